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
GazetteerOption = Annotated[
    list[Path] | None,
    typer.Option("--gazetteer", "-g", help="A file of names to add (TSV or YAML); repeatable."),
]
