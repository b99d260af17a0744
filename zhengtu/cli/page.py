"""`zhengtu page`: write an interactive page."""

from pathlib import Path
from typing import Annotated

import typer

from viz.answer_page import answer_selection
from viz.page import write_page
from viz.selection import Selection
from zhengtu.cli.options import StoreOption
from zhengtu.cli.output import console
from zhengtu.graph_store import open_store

_DEFAULT = Selection()


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(page)


def page(
    out: Annotated[Path, typer.Argument(help="The HTML file to write.")],
    store: StoreOption,
    focus: Annotated[
        list[str] | None, typer.Option(help="Show this entity and what is near; repeatable.")
    ] = None,
    hops: Annotated[int, typer.Option(help="How far from --focus.")] = _DEFAULT.hops,
    type: Annotated[  # noqa: A002
        list[str] | None, typer.Option(help="Only entities of this type; repeatable.")
    ] = None,
    relation: Annotated[
        list[str] | None, typer.Option(help="Only this relation; repeatable.")
    ] = None,
    region: Annotated[str, typer.Option(help="Only what concerns this region or its parts.")] = "",
    since: Annotated[str, typer.Option(help="Only what was said from this date on.")] = "",
    until: Annotated[str, typer.Option(help="Only what was said up to this date.")] = "",
    min_confidence: Annotated[float, typer.Option(help="Only edges as sure as this.")] = 0.0,
    limit: Annotated[int, typer.Option(help="At most so many entities.")] = _DEFAULT.limit,
    title: Annotated[str, typer.Option(help="The page's title.")] = "",
    question: Annotated[str, typer.Option(help="Show the answer to this question.")] = "",
) -> None:
    """Write one self-contained HTML file: graph, matrix, table, timeline, with the sentences.

    Example:

        zhengtu page yuhang.html --focus 余杭区 --hops 2 --store zj.kgl
    """
    selection = Selection(
        focus=tuple(focus or ()),
        hops=hops,
        types=tuple(type or ()),
        relations=tuple(relation or ()),
        region=region,
        since=since,
        until=until,
        min_confidence=min_confidence,
        limit=limit,
    )
    with open_store(store, read_only=True) as graph:
        if question:
            # What the answer names is the page; the other options do not apply to it.
            selection = answer_selection(graph.ask(question))
        write_page(graph.raw, out, selection, title)
    console().print(str(out), markup=False)
