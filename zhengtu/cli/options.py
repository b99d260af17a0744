"""The options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class ResultFormat(StrEnum):
    """How the result of a question or query is given: printed, or as a workbook."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


class CypherFormat(StrEnum):
    """How the result of a Cypher query is given: also as the piece of the graph it names."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    GRAPH = "graph"


StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        "-s",
        envvar="ZHENGTU_STORE",
        help="The store: a file (zj.kgl) or neo4j://user:password@host:7687/database.",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="table, json or csv.")]
ResultFormatOption = Annotated[
    ResultFormat,
    typer.Option("--format", "-f", help="table, json, csv, or xlsx (with --out)."),
]
OutOption = Annotated[
    Path | None, typer.Option("--out", "-o", help="The workbook to write with --format xlsx.")
]
CatalogueOption = Annotated[
    list[Path] | None,
    typer.Option("--catalogue", help="A folder of further .cypher files; repeatable."),
]
GazetteerOption = Annotated[
    list[Path] | None,
    typer.Option("--gazetteer", "-g", help="A file of names to add (TSV or YAML); repeatable."),
]

DecisionsOption = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        "-d",
        envvar="ZHENGTU_DECISIONS",
        help="What people decided, a file that `zhengtu review` writes (docs/decisions.md).",
    ),
]


def workbook(wanted: bool, out: Path | None) -> Path | None:
    """Return where a workbook goes, none if rows are to be printed.

    Raises `typer.BadParameter` unless --format xlsx and --out come together.
    """
    if wanted and out is None:
        raise typer.BadParameter("xlsx needs --out FILE.xlsx", param_hint="--format")
    if out is not None and not wanted:
        raise typer.BadParameter("goes with --format xlsx only", param_hint="--out")
    return out
