"""Write a store to files in one of the formats."""

from collections.abc import Callable
from pathlib import Path

from graph.errors import ExportError
from graph.export.content import Content, read_content
from graph.export.csv_tables import write_csv
from graph.export.cypher_script import write_cypher
from graph.export.graphml import write_graphml
from graph.export.jsonl import write_jsonl
from graph.export.parquet_tables import write_parquet
from graph.export.turtle import write_turtle
from graph.stores.store import Store

_FOLDERS: dict[str, Callable[[Content, Path], tuple[Path, ...]]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
}
# The ending of the one file that the other formats write.
_FILES = {"graphml": "graphml", "cypher": "cypher", "turtle": "ttl"}
FORMATS = (*_FOLDERS, *_FILES)


def export(store: Store, out: Path, format: str = "jsonl") -> tuple[Path, ...]:  # noqa: A002
    """Write the graph and return the files made.

    `jsonl`, `csv` and `parquet` fill the folder `out`; `graphml`, `cypher` and `turtle` write the
    file `out`, or `graph.graphml`, `graph.cypher`, `graph.ttl` in it if `out` has no such ending.
    """
    if format not in FORMATS:
        raise ExportError(f"no export format {format!r}; the formats are {', '.join(FORMATS)}")
    if format in _FOLDERS:
        if out.exists() and not out.is_dir():
            raise ExportError(f"{out}: {format} needs a folder, and this is a file")
        return _FOLDERS[format](read_content(store), out)
    ending = _FILES[format]
    path = out if out.suffix == f".{ending}" else out / f"graph.{ending}"
    if format == "cypher":
        return write_cypher(store, path)
    if format == "turtle":
        return write_turtle(read_content(store), store.documents(), path)
    return write_graphml(read_content(store), path)
