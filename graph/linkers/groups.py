"""Gather proposals into groups: all spans of a document that would mean the same entity.

A group is what selection keeps or drops. Within a document a short form joins the one longer name
it abbreviates (麦子智云 → 杭州麦子智云科技有限公司).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from graph.entity import Entity
from graph.gazetteer.entry import Entry, NameKind
from graph.linkers.identity import entries_of, level, provisional_id
from graph.linkers.lists import list_proposals
from graph.linkers.proposal import Linker, Proposal
from graph.linkers.region_resolution import Resolved
from graph.linkers.relative_names import fits_home
from graph.linkers.scene import LEVELS, Scene
from graph.tagger.labels import TYPES
from graph.tagger.tagger import Tagged

_PAIRS = {"（": "）", "“": "”", "《": "》"}
_OPENED_BY = {closing: opening for opening, closing in _PAIRS.items()}
_LOOSE = frozenset(" 、，。；：…·—\u3000")


@dataclass(slots=True)
class Occurrence:
    """A span with the finders that proposed it."""

    start: int
    stop: int
    finders: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Group:
    """The spans of one would-be entity, in reading order.

    `entry` is the gazetteer's row if it has one; `ambiguous` holds the candidates of a region name
    that stays undecided.
    """

    type: str
    id: str
    entry: Entry | None
    name: str = ""
    ambiguous: tuple[tuple[Entry, float], ...] = ()
    occurrences: dict[tuple[int, int], Occurrence] = field(default_factory=dict)

    def entity(self, surfaces: tuple[str, ...]) -> Entity:
        """Return the node of this group, given the surfaces that were kept."""
        if self.entry is not None:
            return self.entry.entity()
        if self.name:
            return Entity(self.id, self.type, self.name, surfaces, "known")
        return Entity(self.id, self.type, self.id.partition(":")[2], surfaces, "provisional")


def gather(
    scene: Scene, linkers: Iterable[Linker], tagged: Tagged | None, *, memory: bool = True
) -> list[Group]:
    """Return the groups of a document, sorted by type and id.

    Without `memory` a short form does not join the longer name it abbreviates.
    """
    made = _Gathering(scene)
    for proposal in _gazetteer_proposals(scene):
        made.add(proposal)
    for linker in linkers:
        for proposal in linker.propose(scene):
            made.add(proposal)
    for proposal in list_proposals(scene):
        made.add(proposal)
    if tagged is not None:
        for proposal in _tagger_proposals(scene, tagged):
            made.add(proposal)
    if memory:
        made.join_short_forms()
    return made.sorted()


def _gazetteer_proposals(scene: Scene) -> Iterable[Proposal]:
    for hit in scene.lexical.hits:
        if len(hit.readings) == 1:
            entry = hit.readings[0].entry
            finder = "context" if hit.readings[0].kind is NameKind.CONTEXT else "gazetteer"
            finder = "generic" if entry.generic else finder
            yield Proposal(hit.start, hit.stop, entry.type, finder, (entry,))
            continue
        by_type: dict[str, list[Entry]] = {}
        finders: dict[str, str] = {}
        for reading in hit.readings:
            kind = reading.entry.type
            by_type.setdefault(kind, []).append(reading.entry)
            if reading.entry.generic:
                finders[kind] = "generic"
            elif reading.kind is NameKind.CONTEXT and (hit.start, hit.stop) not in scene.listed:
                finders.setdefault(kind, "context")
            else:
                finders[kind] = "gazetteer"
        for kind, entries in by_type.items():
            yield Proposal(hit.start, hit.stop, kind, finders[kind], tuple(entries))


def _tagger_proposals(scene: Scene, tagged: Tagged) -> Iterable[Proposal]:
    text = scene.lexical.document.text
    for found, end, kind in tagged.spans(0, len(text)):
        start, stop = _trimmed(text, found, end)
        # 杭州）有限公司: half a pair of brackets shows that the span is cut.
        whole = text.count("（", start, stop) == text.count("）", start, stop)
        if start < stop and whole and scene.lexical.same_sentence(start, stop):
            yield Proposal(start, stop, TYPES[kind], "tagger")


def _trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return a span without marks at its ends that belong to what stands around it."""
    while start < stop:
        first, last = text[start], text[stop - 1]
        if first in _LOOSE or (first in _PAIRS and _PAIRS[first] not in text[start:stop]):
            start += 1
        elif last in _LOOSE or (last in _OPENED_BY and _OPENED_BY[last] not in text[start:stop]):
            stop -= 1
        else:
            break
    return start, stop


