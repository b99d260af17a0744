"""`zhengtu explain`: why a statement was or was not made."""

from pathlib import Path
from typing import Annotated

import typer

from zhengtu.cli.options import Format, FormatOption
from zhengtu.cli.output import write_rows
from zhengtu.explanation import explain as explain_statement


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(explain)


def explain(
    subject: Annotated[str, typer.Argument(help="A name: 余杭区.")],
    relation: Annotated[str, typer.Argument(help="A relation: BACKS.")],
    object: Annotated[str, typer.Argument(help="A name: 人工智能.")],  # noqa: A002
    files: Annotated[list[Path], typer.Argument(help="The documents to look in.")],
    format: FormatOption = Format.TABLE,  # noqa: A002
) -> None:
    """Show every sentence where the two meet: route, rule, confidence, what a rejected one lacked.

    Example:

        zhengtu explain 余杭区 BACKS 人工智能 examples/corpus/yuhang.txt
    """
    rows = explain_statement(files, subject, relation, object)
    columns = ("document", "sentence", "accepted", "confidence", "route", "rule", "why", "text")
    write_rows(columns, rows, format)
