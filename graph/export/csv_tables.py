"""CSV tables for spreadsheets: `nodes.csv`, `edges.csv` and `evidence.csv`.

They begin with a byte order mark, so that spreadsheets read the Chinese right. A text that a
spreadsheet would take for a formula gets an apostrophe before it: texts come from strangers.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from graph.export.content import Content
from graph.export.files import write_text

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NODE = ("id", "type", "name", "aliases", "mentions")
_EDGE = ("source", "type", "target", "polarity")
_WEIGHT = ("support", "confidence", "first_seen", "last_seen", "modality", "origin")
_SENTENCE = ("document", "sentence", "start", "end", "text")


def write_csv(content: Content, folder: Path) -> tuple[Path, ...]:
    """Write the three tables into the folder and return them."""
    more = sorted({name for node in content.nodes for name in node.properties})
    nodes = (
        [n.id, n.type, n.name, n.aliases, n.mentions, *(n.properties.get(name) for name in more)]
        for n in content.nodes
    )
    edges = ([getattr(e, name) for name in (*_EDGE, *_WEIGHT)] for e in content.edges)
    evidence = (
        [getattr(e, name) for name in _EDGE] + [getattr(s, name) for name in _SENTENCE]
        for e in content.edges
        for s in e.evidence
    )
    return (
        _write(folder / "nodes.csv", (*_NODE, *more), nodes),
        _write(folder / "edges.csv", (*_EDGE, *_WEIGHT), edges),
        _write(folder / "evidence.csv", (*_EDGE, *_SENTENCE), evidence),
    )


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Path:
    return write_text(path, _lines(header, rows), encoding="utf-8-sig")


def _lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    buffer = StringIO()
    table = csv.writer(buffer, lineterminator="\n")
    table.writerow(header)
    for row in rows:
        table.writerow([_cell(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = " | ".join(str(item) for item in value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value
