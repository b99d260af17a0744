"""Write a store to files in one of the formats."""

from collections.abc import Callable
from pathlib import Path

from graph.errors import ExportError
from graph.export.content import Content, read_content
from graph.export.csv_tables import write_csv
from graph.export.cypher_script import write_cypher
from graph.export.graphml import write_graphml
from graph.export.jsonl import write_jsonl
from graph.stores.store import Store

_FOLDERS: dict[str, Callable[[Content, Path], tuple[Path, ...]]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
}
_FILES = ("graphml", "cypher")
FORMATS = (*_FOLDERS, *_FILES)


def export(store: Store, out: Path, format: str = "jsonl") -> tuple[Path, ...]:  # noqa: A002
    """Write the graph and return the files made.

    `jsonl` and `csv` fill the folder `out`; `graphml` and `cypher` write the file `out`, or
    `graph.graphml` and `graph.cypher` in it if `out` has no such ending.
    """
    if format not in FORMATS:
        raise ExportError(f"no export format {format!r}; the formats are {', '.join(FORMATS)}")
    if format in _FOLDERS:
        if out.exists() and not out.is_dir():
            raise ExportError(f"{out}: {format} needs a folder, and this is a file")
        return _FOLDERS[format](read_content(store), out)
    path = out if out.suffix == f".{format}" else out / f"graph.{format}"
    if format == "cypher":
        return write_cypher(store, path)
    return write_graphml(read_content(store), path)
