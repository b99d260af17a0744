"""Print the rows of a Cypher query, as rows or as the piece of the graph they name."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import shorten
from typing import Any

from graph.errors import QueryError
from graph.stores.store import Rows, Store
from viz.page import write_page
from viz.selection import Selection, select
from zhengtu.cli.options import CypherFormat, Format
from zhengtu.cli.output import console, messages, write_rows
from zhengtu.spreadsheet import write_rows as write_workbook

_TITLE = 80


def write_result(
    store: Store, rows: Rows, form: CypherFormat, about: dict[str, Any], out: Path | None = None
) -> None:
    """Print rows, or write them to `out` (a workbook, a page); say when a cap cut them short.

    `graph` prints the edges among the entities whose ids are in the rows, one a line.
    """
    if form is CypherFormat.XLSX and out:
        write_workbook(store, rows, about, out)
        console().print(str(out), markup=False)
    elif form is CypherFormat.GRAPH:
        _write_graph(store, rows, about, out)
    else:
        write_rows(rows.columns, rows, Format(form.value))
    if rows.truncated:
        messages().print(f"truncated: the first {len(rows)} rows (a higher limit shows more)")


def _write_graph(store: Store, rows: Rows, about: dict[str, Any], out: Path | None) -> None:
    ids = tuple(sorted(set(_texts(rows.rows))))
    if not ids:
        raise QueryError("the rows name no entity: return nodes, or their ids")
    asked = " ".join(str(about.get("query", "")).split())
    selection = Selection(ids=ids, question=shorten(asked, _TITLE, placeholder="…"))
    if out:
        write_page(store, out, selection)
        console().print(str(out), markup=False)
        return
    piece = select(store, selection)
    if not piece.nodes:
        raise QueryError("the rows name no entity: return nodes, or their ids")
    names = {node.id: node.name for node in piece.nodes}
    for edge in piece.edges:
        told = filter(None, (edge.relation, edge.polarity, f"×{edge.support}"))
        what = " ".join(told) if edge.origin == "text" else f"{edge.relation} {edge.origin}"
        console().print(
            f"{names[edge.source]} -[{what} {edge.confidence:.2f}]-> {names[edge.target]}",
            markup=False,
            soft_wrap=True,
        )
    joined = {end for edge in piece.edges for end in (edge.source, edge.target)}
    for node in piece.nodes:
        if node.id not in joined:
            console().print(node.name, markup=False, soft_wrap=True)


def _texts(value: Any) -> Iterator[str]:
    """Yield what may be ids in rows: the strings, in lists too, ids of nodes, ends of statements.

    What else a node or relationship holds may name entities that the rows do not (its parent).
    """
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict) and isinstance(value.get("properties"), dict):
        if "labels" in value:
            for name in ("id", "subject", "object"):
                yield from _texts(value["properties"].get(name))
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
