"""`zhengtu export`: write the graph into files."""

from pathlib import Path
from typing import Annotated

import typer

from graph.export.export import FORMATS
from zhengtu.cli.options import StoreOption
from zhengtu.cli.output import console
from zhengtu.graph_store import open_store


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(export)


def export(
    out: Annotated[Path, typer.Argument(help="The folder (jsonl, csv, parquet) or file to write.")],
    store: StoreOption,
    format: Annotated[  # noqa: A002
        str, typer.Option("--format", "-f", help=f"One of {', '.join(FORMATS)}.")
    ] = "jsonl",
) -> None:
    """Write the graph into files; the same graph gives the same bytes.

    jsonl, csv and parquet make a folder of tables; graphml, cypher and turtle one file.

    Example:

        zhengtu export out/ --store zj.kgl --format jsonl
    """
    with open_store(store, read_only=True) as graph:
        graph.export(out, format)
    console().print(str(out), markup=False)
