"""What a group of spans looks like: the features by which selection keeps or drops it.

Features of single spans are carried to the group by maximum and mean; the rest is about the group
as a whole. Nothing here knows a name: the same features hold on any text.
"""

from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from graph.gazetteer.entry import Entry
from graph.lexical import BEGIN, SINGLE
from graph.linkers.front_matter import WHOLE_BODIES
from graph.linkers.groups import Group, Occurrence
from graph.linkers.region_resolution import RegionResolver
from graph.linkers.scene import Scene
from graph.linkers.span_features import NAMES as SPAN_NAMES
from graph.linkers.span_features import TYPE_INDEX, Spans, span_features, spans_of
from graph.tagger.features import suffix_kinds
from graph.tagger.tagger import Tagged

FINDERS = (
    "gazetteer", "context", "generic", "tagger", "town", "title", "book", "notice", "quoted",
    "quoted_suffix", "award", "before_ending", "legal_form", "officer", "short_form", "composed",
    "region_ending", "phrase", "list",
)  # fmt: skip
_FINDER_INDEX = {name: index for index, name in enumerate(FINDERS)}
_LEVELS = {"country": 1, "province": 2, "city": 3, "county": 4, "town": 5}
_GROUP = (
    "type", "occurrences", "length", "latin", "digit", "known", "other_type_known", "suffix_own",
    "suffix_other", "level", "is_home", "above_home", "below_home", "line_named", "candidates",
    "confident", "second_confidence", "known_name", "surfaces", "abolished", "per_thousand",
    "first_position", "whole_body", "articles",
    "words", "entry_near_home", "contextual",
)  # fmt: skip
NAMES: tuple[str, ...] = (
    *_GROUP,
    *(f"by_{name}" for name in FINDERS),
    *chain.from_iterable((f"max_{n}", f"mean_{n}") for n in SPAN_NAMES),
)


def group_features(
    scene: Scene, groups: Sequence[Group], tagged: Tagged | None, resolver: RegionResolver
) -> npt.NDArray[np.float32]:
    """Return an array (groups, len(NAMES))."""
    if not groups:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    spans = spans_of(groups)
    local = span_features(scene.lexical, spans, tagged)
    counts = np.array([len(g.occurrences) for g in groups], dtype=np.float32)[:, None]
    most = np.maximum.reduceat(local, spans.first, axis=0)
    mean = np.add.reduceat(local, spans.first, axis=0) / counts
    both = np.stack([most, mean], axis=2).reshape(len(groups), -1)
    whole = _WholeGroups(scene, groups, spans, local, resolver)
    rows = np.array([whole.row(index) for index in range(len(groups))], dtype=np.float32)
    return np.concatenate([rows, both], axis=1)


class _WholeGroups:
    """The features of groups as wholes."""

    def __init__(
        self,
        scene: Scene,
        groups: Sequence[Group],
        spans: Spans,
        local: npt.NDArray[np.float32],
        resolver: RegionResolver,
    ) -> None:
        self._groups = groups
        self._resolver = resolver
        self._text = scene.lexical.document.text
        self._lexical = scene.lexical
        self._stops = [*spans.first[1:].tolist(), len(local)]
        self._confidence = local[:, 0]
        self._home_lines = [resolver.line(h) if h else frozenset() for h in scene.homes]
        self._homes = frozenset(h for h in scene.homes if h)
        self._named = frozenset(
            g.id
            for g in groups
            if g.type == "Region" and any("gazetteer" in o.finders for o in g.occurrences.values())
        )
        provinces = {r for line in self._home_lines for r in line} - {"CN"}
        below = {h for r in provinces for h in scene.gazetteer.children(r)}
        # Regions of a home region's own line and what lies right below them, by id and by name.
        self._home_names = frozenset(
            word
            for region in provinces
            | below
            | {c for r in below for c in scene.gazetteer.children(r)}
            if (found := scene.gazetteer.entry(region))
            for word in (region, found.name)
        )
        self._known: dict[tuple[int, int], set[str]] = {}
        for row, known in enumerate(spans.known.tolist()):
            if known:
                span = (int(spans.start[row]), int(spans.stop[row]))
                kinds = self._known.setdefault(span, set())
                kinds.add(next(k for k, i in TYPE_INDEX.items() if i == spans.kind[row]))

    def row(self, index: int) -> list[float]:
        """Return the features of one group, finders' shares included."""
        group = self._groups[index]
        occurrences = list(group.occurrences.values())
        finders = [0.0] * len(FINDERS)
        for occurrence in occurrences:
            for name in occurrence.finders:
                finders[_FINDER_INDEX[name]] += 1.0 / len(occurrences)
        first = self._stops[index] - len(occurrences)
        confidence = np.sort(self._confidence[first : self._stops[index]])[::-1]
        return [*self._whole(group, occurrences, confidence), *finders]

    def _whole(
        self,
        group: Group,
        occurrences: Sequence[Occurrence],
        confidence: npt.NDArray[np.float32],
    ) -> list[float]:
        surfaces = {self._text[o.start : o.stop] for o in occurrences}
        longest = max(surfaces, key=lambda s: (len(s), s))
        kinds = suffix_kinds(longest)
        own = TYPE_INDEX[group.type]
        entry = group.entry
        line = self._resolver.line(group.id) if entry and group.type == "Region" else frozenset()
        return [
            float(own),
            float(len(occurrences)),
            float(len(longest)),
            float(any("a" <= c.lower() <= "z" for c in longest)),
            float(any(c.isdigit() for c in longest)),
            float(entry is not None and not entry.generic) + 0.5 * bool(group.name),
            float(self._known_elsewhere(group, occurrences)),
            float(own in kinds),
            float(bool(kinds - {own})),
            float(_LEVELS.get(str(entry.properties.get("level", "")), 0) if entry else 0),
            float(group.id in self._homes),
            float(any(group.id in home for home in self._home_lines)),
            float(bool(line & self._homes)),
            float(bool((line - {group.id, "CN"}) & self._named)),
            float(len(group.ambiguous)),
            float((confidence > 0.5).sum()),
            float(confidence[1]) if len(confidence) > 1 else 0.0,
            float(entry is not None and entry.name in surfaces),
            float(len(surfaces)),
            float(bool(entry and entry.valid_to)),
            1000.0 * len(occurrences) / max(len(self._text), 1),
            occurrences[0].start / max(len(self._text), 1),
            float(group.type == "Organization" and longest.endswith(WHOLE_BODIES)),
            float(len({self._article(o.start) for o in occurrences})),
            float(self._words(occurrences[0])),
            float(bool(entry and self._places(entry) & self._home_names)),
            float(bool(entry and entry.context and not surfaces - set(entry.context))),
        ]

    def _words(self, occurrence: Occurrence) -> int:
        """Return how many words jieba's dictionary makes of a span: unknown names fall apart."""
        inside = self._lexical.boundaries[occurrence.start : occurrence.stop]
        return int(((inside == BEGIN) | (inside == SINGLE)).sum())

    def _places(self, entry: Entry) -> frozenset[str]:
        """Return the id and the name of the place an entry's `region` property names."""
        region = str(entry.properties.get("region", ""))
        return frozenset((region,)) - {""}

    def _article(self, offset: int) -> int:
        return self._lexical.document.sentences[self._lexical.sentence_at(offset)].article

    def _known_elsewhere(self, group: Group, occurrences: Sequence[Occurrence]) -> bool:
        return any(self._known.get((o.start, o.stop), set()) - {group.type} for o in occurrences)
