"""Find the entities that a question or a parameter names.

Names come from the store (names and aliases of its entities), the gazetteer, and English and
pinyin names. A name that several entities share keeps all of them, those the store holds first;
which of them a question means is decided where its grammar is known (`queries.ask`).
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.errors import QueryError
from graph.gazetteer.entry import NameKind, Reading
from graph.gazetteer.gazetteer import Gazetteer
from graph.gazetteer.matcher import Matcher, fold
from graph.ontology import ontology
from graph.stores.store import Store, StoredDocument
from queries.catalogue.query import ENTITY, CatalogueQuery, Parameter
from queries.names import english_names, pinyin_names
from queries.runner import run

_NAMES = """
MATCH (n:Entity) WHERE n:Zhengtu
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.level AS level, n.status AS status,
       [l IN labels(n) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type
ORDER BY id
"""
_MARKS = re.compile("[“”‘’《》〈〉]")
_QUOTED = re.compile("“([^“”]+)”")
_LEVELS = ("province", "city", "county", "town")


@dataclass(frozen=True, slots=True)
class Known:
    """An entity that a name may mean; `held` says whether the store has it."""

    id: str
    type: str
    name: str
    level: str = ""
    held: bool = False
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A span of a text that names one or several entities.

    `ordinary` marks a string that is an ordinary word too (开化, 发展).
    """

    start: int
    stop: int
    text: str
    candidates: tuple[Known, ...]
    ordinary: bool = False

    @property
    def types(self) -> frozenset[str]:
        """Return the types of the candidates."""
        return frozenset(c.type for c in self.candidates)


class EntityResolver:
    """Names to entities, for one store and one gazetteer.

    The store's names are read once, when first needed: make a new resolver after a build.
    """

    def __init__(self, store: Store, gazetteer: Gazetteer) -> None:
        self._store = store
        self._gazetteer = gazetteer

    def find(self, text: str) -> list[Named]:
        """Return every name in the text, overlapping ones included, sorted by (start, -stop)."""
        spans: dict[tuple[int, int], list[Known]] = {}
        ordinary: set[tuple[int, int]] = set()
        for start, stop, name in self._names.find(text):
            spans.setdefault((start, stop), []).extend(self._by_name[name])
        for hit in self._gazetteer.hits(text):
            readings = _surest(hit.readings)
            span = (hit.start, hit.stop)
            if span not in spans and all(r.kind is NameKind.CONTEXT for r in readings):
                ordinary.add(span)
            spans.setdefault(span, []).extend(self._of(r) for r in readings)
        if any("a" <= c.lower() <= "z" for c in text):
            for start, stop, name in self._english.find(text):
                found = self._english_meanings(name)
                if found:
                    spans.setdefault((start, stop), []).extend(found)
        return [
            Named(a, b, text[a:b], _ranked(known), (a, b) in ordinary)
            for (a, b), known in sorted(spans.items(), key=lambda i: (i[0][0], -i[0][1]))
        ]

    def resolve(self, name: str, types: Sequence[str] = ()) -> Known:
        """Return the one entity that has this id or name (of one of the types, if given).

        Raises `QueryError` naming the candidates where several have it, and the nearest names
        where none has.
        """
        by_id = self._held.get(name) or self._from_gazetteer(name)
        found = [by_id] if by_id else list(self.meanings(name))
        fitting = [k for k in found if not types or k.type in types]
        held = [k for k in fitting if k.held]
        if len(held) == 1 or len(fitting) == 1:
            return (held or fitting)[0]
        if fitting:
            choices = ", ".join(f"{k.id} ({self.label(k)})" for k in (held or fitting)[:8])
            raise QueryError(f"{name!r} is ambiguous: give one of the ids {choices}")
        if found:
            raise QueryError(
                f"{name!r} is a {found[0].type}, not a {' or '.join(types)}: "
                f"{found[0].id} ({found[0].name})"
            )
        near = self.near(name, types)
        hint = f"did you mean {', '.join(near)}?" if near else "see `zhengtu query entities`"
        raise QueryError(f"no entity is called {name!r}; {hint}")

    def meanings(self, name: str) -> tuple[Known, ...]:
        """Return every entity that the whole string names, those in the store first."""
        key = fold(name.strip())
        found = list(self._by_name.get(key, ()))
        found += [self._of(r) for r in _surest(self._gazetteer.named(key))]
        found += self._english_meanings(key)
        return _ranked(found)

    def fill(self, query: CatalogueQuery, given: dict[str, Any]) -> dict[str, Any]:
        """Return the parameters with names of entities replaced by ids.

        A list of regions may be given as `嘉兴市/county`: all counties of that region.
        """
        filled = dict(given)
        for parameter in query.parameters:
            value = given.get(parameter.name)
            if parameter.is_entity and value:
                filled[parameter.name] = self._ids(parameter, value)
        return filled

    def near(self, name: str, types: Sequence[str] = (), count: int = 3) -> list[str]:
        """Return the names in the store most like this one."""
        names = {k.name for k in self._held.values() if not types or k.type in types}
        return difflib.get_close_matches(name, sorted(names), n=count, cutoff=0.5)

    def label(self, known: Known) -> str:
        """Return a name that tells same-named entities apart: 江苏省南京市鼓楼区."""
        above = [self._gazetteer.entry(i) for i in self._gazetteer.ancestors(known.id)]
        if known.type == "Region" and above:
            return "".join(e.name for e in reversed(above) if e and e.parent) + known.name
        return f"{known.name}·{ontology().types[known.type].chinese}"

    def home(self) -> tuple[str, ...]:
        """Return the province whose regions the store knows most of (none in an empty store)."""
        return self._home

    def is_home(self, known: Known) -> bool:
        """Say whether a region lies in the home province, or an office is named after it."""
        if known.type == "Organization":
            names = [k.name for k in map(self.known, self._home) if k]
            return any(known.name.startswith(name) for name in names)
        return known.type == "Region" and bool(set(self.provinces(known.id)) & set(self._home))

    def is_likely(self, known: Known) -> bool:
        """Say whether an ordinary word may well be this name: 开化 in Zhejiang, not 富裕."""
        return known.held or known.type == "Industry" or self.is_home(known)

    def provinces(self, region: str) -> list[str]:
        """Return the province of a region, in a list."""
        chain = (self.known(i) for i in (region, *self._gazetteer.ancestors(region)))
        return [k.id for k in chain if k and k.level == "province"]

    @cached_property
    def _home(self) -> tuple[str, ...]:
        regions = [k.id for k in self._held.values() if k.type == "Region"]
        counted = Counter(p for region in regions for p in self.provinces(region))
        return (min(counted, key=lambda p: (-counted[p], p)),) if counted else ()

    def newest(self) -> str:
        """Return the date of the newest document, empty where none has a date."""
        return self._newest

    @cached_property
    def _newest(self) -> str:
        return max((d.published for d in self._documents), default="")

    def sources(self, text: str) -> list[tuple[int, int, str]]:
        """Return where a folded text names a paper, magazine or office that documents are from."""
        return [
            (match.start(), match.end(), source)
            for source in self._sources
            for match in re.finditer(re.escape(fold(source)), text)
        ]

    @cached_property
    def _sources(self) -> list[str]:
        return sorted({d.source for d in self._documents if len(d.source) > 1})

    @cached_property
    def _documents(self) -> tuple[StoredDocument, ...]:
        return self._store.documents()

    def part_of(self, inner: Known, outer: Known) -> bool:
        """Say whether the gazetteer has `inner` below `outer`."""
        return outer.id in self._gazetteer.ancestors(inner.id)

    def known(self, id_: str) -> Known | None:
        """Return the entity with that id, from the store or the gazetteer."""
        return self._held.get(id_) or self._from_gazetteer(id_)

    def prominent(self) -> tuple[Known, ...]:
        """Return entities of the store, those with most relations first."""
        return self._prominent

    @cached_property
    def _prominent(self) -> tuple[Known, ...]:
        rows = run(self._store, "most_connected", {"limit": 200})
        first = [self._held[r["entity_id"]] for r in rows if r["entity_id"] in self._held]
        return (*first, *(k for k in self._held.values() if k not in first))

    def held(self) -> tuple[Known, ...]:
        """Return the entities of the store, sorted by id."""
        return tuple(self._held.values())

    def _ids(self, parameter: Parameter, value: Any) -> Any:
        types = () if parameter.type == ENTITY else (parameter.type,)
        if not parameter.many:
            return self.resolve(str(value), types).id
        items = (
            value.replace("，", ",").replace("、", ",").split(",")
            if isinstance(value, str)
            else value
        )
        ids: list[str] = []
        for item in items:
            name, _, level = str(item).strip().partition("/")
            if level and level not in _LEVELS:
                raise QueryError(f"{item!r}: write NAME/LEVEL, a level being {', '.join(_LEVELS)}")
            known = self.resolve(name, types)
            ids += self.below(known.id, level) if level else [known.id]
        return ids

    def below(self, region: str, level: str) -> list[str]:
        """Return the ids of the regions of a level in a region (itself, if it is of that level).

        Abolished regions are left out.
        """
        found, waiting = [], [region]
        while waiting:
            here = waiting.pop()
            entry = self._gazetteer.entry(here)
            if entry is None or entry.valid_to:
                continue
            if entry.properties.get("level") == level:
                found.append(here)
            else:
                waiting.extend(self._gazetteer.children(here))
        return sorted(found)

    def _of(self, reading: Reading) -> Known:
        entry = reading.entry
        held = self._held.get(entry.id)
        level = str(entry.properties.get("level", ""))
        return held or Known(entry.id, entry.type, entry.name, level, False, entry.generic)

    def _from_gazetteer(self, id_: str) -> Known | None:
        entry = self._gazetteer.entry(id_)
        if entry is None:
            return None
        level = str(entry.properties.get("level", ""))
        return Known(entry.id, entry.type, entry.name, level, False, entry.generic)

    def _english_meanings(self, name: str) -> list[Known]:
        for chinese in english_names().names.get(name, ()):
            found = list(self._by_name.get(fold(chinese), ()))
            found += [self._of(r) for r in _surest(self._gazetteer.named(chinese))]
            if found:
                return found
        regions = (self.known(i) for i in self._pinyin.get(name, ()))
        return [k for k in regions if k and not self._abolished(k)]

    def _abolished(self, known: Known) -> bool:
        entry = self._gazetteer.entry(known.id)
        return bool(entry and entry.valid_to)

    @cached_property
    def _held(self) -> dict[str, Known]:
        return {k.id: k for k, _ in self._stored}

    @cached_property
    def _stored(self) -> list[tuple[Known, tuple[str, ...]]]:
        return [
            (
                Known(row["id"], row["type"], row["name"], row["level"] or "", True),
                tuple(_spellings((row["name"], *(row["aliases"] or ())))),
            )
            for row in self._store.query(_NAMES)
        ]

    @cached_property
    def _by_name(self) -> dict[str, list[Known]]:
        names: dict[str, list[Known]] = {}
        for known, strings in self._stored:
            for name in strings:
                if len(name) > 1:
                    names.setdefault(fold(name), []).append(known)
        # What stands in quotes in a name (“天空之城”专项补贴) may stand for it where nothing else
        # is called so.
        for known, strings in self._stored:
            for name in strings:
                for quoted in _QUOTED.findall(name):
                    if len(quoted) > 2 and not self._gazetteer.named(quoted):
                        names.setdefault(fold(quoted), [known])
        return names

    @cached_property
    def _names(self) -> Matcher:
        return Matcher(sorted(self._by_name))

    @cached_property
    def _pinyin(self) -> dict[str, list[str]]:
        return pinyin_names(self._gazetteer)

    @cached_property
    def _english(self) -> Matcher:
        return Matcher((*english_names().names, *sorted(self._pinyin)))


def _spellings(names: Iterable[str]) -> Iterator[str]:
    """Yield the names, and each without the quotation and title marks that people leave out."""
    for name in names:
        yield name
        plain = _MARKS.sub("", name)
        if plain != name:
            yield plain


def _surest(readings: Iterable[Reading]) -> list[Reading]:
    """Return the readings that are no ordinary word, or all where each is one."""
    every = list(readings)
    return [r for r in every if r.kind is not NameKind.CONTEXT] or every


def _ranked(known: Iterable[Known]) -> tuple[Known, ...]:
    unique = {k.id: k for k in known}
    return tuple(sorted(unique.values(), key=lambda k: (not k.held, k.generic, k.type, k.id)))
