"""Choose which region a shared name means: 朝阳区, 鼓楼区, 江北.

What counts, strongest first: the article's home region and its line of parents and children, a
parent that the document names (issued by 北京市, 朝阳区 is Beijing's), the kind of name, and the
level (吉林 is rather the province). Where nothing decides between the best, the name stays
ambiguous with all candidates.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.gazetteer.entry import Entry, Hit, NameKind
from graph.gazetteer.gazetteer import Gazetteer

_LEVELS = {"country": 0.5, "province": 0.4, "city": 0.3, "county": 0.2, "town": 0.0}
_IN_HOME = 3.0  # is, holds or lies in the home region
_NEAR_HOME = 1.5  # same province as the home region
_PARENT_NAMED = 2.0
_FULL_NAME = 0.1
_ABOLISHED = 1.0  # taken off
_MARGIN = 0.05  # two candidates closer than this are not told apart


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a region name means: the best entry (None if ambiguous) and all, best first."""

    entry: Entry | None
    candidates: tuple[tuple[Entry, float], ...]


class RegionResolver:
    """Scores the readings of region names against a home region and the names around them.

    Without `by_parents` it does not matter which parents a document names.
    """

    def __init__(self, gazetteer: Gazetteer, *, by_parents: bool = True) -> None:
        self._gazetteer = gazetteer
        self._by_parents = by_parents
        self._lines: dict[str, frozenset[str]] = {}

    def line(self, region: str) -> frozenset[str]:
        """Return the ids of a region and of all it is part of."""
        found = self._lines.get(region)
        if found is None:
            found = frozenset((region, *self._gazetteer.ancestors(region)))
            self._lines[region] = found
        return found

    def named(self, hits: Iterable[Hit]) -> frozenset[str]:
        """Return the ids of regions that some hit names without doubt."""
        sure = set()
        for hit in hits:
            readings = [r for r in hit.readings if r.entry.type == "Region"]
            if len(readings) == 1 and readings[0].kind is not NameKind.CONTEXT:
                sure.add(readings[0].entry.id)
        return frozenset(sure)

    def resolve(self, hit: Hit, home: str, named: frozenset[str]) -> Resolved:
        """Choose among a hit's regions, given the home region's id and the regions named."""
        home_line = self.line(home) if home else frozenset()
        scored: Mapping[str, tuple[Entry, float]] = {
            reading.entry.id: (
                reading.entry,
                self._score(reading.entry, hit.text, home, home_line, named),
            )
            for reading in hit.readings
            if reading.entry.type == "Region"
        }
        ranked = sorted(scored.values(), key=lambda c: (-c[1], c[0].id))
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
            return Resolved(None, tuple(ranked))
        return Resolved(ranked[0][0], tuple(ranked))

    def _score(
        self, entry: Entry, text: str, home: str, home_line: frozenset[str], named: frozenset[str]
    ) -> float:
        line = self.line(entry.id)
        score = _LEVELS.get(str(entry.properties.get("level", "")), 0.0)
        if entry.id in home_line or home in line:
            score += _IN_HOME
        elif len(home_line & line) > 1:  # more than the country in common
            score += _NEAR_HOME
        if self._by_parents and (line - {entry.id, "CN"}) & named:
            score += _PARENT_NAMED
        if entry.name == text:
            score += _FULL_NAME
        if entry.valid_to:
            score -= _ABOLISHED
        return score
