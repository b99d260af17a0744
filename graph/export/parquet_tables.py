"""Parquet tables for data frames: `nodes.parquet`, `edges.parquet` and `evidence.parquet`.

They are the tables of the csv export with their types kept: aliases are a list, counts integers,
and nothing is done to what a spreadsheet would take for a formula. polars writes them (the extra
`zhengtu[parquet]`); the same graph gives the same bytes for the same version of polars.
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from graph.errors import ExportError
from graph.export.content import Content
from graph.export.files import write_aside

_NODE = {"id": "String", "type": "String", "name": "String", "mentions": "Int64"}
_EDGE = {"source": "String", "type": "String", "target": "String", "polarity": "String"}
_WEIGHT = {"support": "Int64", "confidence": "Float64", "first_seen": "String",
           "last_seen": "String", "modality": "String", "origin": "String"}  # fmt: skip
_SENTENCE = {"document": "String", "sentence": "String", "start": "Int64", "end": "Int64",
             "text": "String"}  # fmt: skip
_KINDS = ((bool, "Boolean"), (int, "Int64"), (float, "Float64"))


def write_parquet(content: Content, folder: Path) -> tuple[Path, ...]:
    """Write the three tables into the folder and return them."""
    polars = _polars()
    nodes = {name: [getattr(n, name) for n in content.nodes] for name in _NODE}
    edges = {name: [getattr(e, name) for e in content.edges] for name in (*_EDGE, *_WEIGHT)}
    pairs = [(e, s) for e in content.edges for s in e.evidence]
    evidence = {name: [getattr(e, name) for e, _ in pairs] for name in _EDGE}
    evidence |= {name: [getattr(s, name) for _, s in pairs] for name in _SENTENCE}
    aliases = polars.Series(
        "aliases", [list(n.aliases) for n in content.nodes], dtype=polars.List(polars.String)
    )
    more = sorted({name for node in content.nodes for name in node.properties})
    columns = [
        _column(polars, name, [n.properties.get(name) for n in content.nodes]) for name in more
    ]
    first = _frame(polars, nodes, _NODE).insert_column(3, aliases)
    return (
        _write(first.with_columns(columns), folder / "nodes.parquet"),
        _write(_frame(polars, edges, {**_EDGE, **_WEIGHT}), folder / "edges.parquet"),
        _write(_frame(polars, evidence, {**_EDGE, **_SENTENCE}), folder / "evidence.parquet"),
    )


def _polars() -> Any:
    try:
        return import_module("polars")
    except ModuleNotFoundError as error:
        raise ExportError(
            'parquet needs the package polars; run: pip install "zhengtu[parquet]"'
        ) from error


def _frame(polars: Any, columns: dict[str, list[Any]], kinds: dict[str, str]) -> Any:
    return polars.DataFrame(columns, schema={k: getattr(polars, v) for k, v in kinds.items()})


def _column(polars: Any, name: str, values: Sequence[Any]) -> Any:
    """Return a column of the type its values share, as text where they share none."""
    held = [value for value in values if value is not None]
    if held and all(isinstance(value, list | tuple) for value in held):
        return polars.Series(
            name,
            [None if v is None else [str(item) for item in v] for v in values],
            dtype=polars.List(polars.String),
        )
    for kind, written in _KINDS:
        if all(type(value) is kind for value in held):
            return polars.Series(name, values, dtype=getattr(polars, written))
    texts = [None if value is None else str(value) for value in values]
    return polars.Series(name, texts, dtype=polars.String)


def _write(frame: Any, path: Path) -> Path:
    return write_aside(path, lambda draft: frame.write_parquet(draft, compression="zstd"))
