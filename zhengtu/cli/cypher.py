"""`zhengtu cypher`: run Cypher."""

from typing import Annotated

import typer

from zhengtu.cli.options import Format, FormatOption, StoreOption
from zhengtu.cli.output import messages, write_rows
from zhengtu.cli.query import parameters
from zhengtu.graph_store import open_store


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(cypher)


def cypher(
    text: Annotated[str, typer.Argument(help="The query.")],
    store: StoreOption,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="A text parameter: name=value.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Let the query change the store.")] = False,
    limit: Annotated[int, typer.Option(help="Print at most so many rows.")] = 1000,
    seconds: Annotated[float, typer.Option(help="Give up after so many seconds.")] = 60.0,
    format: FormatOption = Format.TABLE,  # noqa: A002
) -> None:
    """Run a Cypher query; without --write nothing it says can change the store.

    Example:

        zhengtu cypher "MATCH (r:Region)-[b:BACKS]->(i:Industry) RETURN r.name, i.name" -s zj.kgl
    """
    values = parameters(param or [])
    with open_store(store, read_only=not write) as graph:
        if write:
            found = graph.raw.write(text, values)
        else:
            found = graph.raw.query(text, values, limit=limit, seconds=seconds)
    write_rows(found.columns, found, format)
    if found.truncated:
        messages().print(f"truncated: the first {len(found)} rows (--limit shows more)")
