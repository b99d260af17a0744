"""`zhengtu cypher`: run Cypher, one query or in a shell."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from queries.catalogue import Catalogue
from zhengtu.cli.options import CypherFormat, StoreOption
from zhengtu.cli.output import console
from zhengtu.cli.query import parameters
from zhengtu.cli.shell import Shell
from zhengtu.cli.shell.lines import open_lines
from zhengtu.cli.shell.shell import Settings
from zhengtu.graph_store import open_store


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(cypher)


def cypher(
    store: StoreOption,
    text: Annotated[str, typer.Argument(help="The query; none: a shell, or a script.")] = "",
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="A text parameter: name=value.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Let the query change the store.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="Print at most so many rows.")] = 1000,
    seconds: Annotated[float, typer.Option(min=0.1, help="Give up after so many seconds.")] = 60.0,
    format: Annotated[  # noqa: A002
        CypherFormat,
        typer.Option("--format", "-f", help="table, json, csv, xlsx (with --out) or graph."),
    ] = CypherFormat.TABLE,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Where xlsx goes; with graph, the page to write."),
    ] = None,
    catalogue: Annotated[
        list[Path] | None, typer.Option(help="A folder of further .cypher files; repeatable.")
    ] = None,
) -> None:
    """Run a Cypher query; without --write nothing it says can change the store.

    Without a query it is a shell with history and completion, or, where standard input is no
    terminal, a script: statements that end with ; and the shell's commands (:help lists them).

    Example:

        zhengtu cypher "MATCH (r:Region)-[b:BACKS]->(i:Industry) RETURN r.name, i.name" -s zj.kgl
    """
    _check(text, format, out, write)
    settings = Settings(format, limit, seconds, parameters(param or []))
    with open_store(store, read_only=not write) as graph:
        shell = Shell(graph, Catalogue.load(catalogue or ()), settings)
        if write:
            shell.change(text)
        elif text:
            shell.statement(text, out)
        else:
            history = Path(typer.get_app_dir("zhengtu")) / "cypher_history"
            if sys.stdin.isatty():
                console().print(f"{store}: Cypher ends with ; or an empty line, :help, :quit")
            if not shell.run(open_lines(shell.complete, history)):
                raise typer.Exit(1)


def _check(text: str, form: CypherFormat, out: Path | None, write: bool) -> None:
    if form is CypherFormat.XLSX and out is None:
        raise typer.BadParameter("xlsx needs --out FILE.xlsx", param_hint="--format")
    if out and form not in (CypherFormat.XLSX, CypherFormat.GRAPH):
        raise typer.BadParameter("goes with --format xlsx or graph", param_hint="--out")
    if not text and (write or out):
        raise typer.BadParameter("--write and --out need a query", param_hint="TEXT")
