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
    # A program that reads them gets one line a message; a terminal breaks long lines by itself.
    return Console(stderr=True, highlight=False, soft_wrap=True)


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
        writer.writerows([[_exact(row.get(c)) for c in columns] for row in found])
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
    """Return a value as people read it: rounded, nodes and relationships in a few words."""
    if isinstance(value, list | tuple):
        return "、".join(_cell(v) for v in value)
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    if isinstance(value, dict):
        return _piece(value)
    return _exact(value)


def _exact(value: Any) -> str:
    """Return a value as programs read it: nothing rounded, maps and nodes as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return "、".join(_exact(v) for v in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _piece(value: Mapping[str, Any]) -> str:
    """Return a node, a relationship or a path in the shape stores give them; a map as JSON."""
    held = value.get("properties")
    if isinstance(held, Mapping) and "labels" in value:
        kinds = [label for label in value["labels"] if label not in ("Entity", "Zhengtu")]
        named = str(held.get("name") or held.get("title") or "")
        return f"{named} ({' '.join((*kinds, str(held.get('id', ''))))})".strip()
    if isinstance(held, Mapping) and "type" in value:
        support = f"×{held['support']}" if "support" in held else ""
        return " ".join(filter(None, (value["type"], held.get("polarity", ""), support)))
    if {"nodes", "relationships"} == set(value):
        # Which way an edge points is not in the shape that both stores give.
        steps = [f" -[{_piece(one)}]- " for one in value["relationships"]]
        nodes = [_piece(node) for node in value["nodes"]]
        return "".join(a + b for a, b in zip(nodes, [*steps, ""], strict=True))
    return _exact(value)
