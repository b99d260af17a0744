"""`zhengtu remove`: take a document out of a store."""

from typing import Annotated

import typer

from zhengtu.cli.options import StoreOption
from zhengtu.cli.output import console
from zhengtu.graph_store import open_store


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(remove)


def remove(
    document: Annotated[str, typer.Argument(help="The document's id, path or name.")],
    store: StoreOption,
) -> None:
    """Remove a document with all that no other document holds.

    Example:

        zhengtu remove examples/corpus/yuhang.txt --store zj.kgl
    """
    with open_store(store) as graph:
        gone = graph.remove(document)
    console().print(f"removed {gone.id} {gone.path}", markup=False)
