"""`zhengtu analyse`: write communities and centrality onto the entities of a store."""

from typing import Annotated

import typer

from queries.network import communities, write_measures
from zhengtu.cli.options import Format, FormatOption, StoreOption
from zhengtu.cli.output import messages, write_rows
from zhengtu.graph_store import open_store


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(analyse)


def analyse(
    store: StoreOption,
    limit: Annotated[int, typer.Option(min=1, help="Print at most so many communities.")] = 20,
    format: FormatOption = Format.TABLE,  # noqa: A002
) -> None:
    """Find communities (Louvain) and central entities (PageRank) and write them onto the entities.

    The queries most_central and community_of read them. Run it again after a build.

    Example:

        zhengtu analyse --store zj.kgl
    """
    with open_store(store) as graph:
        measures = write_measures(graph.raw)
        found = communities(graph.raw, measures)
    rows = [
        {"community": c.number, "entities": c.entities, "most_central": list(c.central)}
        for c in found[:limit]
    ]
    write_rows(("community", "entities", "most_central"), rows, format)
    messages().print(
        f"wrote community and centrality onto {len(measures.community)} entities "
        f"in {len(found)} communities 写入 {len(measures.community)} 个实体、{len(found)} 个群落"
    )
