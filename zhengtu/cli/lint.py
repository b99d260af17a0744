"""`zhengtu lint`: check gazetteer files and files of decisions."""

from pathlib import Path
from typing import Annotated

import typer

from graph.decisions.lint import lint_decisions
from graph.decisions.table import is_decisions_file
from graph.gazetteer.gazetteer import Gazetteer
from graph.gazetteer.lint import lint as lint_gazetteer
from zhengtu.cli.options import Format, FormatOption, GazetteerOption
from zhengtu.cli.output import write_rows


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(lint)


def lint(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Gazetteer files or decisions; none: the gazetteer that ships."),
    ] = None,
    gazetteer: GazetteerOption = None,
    format: FormatOption = Format.TABLE,  # noqa: A002
) -> None:
    """Find double ids, shared aliases, ordinary words as names, lost parents, rows without source.

    In decisions.tsv: rows that cannot be read, duplicates, contradictions, unknown ids.

    Example:

        zhengtu lint my-companies.tsv
    """
    decisions = [path for path in files or () if is_decisions_file(path)]
    tables = [path for path in files or () if path not in decisions]
    findings = lint_gazetteer(tables) if tables or not decisions else ()
    known = Gazetteer.load(tuple(gazetteer or ()))
    for path in decisions:
        findings += lint_decisions(path, known)
    rows = [{"file": f.path, "row": f.row, "finding": f.message} for f in findings]
    write_rows(("file", "row", "finding"), rows, format)
    if findings:
        raise typer.Exit(1)
