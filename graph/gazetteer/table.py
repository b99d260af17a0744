"""Read a gazetteer file: a table with one entry a row, as TSV or as a YAML list of the same keys.

`data/README.md` documents the format for those who write such files. This module knows the cells
of one row; what several rows mean together (parents, shared names) is `gazetteer`'s and `lint`'s
business. Reading is kept lean on purpose: the built-in tables are read at every start.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from graph.errors import GazetteerError
from graph.gazetteer.entry import Entry
from graph.ontology import ontology

COLUMNS = (
    "type",
    "id",
    "name",
    "aliases",
    "context",
    "not",
    "parent",
    "source",
    "valid_from",
    "valid_to",
    "generic",
)
_YES = frozenset(("1", "true", "yes", "是"))
_NO = frozenset(("", "0", "false", "no", "否"))


@dataclass(frozen=True, slots=True)
class Row:
    """An entry and where it was read: the line of a TSV file, the item of a YAML list (from 1)."""

    entry: Entry
    path: Path
    number: int


def read_table(path: Path) -> list[Row]:
    """Read the rows of a gazetteer file; `.yaml` and `.yml` are YAML, all else is TSV."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise GazetteerError(
            f"{path}: {error.strerror or error}. Give the path of a gazetteer file."
        ) from error
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path}: not UTF-8 ({error.reason}). Save it as UTF-8.") from error
    if path.suffix.lower() in (".yaml", ".yml"):
        return list(_yaml_rows(text, path))
    return list(_tsv_rows(text, path))


def _tsv_rows(text: str, path: Path) -> Iterator[Row]:
    layout: _Layout | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("#") or not line or line.isspace():
            continue
        cells = line.rstrip("\r").split("\t")
        if layout is None:
            layout = _Layout(_header(cells, path, number))
        elif len(cells) > layout.width:
            raise GazetteerError(
                f"{path}, line {number}: {len(cells)} cells under {layout.width} columns. "
                "Separate cells by one tab and the items of a list by '|'."
            )
        else:
            try:
                yield Row(layout.entry(cells), path, number)
            except _CellError as error:
                raise GazetteerError(f"{path}, line {number}: {error}") from error
    if layout is None:
        raise GazetteerError(
            f"{path}: no header row. Begin with the columns {' '.join(COLUMNS[:3])} …"
        )


def _header(cells: list[str], path: Path, number: int) -> list[str]:
    header = [cell.strip() for cell in cells]
    missing = [column for column in ("type", "name") if column not in header]
    if missing:
        raise GazetteerError(
            f"{path}, line {number}: the header has no column {' and no column '.join(missing)}. "
            f"The columns are {' '.join(COLUMNS)}, separated by tabs."
        )
    if "" in header or len(set(header)) != len(header):
        raise GazetteerError(
            f"{path}, line {number}: a column name is empty or stands twice. Name each column once."
        )
    return header


def _yaml_rows(text: str, path: Path) -> Iterator[Row]:
    try:
        items = yaml.safe_load(text)
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f", line {where.line + 1}" if where else ""
        raise GazetteerError(f"{path}{line}: not YAML. Mend the syntax there.") from error
    if not isinstance(items, list):
        raise GazetteerError(f"{path}: not a list. Write one '- type: …' item for each entry.")
    for number, item in enumerate(items, start=1):
        if not isinstance(item, dict):
            raise GazetteerError(
                f"{path}, item {number}: not a mapping. Write 'type: …' and 'name: …'."
            )
        layout = _Layout([str(key) for key in item])
        try:
            yield Row(layout.entry([_cell(value) for value in item.values()]), path, number)
        except _CellError as error:
            raise GazetteerError(f"{path}, item {number}: {error}") from error


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "|".join(str(item) for item in value)
    return str(value)


class _CellError(GazetteerError):
    """A cell that cannot be read; the caller knows in which row it stands."""


class _Layout:
    """Where each column stands in the rows of one table."""

    def __init__(self, header: list[str]) -> None:
        self.width = len(header)
        # A column that the table lacks is read from one empty cell behind the last.
        self._at = tuple(header.index(c) if c in header else self.width for c in COLUMNS)
        self._more = tuple((i, c) for i, c in enumerate(header) if c not in COLUMNS)
        self._types = ontology().types

    def entry(self, cells: list[str]) -> Entry:
        """Return the entry of a row of cells, which may end early."""
        cells = [cell.strip() for cell in cells]
        cells += [""] * (self.width + 1 - len(cells))
        (
            type_,
            id_,
            name,
            aliases,
            context,
            names_not,
            parent,
            source,
            valid_from,
            valid_to,
            generic,
        ) = [cells[i] for i in self._at]
        if type_ not in self._types:
            raise _CellError(f"unknown type {type_!r}. The types are {', '.join(self._types)}.")
        if not name and not id_:
            raise _CellError("neither name nor id. Give the entry a name.")
        return Entry(
            id_ or f"{type_.lower()}:{name}",
            type_,
            name,
            _items(aliases),
            _items(context),
            _items(names_not),
            parent,
            source,
            valid_from,
            valid_to,
            _flag(generic),
            {column: cells[i] for i, column in self._more if cells[i]},
        )


def _flag(cell: str) -> bool:
    word = cell.lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise _CellError(f"generic is {cell!r}. Write 1, or leave it empty.")


def _items(cell: str) -> tuple[str, ...]:
    if not cell:
        return ()
    if "|" not in cell:
        return (cell,)
    return tuple(dict.fromkeys(item for part in cell.split("|") if (item := part.strip())))
