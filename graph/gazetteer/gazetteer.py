"""The names Zhengtu knows: look them up, find them in a text, walk from part to whole.

Entries come from the tables in `data/` and from the user's own files. A name shared by several
entries keeps all of them as readings; choosing among them is the linkers' job. Of the tables'
columns only `not` is acted on here: a name inside such a longer string is no occurrence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from graph.errors import GazetteerError
from graph.gazetteer.entry import Entry, Hit, NameKind, Reading
from graph.gazetteer.matcher import Matcher, fold
from graph.gazetteer.table import Row, read_table
from graph.ontology import ontology
from graph.statement import Fact

DATA = Path(__file__).parent / "data"
# Endings from which names of public bodies are composed: no table of entries.
COMPOSITION_TABLE = "departments.tsv"


class Gazetteer:
    """A set of entries with an index of their names."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._entries = _merged(rows)
        self._readings: dict[str, tuple[Reading, ...]] = _index(self._entries.values())
        self._not: dict[str, frozenset[str]] = _negatives(self._entries.values())
        self._matcher = Matcher((*self._readings, *self._not))
        self._children: dict[str, tuple[str, ...]] | None = None

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> "Gazetteer":
        """Return the built-in gazetteer with the entries of the user's own files added.

        A row of a later file whose id is known already adds its names to that entry.
        """
        if not extra:
            return _built_in()
        rows = [row for path in extra for row in read_table(path)]
        return cls((*built_in_rows(), *rows))

    def hits(self, text: str) -> list[Hit]:
        """Return every occurrence of every name, sorted by (start, -stop)."""
        found = self._matcher.find(text)
        readings, negatives = self._readings, self._not
        hidden = [(a, b, negatives[name]) for a, b, name in found if name in negatives]
        hits = []
        for start, stop, name in found:
            means = readings.get(name)
            if means is None:
                continue
            if hidden:
                means = _visible(means, start, stop, hidden)
                if not means:
                    continue
            hits.append(Hit(start, stop, text[start:stop], means))
        return hits

    def entry(self, id: str) -> Entry | None:  # noqa: A002 - the column's name
        """Return the entry with that id, if there is one."""
        return self._entries.get(id)

    def entries(self, type: str | None = None) -> tuple[Entry, ...]:  # noqa: A002
        """Return all entries (of one type) in the order of the files."""
        return tuple(e for e in self._entries.values() if type is None or e.type == type)

    def named(self, name: str) -> tuple[Reading, ...]:
        """Return what a string names, compared as texts are: width and case do not matter."""
        return self._readings.get(fold(name), ())

    def named_folded(self, name: str) -> tuple[Reading, ...]:
        """Return what a string names that is folded already (see `matcher.fold`)."""
        return self._readings.get(name, ())

    def ancestors(self, id: str) -> tuple[str, ...]:  # noqa: A002
        """Return the ids of what an entry is part of, nearest first."""
        above: list[str] = []
        entry = self._entries.get(id)
        while entry and entry.parent and entry.parent not in (id, *above):
            above.append(entry.parent)
            entry = self._entries.get(entry.parent)
        return tuple(above)

    def children(self, id: str) -> tuple[str, ...]:  # noqa: A002
        """Return the ids of the entries whose parent this is, sorted."""
        if self._children is None:
            below: dict[str, list[str]] = {}
            for entry in self._entries.values():
                if entry.parent:
                    below.setdefault(entry.parent, []).append(entry.id)
            self._children = {parent: tuple(sorted(ids)) for parent, ids in below.items()}
        return self._children.get(id, ())

    def facts_for(self, ids: Iterable[str]) -> tuple[Fact, ...]:
        """Return the PART_OF facts that lead from these entries up to the top, sorted.

        Ids that are no entry (provisional entities) have none.
        """
        part_of = ontology().relations["PART_OF"]
        facts: set[Fact] = set()
        for id_ in ids:
            chain = (id_, *self.ancestors(id_))
            for part, whole in pairwise(chain):
                below, above = self._entries.get(part), self._entries.get(whole)
                if below and above and part_of.allows(below.type, above.type):
                    facts.add(Fact(part, part_of.name, whole))
        return tuple(sorted(facts, key=lambda f: (f.subject, f.object)))


