"""`zhengtu query`: run a query of the catalogue."""

from pathlib import Path
from typing import Annotated

import typer

from queries.catalogue import Catalogue
from queries.network import unmeasured
from queries.resolve import EntityResolver
from queries.runner import run
from zhengtu.cli.options import (
    Format,
    OutOption,
    ResultFormat,
    ResultFormatOption,
    StoreOption,
    workbook,
)
from zhengtu.cli.output import console, messages, write_rows
from zhengtu.graph_store import open_store
from zhengtu.spreadsheet import write_rows as write_workbook


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(query)


def query(
    name: Annotated[str, typer.Argument(help="The query's name.")] = "",
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="A parameter: industry=人工智能.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the queries.")] = False,
    catalogue: Annotated[
        list[Path] | None, typer.Option(help="A folder of further .cypher files; repeatable.")
    ] = None,
    store: StoreOption = "",
    limit: Annotated[int | None, typer.Option(help="Print at most so many rows.")] = None,
    format: ResultFormatOption = ResultFormat.TABLE,  # noqa: A002
    out: OutOption = None,
) -> None:
    """Run a query of the catalogue; entities are given by name or id.

    Example:

        zhengtu query regions_backing_industry -p industry=人工智能 --store zj.kgl
    """
    known = Catalogue.load(catalogue or ())
    book = workbook(format is ResultFormat.XLSX, out)
    if list_ or not name:
        if book:
            raise typer.BadParameter("the list of queries is no workbook", param_hint="--format")
        rows = [
            {"name": q.name, "问题": q.question_zh, "parameters": [p.name for p in q.parameters]}
            for q in known.list()
        ]
        write_rows(("name", "问题", "parameters"), rows, Format(format.value))
        return
    wanted = known.get(name)
    with open_store(store, read_only=True) as graph:
        given = EntityResolver(graph.raw, graph.gazetteer).fill(wanted, parameters(param or []))
        found = run(graph.raw, wanted, given, limit=limit)
        note = unmeasured(graph.raw, wanted, found)
        if book:
            about = {
                "query": wanted.name,
                "question": wanted.question_zh,
                "parameters": wanted.fill(given),
                "cypher": wanted.cypher,
            }
            write_workbook(graph.raw, found, about, book)
    if book:
        console().print(str(book), markup=False)
    else:
        write_rows(found.columns, found, Format(format.value), title=wanted.question_zh)
    if note:
        messages().print(f"! {note}", markup=False)
    if found.truncated:
        messages().print(f"truncated: the first {len(found)} rows")


def parameters(given: list[str]) -> dict[str, str]:
    """Return the parameters given as k=v."""
    out = {}
    for item in given:
        key, equals, value = item.partition("=")
        if not equals:
            raise typer.BadParameter(
                f"{item!r} is not of the form name=value", param_hint="--param"
            )
        out[key.strip()] = value.strip()
    return out
