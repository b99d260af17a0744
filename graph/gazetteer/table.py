"""Read a gazetteer file: a table with one entry a row, as TSV or as a YAML list of the same keys.

`data/README.md` documents the format for those who write such files. This module knows the cells
of one row; what several rows mean together (parents, shared names) is `gazetteer`'s and `lint`'s
business. Reading is kept lean on purpose: the built-in tables are read at every start.
"""

from collections.abc import Iterator, Mapping
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
_LISTS = frozenset(("aliases", "context", "not"))
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
    types = ontology().types
    header: list[str] | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = _header(cells, path, number)
            continue
        if len(cells) > len(header):
            raise GazetteerError(
                f"{path}, line {number}: {len(cells)} cells under {len(header)} columns. "
                "Separate cells by one tab and the items of a list by '|'."
            )
        yield Row(
            _entry(dict(zip(header, cells, strict=False)), types, path, f"line {number}"),
            path,
            number,
        )
    if header is None:
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
    types = ontology().types
    for number, item in enumerate(items, start=1):
        place = f"item {number}"
        if not isinstance(item, dict):
            raise GazetteerError(f"{path}, {place}: not a mapping. Write 'type: …' and 'name: …'.")
        cells = {str(key): _cell(value) for key, value in item.items()}
        yield Row(_entry(cells, types, path, place), path, number)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "|".join(str(item) for item in value)
    return str(value)


def _entry(cells: dict[str, str], types: Mapping[str, object], path: Path, place: str) -> Entry:
    get = cells.get
    type_, name, id_ = get("type", "").strip(), get("name", "").strip(), get("id", "").strip()
    if type_ not in types:
        raise GazetteerError(
            f"{path}, {place}: unknown type {type_!r}. The types are {', '.join(types)}."
        )
    if not name and not id_:
        raise GazetteerError(f"{path}, {place}: neither name nor id. Give the entry a name.")
    generic = get("generic", "").strip().lower()
    if generic not in _YES and generic not in _NO:
        raise GazetteerError(
            f"{path}, {place}: generic is {generic!r}. Write 1, or leave it empty."
        )
    return Entry(
        id=id_ or f"{type_.lower()}:{name}",
        type=type_,
        name=name,
        aliases=_items(get("aliases", "")),
        context=_items(get("context", "")),
        names_not=_items(get("not", "")),
        parent=get("parent", "").strip(),
        source=get("source", "").strip(),
        valid_from=get("valid_from", "").strip(),
        valid_to=get("valid_to", "").strip(),
        generic=generic in _YES,
        properties={
            key: value
            for key, cell in cells.items()
            if key not in _KNOWN and (value := cell.strip())
        },
    )


_KNOWN = frozenset(COLUMNS)


def _items(cell: str) -> tuple[str, ...]:
    if not cell:
        return ()
    if "|" not in cell:
        return (cell.strip(),) if cell.strip() else ()
    return tuple(dict.fromkeys(item for part in cell.split("|") if (item := part.strip())))
