"""Print results on standard output: a table for people, JSON or CSV for programs."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from zhengtu.cli.options import Format


def console() -> Console:
    """Return a console on standard output; not a terminal, it gets plain text and wide lines."""
    wide = None if sys.stdout.isatty() else 160
    return Console(file=sys.stdout, width=wide, highlight=False)


def messages() -> Console:
    """Return a console on standard error, for progress and notes."""
    return Console(stderr=True, highlight=False)


def write_rows(
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    form: Format,
    title: str = "",
) -> None:
    """Print rows in the form asked for."""
    found = list(rows)
    if form is Format.JSON:
        write_json(found)
    elif form is Format.CSV:
        writer = csv.writer(sys.stdout)
        writer.writerow(columns)
        writer.writerows([[_cell(row.get(c)) for c in columns] for row in found])
    else:
        _write_table(columns, found, title)


def write_json(value: Any) -> None:
    """Print a value as indented JSON, Chinese as it is."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def _write_table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], title: str) -> None:
    table = Table(title=title or None, title_justify="left", header_style="bold")
    for column in columns:
        numbers = rows and all(isinstance(row.get(column), int | float) for row in rows)
        table.add_column(column, justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        # Text, not markup: a name with [brackets] is printed as it is.
        table.add_row(*(Text(_cell(row.get(c))) for c in columns))
    console().print(table)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "、".join(_cell(v) for v in value)
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    return str(value)
