"""Find bodies composed of a region and a department (余杭区经信局), and institutions by ending.

The departments of every level stand in the gazetteer's `departments.tsv`; a composed body's full
name, and so its id, is the region's full name and the department's. Where several regions share a
name, the city's name goes before it.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from graph.gazetteer.entry import Entry
from graph.gazetteer.gazetteer import DATA, Gazetteer
from graph.linkers.patterns import patterns
from graph.linkers.phrases import phrases
from graph.linkers.proposal import Proposal
from graph.linkers.scene import Scene

_TAIL = 16
_SIGNS = "省市县区"  # 省经信厅 is the home province's


@dataclass(frozen=True, slots=True)
class Department:
    """A row of `departments.tsv`: what follows the region's name, the levels that have it.

    `official` is the full official name with {} for the region's, where it is not just both.
    """

    full: str
    levels: frozenset[str]
    official: str

    def of(self, region: str) -> str:
        """Return the full name of that region's body."""
        return self.official.replace("{}", region) if self.official else region + self.full


@cache
def departments() -> dict[str, tuple[Department, ...]]:
    """Return the departments by every name they go by."""
    out: dict[str, list[Department]] = {}
    with (DATA / "departments.tsv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t"):
            levels = frozenset(row["levels"].split("|"))
            made = Department(row["full"], levels, row["official"] or "")
            for name in dict.fromkeys((row["full"], *filter(None, row["short"].split("|")))):
                out.setdefault(name, []).append(made)
    return {name: tuple(found) for name, found in out.items()}


class OrganizationLinker:
    """Region + department, and region + words + 大学, 研究院, 实验室, 协会 …"""

    type = "Organization"

    def __init__(self) -> None:
        self._names = sorted(departments())
        self._departments = CharwiseDoubleArrayAhoCorasick(self._names, MATCH_KIND_LEFTMOST_LONGEST)
        endings = patterns().alternation("organization_endings")
        self._institution = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9（）]{{0,{_TAIL}}}?(?:{endings})")

    def propose(self, scene: Scene) -> Iterator[Proposal]:
        """Yield composed bodies and institutions that open with a region."""
        lexical = scene.lexical
        text = lexical.document.text
        found = {start: (stop, self._names[i]) for start, stop, i in self._departments.find(text)}
        for hit in lexical.hits_of("Region"):
            meant = scene.regions.get((hit.start, hit.stop))
            region = meant.entry if meant else None
            at = found.get(hit.stop)
            if at and region and lexical.same_sentence(hit.start, at[0]):
                for start in _openings(scene, hit.start, region):
                    yield from self._composed(scene, start, at[0], at[1], region)
            named = self._institution.match(text, hit.stop)
            if named and lexical.same_sentence(hit.start, named.end()):
                yield Proposal(hit.start, named.end(), self.type, "region_ending")
        for start, (stop, name) in found.items():
            if scene.ending.get(start, start) < start - 1:
                continue  # 江苏省经信厅: the sign is part of a region's name
            if start and text[start - 1] in _SIGNS and lexical.same_sentence(start - 1, stop):
                region = scene.lifted(start, text[start - 1])
                if region:
                    yield from self._composed(scene, start - 1, stop, name, region)
        for start, stop in phrases(scene, "organization_phrases"):
            yield Proposal(start, stop, self.type, "phrase")

    def _composed(
        self, scene: Scene, start: int, stop: int, name: str, region: Entry
    ) -> Iterator[Proposal]:
        """Yield a body of that region; where the gazetteer has it, with its entry."""
        level = str(region.properties.get("level", ""))
        fits = [d for d in departments()[name] if level in d.levels]
        if not fits:
            return
        place = distinct_name(region, scene.gazetteer)
        for department in fits:
            known = [
                r.entry
                for r in scene.gazetteer.named(department.of(place))
                if r.entry.type == self.type
            ]
            if known:
                yield Proposal(start, stop, self.type, "composed", (known[0],))
                return
        full = fits[0].of(place)
        yield Proposal(start, stop, self.type, "composed", (), f"organization:{full}", full)


def distinct_name(region: Entry, gazetteer: Gazetteer) -> str:
    """Return a region's full name, after its city's where others are called so: 南京市鼓楼区."""
    shared = [
        r for r in gazetteer.named(region.name) if r.entry.type == "Region" and not r.entry.valid_to
    ]
    above = gazetteer.entry(region.parent) if len(shared) > 1 else None
    return f"{above.name}{region.name}" if above else region.name


def _openings(scene: Scene, start: int, region: Entry) -> Iterator[int]:
    """Yield where a body's name may begin: at its region, or at what the region is part of."""
    yield start
    above = scene.gazetteer.ancestors(region.id)
    while (before := scene.ending.get(start)) is not None and before < start:
        meant = scene.regions.get((before, start))
        if not (meant and meant.entry and meant.entry.id in above):
            return
        start = before
        yield start
