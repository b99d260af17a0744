"""Find entities of a store as one types: by name, alias or pinyin initials.

All keys stand in one string, one a line, so that a keystroke is a search at C speed however many
names there are. The ranks are those of `frontend/search.js`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.entity import Entity
from graph.gazetteer.matcher import fold
from graph.ontology import ontology
from graph.stores.store import Store
from viz.names import initials
from viz.reading import read_entities

NAME, ALIAS, INITIALS = range(3)
_MOST_HITS = 20_000  # of one letter that is in every name, the first are enough


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that fits what was typed, and the name by which it does."""

    entity: Entity
    initials: tuple[str, ...]
    matched: str


class NameIndex:
    """The names of a store as they were when the index was made."""

    def __init__(self, entities: Iterable[tuple[Entity, int]]) -> None:
        self._entities: list[Entity] = []
        self._weights: list[int] = []
        self._owner: list[tuple[int, int, str]] = []  # of each line: entity, kind, name
        lines: list[str] = []
        for at, (entity, weight) in enumerate(entities):
            self._entities.append(entity)
            self._weights.append(weight)
            names = dict.fromkeys((entity.name, *entity.aliases))
            for kind, name in enumerate(names):
                self._owner.append((at, min(kind, ALIAS), name))
                lines.append(_line(name))
            for name in names:
                self._owner.append((at, INITIALS, name))
                lines.append(_line(initials(name)))
        self._by_id = {entity.id: entity for entity in self._entities}
        self._text = "\n" + "\n".join(lines) + "\n"
        self._starts = _starts(self._text)

    @classmethod
    def of(cls, store: Store) -> "NameIndex":
        """Read the names of a store; what is mentioned more ranks first among equals."""
        named: dict[str, int] = {}
        for type_ in ontology().types:
            query = (
                f"MATCH (n:{type_}) WHERE n:Zhengtu "
                "RETURN n.id AS id, n.surface_counts AS counts ORDER BY id"
            )
            named.update((r["id"], sum(r["counts"] or ())) for r in store.query(query))
        return cls((e, named.get(e.id, 0)) for e in read_entities(store))

    def __len__(self) -> int:
        return len(self._entities)

    def get(self, id_: str) -> Entity | None:
        """Return the entity with that id."""
        return self._by_id.get(id_)

    def find(self, text: str, limit: int, type_: str = "") -> tuple[tuple[Found, ...], bool]:
        """Return what fits best, and whether there is more."""
        wanted = _line(text.strip())
        if not wanted:
            return (), False
        best: dict[int, tuple[int, str]] = {}
        for line in self._hits(wanted):
            at, kind, name = self._owner[line]
            rank = _rank(self._key(line), wanted, kind)
            if rank is not None and (at not in best or rank < best[at][0]):
                best[at] = rank, name
        fitting = [at for at in best if not type_ or self._entities[at].type == type_]
        fitting.sort(key=lambda at: (best[at][0], -self._weights[at], self._entities[at].id))
        found = tuple(self._found(at, best[at][1]) for at in fitting[:limit])
        return found, len(fitting) > limit

    def _found(self, at: int, name: str) -> Found:
        entity = self._entities[at]
        names = dict.fromkeys((entity.name, *entity.aliases))
        return Found(entity, tuple(dict.fromkeys(initials(n) for n in names)), name)

    def _hits(self, wanted: str) -> Iterator[int]:
        """Yield the lines that contain `wanted`, those that begin with it first."""
        for text in (f"\n{wanted}", wanted):
            at = self._text.find(text)
            for _ in range(_MOST_HITS):
                if at < 0:
                    break
                yield bisect_right(self._starts, at + len(text) - len(wanted)) - 1
                at = self._text.find(text, at + 1)

    def _key(self, line: int) -> str:
        start = self._starts[line]
        return self._text[start : self._text.index("\n", start)]


def _rank(key: str, wanted: str, kind: int) -> int | None:
    """Return how well a key fits, 0 best; None for initials that merely hold one letter."""
    if kind == INITIALS:
        if key.startswith(wanted):
            return 3
        return 6 if len(wanted) > 1 else None
    if key == wanted:
        return 0
    return (1 if kind == NAME else 2) if key.startswith(wanted) else (4 if kind == NAME else 5)


def _line(name: str) -> str:
    """Return a name folded, on one line."""
    return " ".join(fold(name).split())


def _starts(text: str) -> list[int]:
    starts, at = [], text.find("\n")
    while 0 <= at < len(text) - 1:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
