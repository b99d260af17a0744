"""Say what is wrong with gazetteer tables, row by row (`zhengtu lint`).

Reading a table already refuses what cannot be read; here are the faults that load but mislead:
names of two things, names that are ordinary words, parents that are not there, rows no one can
check. The user's tables are judged together with the built-in ones.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jieba

from graph.gazetteer.entry import Entry
from graph.gazetteer.gazetteer import Gazetteer, built_in_rows
from graph.gazetteer.matcher import fold
from graph.gazetteer.ordinary import ordinary_words, proper_names
from graph.gazetteer.table import Row, read_table

# jieba's dictionary saw the word this often or more: common enough to mislead.
COMMON = 100
_NAME_TAGS = ("nr", "nrt", "ns", "nt", "nz", "j", "l", "i", "x", "eng")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
# Their names are meant to be ordinary words; titles of policies are long.
_COMMON_WORD_TYPES = frozenset(("Industry", "Policy"))
# Properties that hold the id or the name of a region.
_REGION_PROPERTIES = ("region", "successor")


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of one row: line of a TSV file, item of a YAML list."""

    path: Path
    row: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}, row {self.row}: {self.message}"


def lint(paths: Sequence[Path] = ()) -> tuple[Finding, ...]:
    """Return the faults of these tables, or of the built-in ones if none are given."""
    rows = [row for path in paths for row in read_table(path)]
    judged = rows or list(built_in_rows())
    everything = [*built_in_rows(), *rows]
    gazetteer = Gazetteer(everything)
    findings = {
        *_duplicate_ids(everything),
        *_shared_names(everything, gazetteer),
        *_row_faults(judged, gazetteer),
    }
    files = {row.path for row in judged}
    return tuple(
        sorted(
            (f for f in findings if f.path in files), key=lambda f: (str(f.path), f.row, f.message)
        )
    )


def _duplicate_ids(rows: Sequence[Row]) -> Iterator[Finding]:
    first: dict[str, Row] = {}
    for row in rows:
        if not row.entry.name:  # adds to the entry with its id
            continue
        known = first.setdefault(row.entry.id, row)
        if known is not row:
            yield Finding(
                row.path,
                row.number,
                f"id {row.entry.id!r} is taken by {known.path.name}, row {known.number}. "
                "Leave the name empty to add to that entry, or give another id.",
            )


def _shared_names(rows: Sequence[Row], gazetteer: Gazetteer) -> Iterator[Finding]:
    """Names that two entries of a type claim without asking for context.

    Places of one name in different parents are the world's fault, not the table's.
    """
    claims: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        entry = gazetteer.entry(row.entry.id)
        if entry is None:
            continue
        for name in (row.entry.name, *row.entry.aliases):
            if name and name not in entry.context:
                claims[entry.type, fold(name)].setdefault(entry.id, row)
    for (_, name), by_id in claims.items():
        (first_id, first), *others = by_id.items()
        for id_, row in others:
            one, two = gazetteer.entry(first_id), gazetteer.entry(id_)
            if one and two and not _told_apart(one, two):
                yield Finding(
                    row.path,
                    row.number,
                    f"{name!r} also belongs to {first_id} ({first.path.name}, row {first.number}). "
                    "Give one a longer alias, or list it under context in both.",
                )


def _told_apart(one: Entry, two: Entry) -> bool:
    if one.valid_to != two.valid_to:
        return True
    return bool(one.parent and two.parent) and one.parent != two.parent


def _row_faults(rows: Sequence[Row], gazetteer: Gazetteer) -> Iterator[Finding]:
    for row in rows:
        entry = gazetteer.entry(row.entry.id)
        if entry is None:
            continue
        for message in (
            *_missing(row.entry, gazetteer),
            *_common_words(row.entry, entry),
            *_idle_negatives(row.entry, entry),
            *_bad_dates(row.entry),
        ):
            yield Finding(row.path, row.number, message)


def _missing(said: Entry, gazetteer: Gazetteer) -> Iterator[str]:
    if not said.source:
        yield f"{said.id} has no source. Say where the row comes from."
    parent = gazetteer.entry(said.parent) if said.parent else None
    if said.parent and parent is None:
        yield f"{said.id}: no entry {said.parent!r} to be its parent. Correct the id."
    elif parent and parent.type != said.type:
        yield f"{said.id}: its parent {said.parent!r} is a {parent.type}. Name a {said.type}."
    for key in _REGION_PROPERTIES:
        value = str(said.properties.get(key, ""))
        if value and not _is_region(value, gazetteer):
            yield f"{said.id}: {key} is {value!r}, no region's id or name. Correct it."


def _is_region(value: str, gazetteer: Gazetteer) -> bool:
    entry = gazetteer.entry(value)
    if entry is not None:
        return entry.type == "Region"
    return any(r.entry.type == "Region" for r in gazetteer.named(value))


def _common_words(said: Entry, entry: Entry) -> Iterator[str]:
    if entry.generic or entry.type in _COMMON_WORD_TYPES:
        return
    if entry.properties.get("level") in ("country", "province", "city"):
        return  # better known as places than as words
    for name in (said.name, *said.aliases):
        if name and name not in entry.context and _is_common(name, entry.type):
            yield f"{name!r} is an ordinary word. List it under context."


def _is_common(name: str, type_: str) -> bool:
    # jieba takes some full names of districts (硚口区) for verbs.
    titled = type_ == "Region" and name[-1] in "省市区县旗镇乡州盟"
    return name in ordinary_words() or (name in _common() and not titled)


@cache
def _common() -> frozenset[str]:
    text = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines())
    return (
        frozenset(
            word for word, count, tag in rows if int(count) >= COMMON and tag not in _NAME_TAGS
        )
        - proper_names()
    )


def _idle_negatives(said: Entry, entry: Entry) -> Iterator[str]:
    names = [fold(name) for name in (entry.name, *entry.aliases, *entry.context)]
    for longer in said.names_not:
        if not any(name in fold(longer) and name != fold(longer) for name in names):
            yield f"not-string {longer!r} holds no name of {said.id}. Remove it."


def _bad_dates(said: Entry) -> Iterator[str]:
    for date in (said.valid_from, said.valid_to):
        if date and not _DATE.fullmatch(date):
            yield f"{said.id}: {date!r} is no ISO date. Write 2021, 2021-04 or 2021-04-09."
