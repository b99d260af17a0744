"""Entities whose names are alike enough to ask whether they are one.

Likeness never merges anything here: it only chooses the question. Names the gazetteer tells apart,
names that stand side by side in a sentence and wholes with their parts are not asked about.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.linkers.identity import level

LEAST = 0.5
_MOST_SHARED = 200  # a pair of characters that more names share says nothing


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of a store as it is compared."""

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    known: bool


class Likeness:
    """Which entities of a store are called alike."""

    def __init__(self, entities: Iterable[Named], apart: Mapping[str, frozenset[str]]) -> None:
        self._entities = {e.id: e for e in entities}
        self._apart = apart

    def pairs(self) -> list[tuple[str, str, float]]:
        """Return pairs of which one at least is provisional, with their likeness, sorted."""
        found: dict[tuple[str, str], float] = {}
        for entity in self._entities.values():
            if entity.known:
                continue
            for other, like in self.of(entity.id):
                key = (min(entity.id, other), max(entity.id, other))
                found[key] = like
        return [(one, other, like) for (one, other), like in sorted(found.items())]

    def of(self, id_: str) -> list[tuple[str, float]]:
        """Return the entities that one may be the same as, the most alike first."""
        entity = self._entities.get(id_)
        if entity is None:
            return []
        shared = {
            other
            for pair in _pairs_of(entity.names)
            if len(self._holding[entity.type, pair]) <= _MOST_SHARED
            for other in self._holding[entity.type, pair]
        }
        scored = [
            (other, like)
            for other in shared - {id_} - self._apart.get(id_, frozenset())
            if not (entity.known and self._entities[other].known)
            and (like := likeness(entity.names, self._entities[other].names)) >= LEAST
        ]
        return sorted(scored, key=lambda s: (-s[1], s[0]))

    @cached_property
    def _holding(self) -> Mapping[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entity in self._entities.values():
            for pair in sorted(_pairs_of(entity.names)):
                found[entity.type, pair].append(entity.id)
        return found


def likeness(ones: Iterable[str], others: Iterable[str]) -> float:
    """Return how alike the most alike of two sets of names are: 1 for equal ones.

    A name that holds the whole other one counts half at least.
    """
    theirs = [level(name) for name in others]
    return max(
        (_like(level(one), other) for one in ones for other in theirs),
        default=0.0,
    )


def _like(one: str, other: str) -> float:
    if one == other:
        return 1.0
    mine, theirs = Counter(_pairs(one)), Counter(_pairs(other))
    total = mine.total() + theirs.total()
    dice = 2 * (mine & theirs).total() / total if total else 0.0
    short, long = sorted((one, other), key=len)
    holds = len(short) > 1 and short in long
    return round(max(dice, LEAST) if holds else dice, 4)


def _pairs(name: str) -> list[str]:
    return [name[i : i + 2] for i in range(len(name) - 1)]


def _pairs_of(names: Iterable[str]) -> set[str]:
    return {pair for name in names for pair in _pairs(level(name))}
