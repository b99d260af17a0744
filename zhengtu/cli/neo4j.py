"""`zhengtu neo4j`: a local Neo4j for users with Java but no Docker."""

from pathlib import Path
from typing import Annotated

import typer

from zhengtu.cli.output import console, messages

app = typer.Typer(help="Run a local Neo4j server (needs Java 17, and Maven for the first start).")


@app.callback()
def group() -> None:
    """Run a local Neo4j server (needs Java 17, and Maven for the first start)."""


@app.command()
def start(
    home: Annotated[Path, typer.Option(help="The folder that keeps the database.")] = Path(
        "neo4j-data"
    ),
    password: Annotated[
        str, typer.Option(envvar="ZHENGTU_NEO4J_PASSWORD", help="The password of user neo4j.")
    ] = "zhengtu-local",
    port: Annotated[int, typer.Option(help="The Bolt port on 127.0.0.1.")] = 7687,
) -> None:
    """Start a server on 127.0.0.1 and keep it running until Ctrl-C.

    Example:

        zhengtu neo4j start --home neo4j-data
    """
    # Neo4j's driver takes half a second to import: no other command should wait for it.
    from graph.stores.local_neo4j.server import LocalNeo4j, default_cache

    messages().print("starting Neo4j 启动中 … (the first time it is fetched by Maven, 135 MB)")
    server = LocalNeo4j(home, cache=default_cache(), password=password, port=port)
    try:
        console().print(f"ready: {server.uri}", markup=False)
        server.wait()
    finally:
        server.stop()