@cache
def built_in_rows() -> tuple[Row, ...]:
    """Return the rows of all tables in `data/`, in the order of the file names."""
    return tuple(
        row
        for path in sorted(DATA.glob("*.tsv"))
        if path.name != COMPOSITION_TABLE
        for row in read_table(path)
    )


@cache
def _built_in() -> Gazetteer:
    return Gazetteer(built_in_rows())


def _merged(rows: Iterable[Row]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    # Rows that only add to an entry may stand before it: they come last.
    for row in sorted(rows, key=lambda r: not r.entry.name):
        entry = row.entry
        known = entries.get(entry.id)
        if known is not None:
            entry = _added(known, entry, row)
        elif not entry.name:
            raise GazetteerError(
                f"{row.path}, row {row.number}: no entry {entry.id!r} to add names to. "
                "Give the row a name, or correct the id."
            )
        entries[entry.id] = entry
    return entries


def _added(known: Entry, more: Entry, row: Row) -> Entry:
    """Return `known` with what a later row says; where they differ, the later row wins."""
    if more.type != known.type:
        raise GazetteerError(
            f"{row.path}, row {row.number}: {known.id!r} is a {known.type} already, "
            f"not a {more.type}. Give the row another id."
        )
    name = more.name or known.name
    aliases = dict.fromkeys((*known.aliases, *more.aliases))
    if name != known.name:
        aliases[known.name] = None
    return replace(
        known,
        name=name,
        aliases=tuple(a for a in aliases if a not in (*more.context, name)),
        context=tuple(
            dict.fromkeys(c for c in (*known.context, *more.context) if c not in more.aliases)
        ),
        names_not=tuple(dict.fromkeys((*known.names_not, *more.names_not))),
        parent=more.parent or known.parent,
        source=known.source or more.source,
        valid_from=more.valid_from or known.valid_from,
        valid_to=more.valid_to or known.valid_to,
        generic=more.generic or known.generic,
        properties={**known.properties, **more.properties},
    )


def _index(entries: Iterable[Entry]) -> dict[str, tuple[Reading, ...]]:
    index: dict[str, list[Reading]] = {}
    for entry in entries:
        # An ordinary word stays one even where it is the entry's own name (郊区).
        kinds = dict.fromkeys(map(fold, entry.context), NameKind.CONTEXT)
        kinds.setdefault(fold(entry.name), NameKind.NAME)
        for alias in entry.aliases:
            kinds.setdefault(fold(alias), NameKind.ALIAS)
        for name, kind in kinds.items():
            index.setdefault(name, []).append(Reading(entry, kind))
    return {
        name: tuple(sorted(found, key=lambda r: r.entry.id)) if len(found) > 1 else (found[0],)
        for name, found in index.items()
    }


def _negatives(entries: Iterable[Entry]) -> dict[str, frozenset[str]]:
    negatives: dict[str, set[str]] = {}
    for entry in entries:
        for longer in entry.names_not:
            negatives.setdefault(fold(longer), set()).add(entry.id)
    return {longer: frozenset(ids) for longer, ids in negatives.items()}


def _visible(
    readings: tuple[Reading, ...],
    start: int,
    stop: int,
    hidden: Sequence[tuple[int, int, frozenset[str]]],
) -> tuple[Reading, ...]:
    """Return the readings not covered by a `not` string of theirs."""
    covered = [ids for a, b, ids in hidden if a <= start and stop <= b]
    if not covered:
        return readings
    return tuple(r for r in readings if not any(r.entry.id in ids for ids in covered))
