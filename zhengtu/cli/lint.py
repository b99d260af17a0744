"""`zhengtu lint`: check gazetteer files."""

from pathlib import Path
from typing import Annotated

import typer

from graph.gazetteer.lint import lint as lint_gazetteer
from zhengtu.cli.options import Format, FormatOption
from zhengtu.cli.output import write_rows


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(lint)


def lint(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Gazetteer files; none: those that ship.")
    ] = None,
    format: FormatOption = Format.TABLE,  # noqa: A002
) -> None:
    """Find double ids, shared aliases, ordinary words as names, lost parents, rows without source.

    Example:

        zhengtu lint my-companies.tsv
    """
    findings = lint_gazetteer(files) if files else lint_gazetteer()
    rows = [{"file": f.path, "row": f.row, "finding": f.message} for f in findings]
    write_rows(("file", "row", "finding"), rows, format)
    if findings:
        raise typer.Exit(1)
