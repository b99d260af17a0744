"""Fetch the sentences behind the rows of an answer."""

from collections.abc import Iterable, Sequence

from graph.stores.store import Row, Store
from queries.answer import Quote
from queries.runner import run

_PER_ROW = 5
_LOOKED_AT = 50


def quotes(store: Store, rows: Sequence[Row]) -> tuple[tuple[Quote, ...], ...]:
    """Return for each row the sentences of its `evidence`, newest first, at most five."""
    wanted = {i for row in rows for i in _ids(row)}
    if not wanted:
        return tuple(() for _ in rows)
    found = {
        r["sentence_id"]: Quote(
            r["sentence_id"],
            r["text"],
            r["document"],
            r["document_id"],
            r["published"] or "",
            r["source"] or "",
            r["page"] or 0,
        )
        for r in run(store, "sentences", {"ids": sorted(wanted)})
    }
    return tuple(_newest(found[i] for i in _ids(row) if i in found) for row in rows)


def _ids(row: Row) -> list[str]:
    return list(dict.fromkeys(row.get("evidence") or ()))[:_LOOKED_AT]


def _newest(every: Iterable[Quote]) -> tuple[Quote, ...]:
    by_id = sorted(every, key=lambda q: q.sentence)
    return tuple(sorted(by_id, key=lambda q: q.published, reverse=True)[:_PER_ROW])
