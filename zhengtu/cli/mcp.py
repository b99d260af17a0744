"""`zhengtu mcp`: serve a store to language models."""

from pathlib import Path
from typing import Annotated

import typer

from zhengtu.cli.options import GazetteerOption, StoreOption
from zhengtu.extras import require
from zhengtu.graph_store import open_store


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(mcp)


def mcp(
    store: StoreOption,
    catalogue: Annotated[
        list[Path] | None, typer.Option(help="A folder of further .cypher files; repeatable.")
    ] = None,
    gazetteer: GazetteerOption = None,
) -> None:
    """Serve a store over MCP on standard input and output; every tool only reads.

    Needs the extra zhengtu[mcp]. Example, in an MCP client's settings:

        {"command": "zhengtu", "args": ["mcp", "--store", "zj.kgl"]}

    Example:

        zhengtu mcp --store zj.kgl
    """
    require("mcp", "mcp")
    from zhengtu.mcp_server import mcp_server  # it imports the SDK, which is an extra

    with open_store(store, read_only=True, gazetteer=tuple(gazetteer or ())) as graph:
        mcp_server(graph, catalogue or ()).run("stdio")
