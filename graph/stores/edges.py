"""Edges as a view over statements: everything on an edge is computed here, from scratch.

The store hands over all statements of one edge and whether the gazetteer knows it; what comes
back depends on nothing else, so adding and removing documents can take any order.
"""

from collections.abc import Iterable, Mapping

from graph.statement import DONE, HOPED, INTENDED
from graph.stores.store import Row

GAZETTEER, TEXT, BOTH = "gazetteer", "text", "both"
EDGE_PROPERTIES = (
    "support",
    "confidence",
    "first_seen",
    "last_seen",
    "evidence",
    "modality",
    "source",
    "decided",
)
_STRENGTH = {DONE: 0, INTENDED: 1, HOPED: 2}


def edge_properties(
    statements: Iterable[Row], stories: Mapping[str, str], fact: bool
) -> Row | None:
    """Return the properties of an edge (beside `polarity`), or None if nothing holds it.

    `statements` are its statement nodes as rows, `stories` maps an article to its story (the same
    report in two papers is one), `fact` says that the gazetteer knows the edge.
    """
    said = list(statements)
    if not said:
        return _of_fact() if fact else None
    dates = sorted(s["published"] for s in said if s["published"])
    best = max(s["confidence"] for s in said)
    return {
        "support": len({stories.get(s["article"], s["article"]) for s in said}),
        "confidence": 1.0 if fact else best,
        "first_seen": dates[0] if dates else "",
        "last_seen": dates[-1] if dates else "",
        "evidence": sorted({s["sentence"] for s in said}, key=reading_order),
        "modality": min((s["modality"] for s in said), key=lambda m: _STRENGTH[m]),
        "source": BOTH if fact else TEXT,
        "decided": "; ".join(sorted({s["decided"] for s in said if s["decided"]})) or None,
    }


def _of_fact() -> Row:
    return {
        "support": 0,
        "confidence": 1.0,
        "first_seen": "",
        "last_seen": "",
        "evidence": [],
        "modality": DONE,
        "source": GAZETTEER,
        "decided": None,
    }


def reading_order(sentence: str) -> tuple[str, int]:
    """Sort key of a sentence id: by document, then by place in it."""
    document, _, index = sentence.rpartition("#")
    return document, int(index)