class _Gathering:
    """Groups under construction."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._groups: dict[tuple[str, str], Group] = {}
        self._known: dict[tuple[str, str], tuple[Entry, ...]] = {}
        self._ids: dict[tuple[str, str], str] = {}
        self._composed: dict[tuple[int, int], Group] = {}

    def add(self, proposal: Proposal) -> None:
        """Put a proposal into the group of the entity it would mean, if it can mean one."""
        group = self._group(proposal)
        if group is None:
            return
        if proposal.finder == "composed":
            self._composed[proposal.start, proposal.stop] = group
        key = (proposal.start, proposal.stop)
        found = group.occurrences.get(key)
        if found is None:
            found = group.occurrences[key] = Occurrence(*key)
        found.finders.add(proposal.finder)

    def sorted(self) -> list[Group]:
        """Return the groups by type and id, occurrences in reading order."""
        for group in self._groups.values():
            group.occurrences = dict(sorted(group.occurrences.items()))
        return [self._groups[key] for key in sorted(self._groups)]

    def join_short_forms(self) -> None:
        """Let provisional short names join the one longer company name that begins with them."""
        legal: dict[str, Group] = {}
        companies = [g for (kind, _), g in sorted(self._groups.items()) if kind == "Company"]
        text = self._scene.lexical.document.text
        for group in companies:
            if any("legal_form" in o.finders for o in group.occurrences.values()):
                legal[group.id.partition(":")[2]] = group
        longer = sorted(legal.items())
        written = {g.id: {level(text[a:b]) for a, b in g.occurrences} for _, g in longer}
        for group in companies:
            short = group.id.partition(":")[2]
            if group.entry is not None or short in legal or self._is_region(short):
                continue
            fits = [
                full
                for core, full in longer
                if any(_opens(short, core, name) for name in written[full.id])
            ]
            if len(fits) == 1 and fits[0] is not group:
                fits[0].occurrences.update(group.occurrences)
                written[fits[0].id] |= {level(text[a:b]) for a, b in group.occurrences}
                del self._groups["Company", group.id]

    def _is_region(self, name: str) -> bool:
        return any(r.entry.type == "Region" for r in self._scene.gazetteer.named(name))

    def _group(self, proposal: Proposal) -> Group | None:
        kind = proposal.type
        surface = self._scene.lexical.document.text[proposal.start : proposal.stop]
        if proposal.identity:
            return self._at(kind, proposal.identity, None, proposal.name)
        resolved = self._scene.regions.get((proposal.start, proposal.stop))
        if kind == "Region" and resolved is not None:
            return self._region(surface, resolved)
        known = proposal.entries or self._entries(surface, kind)
        entries = known
        if surface[0] in LEVELS:
            entries = tuple(e for e in known if fits_home(e, surface, proposal.start, self._scene))
        if entries and kind != "Region":
            entry = self._best(entries)
            return self._at(kind, entry.id, entry)
        composed = self._composed.get((proposal.start, proposal.stop))
        if composed is not None and composed.type == kind:
            return composed
        if known:  # a region's name that is part of another name, a body's of another region
            return None
        return self._at(kind, self._provisional(surface, kind), None)

    def _region(self, surface: str, resolved: Resolved) -> Group:
        if resolved.entry is not None:
            return self._at("Region", resolved.entry.id, resolved.entry)
        group = self._at("Region", f"?{surface}", None)
        group.ambiguous = resolved.candidates
        return group

    def _at(self, kind: str, id_: str, entry: Entry | None, name: str = "") -> Group:
        group = self._groups.get((kind, id_))
        if group is None:
            group = self._groups[kind, id_] = Group(kind, id_, entry, name)
        return group

    def _entries(self, surface: str, kind: str) -> tuple[Entry, ...]:
        key = (kind, surface)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = entries_of(surface, kind, self._scene.gazetteer)
        return found

    def _provisional(self, surface: str, kind: str) -> str:
        key = (kind, surface)
        found = self._ids.get(key)
        if found is None:
            found = self._ids[key] = provisional_id(surface, kind, self._scene.gazetteer)
        return found

    def _best(self, entries: tuple[Entry, ...]) -> Entry:
        """Return the entry that lies in the document's home regions, else the first by id."""
        if len(entries) == 1:
            return entries[0]
        homes = self._home_names
        return min(entries, key=lambda e: (str(e.properties.get("region", "")) not in homes, e.id))

    @cached_property
    def _home_names(self) -> frozenset[str]:
        """The ids and names of the document's home regions and of all that holds them."""
        return frozenset(
            name
            for home in self._scene.homes
            if home
            for region in (home, *self._scene.gazetteer.ancestors(home))
            for name in (region, self._name(region))
        )

    def _name(self, region: str) -> str:
        entry = self._scene.gazetteer.entry(region)
        return entry.name if entry else ""


def _opens(short: str, core: str, full: str) -> bool:
    """Say whether a short name begins a full one, with its region (杭州麦子) or without (麦子智云).

    科技 ends many names and is short for none.
    """
    return len(short) >= 2 and (full.startswith(short) or full.startswith(short, full.find(core)))
