"""What a group of spans looks like: the features by which selection keeps or drops it.

Most features are of one occurrence (the tagger's confidence, neighbours, quotes) and are carried
to the group by maximum and mean. Nothing here knows a name: the same features hold on any text.
"""

from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from graph.lexical import BRACKET, QUOTE, TITLE
from graph.linkers.groups import Group, Occurrence
from graph.linkers.patterns import patterns
from graph.linkers.region_resolution import RegionResolver
from graph.linkers.scene import Scene
from graph.tagger.features import suffix_kinds
from graph.tagger.labels import TYPES
from graph.tagger.tagger import Tagged

_TYPE_INDEX = {kind: index for index, kind in enumerate(TYPES)}
FINDERS = (
    "gazetteer", "context", "generic", "tagger", "town", "title", "book", "notice", "quoted",
    "quoted_suffix", "award", "before_ending", "legal_form", "officer", "short_form", "composed",
    "region_ending",
)  # fmt: skip
_FINDER_INDEX = {name: index for index, name in enumerate(FINDERS)}
_BEFORE = tuple(patterns().before.items())
_AFTER = tuple(patterns().after.items())
_LEVELS = {"country": 1, "province": 2, "city": 3, "county": 4, "town": 5}
_KINDS = {"body": 0, "headline": 1, "caption": 2}

_OCCURRENCE = (
    "confidence", "other_confidence", "inside", "edge", "exact_quote", "exact_title", "in_quote",
    "in_title", "in_bracket", "nested", "nested_same", "rival", "longer_rival", "headline",
    *(f"before_{name}" for name, _ in _BEFORE),
    *(f"after_{name}" for name, _ in _AFTER),
)  # fmt: skip
_GROUP = (
    "type", "occurrences", "length", "latin", "digit", "known", "other_type_known", "suffix_own",
    "suffix_other", "level", "is_home", "above_home", "below_home", "line_named", "candidates",
    "confident", "second_confidence", "known_name", "surfaces", "abolished", "per_thousand",
    "first_position",
)  # fmt: skip
NAMES: tuple[str, ...] = (
    *_GROUP,
    *(f"by_{name}" for name in FINDERS),
    *chain.from_iterable((f"max_{n}", f"mean_{n}") for n in _OCCURRENCE),
)


def group_features(
    scene: Scene, groups: Sequence[Group], tagged: Tagged | None, resolver: RegionResolver
) -> npt.NDArray[np.float32]:
    """Return an array (groups, len(NAMES))."""
    document = _Document(scene, groups, tagged, resolver)
    rows = [document.row(group) for group in groups]
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(NAMES))


class _Document:
    """What the features of all groups of a document share."""

    def __init__(
        self,
        scene: Scene,
        groups: Sequence[Group],
        tagged: Tagged | None,
        resolver: RegionResolver,
    ) -> None:
        self._scene = scene
        self._resolver = resolver
        lexical = scene.lexical
        self._lexical = lexical
        self._text = lexical.document.text
        self._tagged = tagged
        self._home_lines = [resolver.line(h) if h else frozenset() for h in scene.homes]
        self._homes = frozenset(h for h in scene.homes if h)
        self._named = frozenset(
            g.id for g in groups if g.type == "Region" and g.entry is not None and _is_sure(g)
        )
        self._outside = (
            np.cumsum(1.0 - tagged.marginals[:, 0], dtype=np.float64)
            if tagged is not None
            else np.zeros(len(self._text))
        )
        self._cover = _Cover(groups, tagged)

    def row(self, group: Group) -> list[float]:
        occurrences = list(group.occurrences.values())
        local = np.array([self._occurrence(group, o) for o in occurrences], dtype=np.float32)
        finders = [0.0] * len(FINDERS)
        for occurrence in occurrences:
            for name in occurrence.finders:
                finders[_FINDER_INDEX[name]] += 1
        count = len(occurrences)
        shares = [f / count for f in finders]
        stacked = np.stack([local.max(axis=0), local.mean(axis=0)], axis=1).ravel()
        return [*self._group(group, occurrences, local), *shares, *stacked.tolist()]

    def _group(
        self, group: Group, occurrences: list[Occurrence], local: npt.NDArray[np.float32]
    ) -> list[float]:
        surfaces = {self._text[o.start : o.stop] for o in occurrences}
        longest = max(surfaces, key=lambda s: (len(s), s))
        kinds = suffix_kinds(longest)
        own = _TYPE_INDEX[group.type]
        confidence = np.sort(local[:, 0])[::-1]
        entry = group.entry
        line = self._resolver.line(group.id) if entry and group.type == "Region" else frozenset()
        return [
            float(own),
            float(len(occurrences)),
            float(len(longest)),
            float(any("a" <= c.lower() <= "z" for c in longest)),
            float(any(c.isdigit() for c in longest)),
            float(entry is not None and not entry.generic) + 0.5 * bool(group.name),
            float(self._cover.known_elsewhere(group, occurrences)),
            float(own in kinds),
            float(bool(kinds - {own})),
            float(_LEVELS.get(str(entry.properties.get("level", "")), 0) if entry else 0),
            float(group.id in self._homes),
            float(any(group.id in home for home in self._home_lines)),
            float(bool(line & self._homes)),
            float(bool((line - {group.id, "CN"}) & self._named)),
            float(len(group.ambiguous)),
            float((local[:, 0] > 0.5).sum()),
            float(confidence[1]) if len(confidence) > 1 else 0.0,
            float(entry is not None and entry.name in surfaces),
            float(len(surfaces)),
            float(bool(entry and entry.valid_to)),
            1000.0 * len(occurrences) / max(len(self._text), 1),
            occurrences[0].start / max(len(self._text), 1),
        ]

    def _occurrence(self, group: Group, occurrence: Occurrence) -> list[float]:
        start, stop = occurrence.start, occurrence.stop
        text, nesting = self._text, self._lexical.nesting
        left, right = text[max(0, start - 4) : start], text[stop : stop + 5]
        before, after = left[-1:], right[:1]
        own, other = self._cover.confidences(start, stop, _TYPE_INDEX[group.type])
        nested, nested_same, rival, longer = self._cover.around(group, start, stop)
        inside = self._outside[stop - 1] - (self._outside[start - 1] if start else 0.0)
        sentence = self._lexical.document.sentences[self._lexical.sentence_at(start)]
        return [
            own,
            other,
            float(inside) / (stop - start),
            float(self._lexical.is_word_edge(start, stop)),
            float((before == "“" and after == "”") or text[start] == "“"),
            float(before == "《" and after == "》"),
            float(bool(nesting[start] & QUOTE)),
            float(bool(nesting[start] & TITLE)),
            float(bool(nesting[start] & BRACKET)),
            float(nested),
            float(nested_same),
            rival,
            longer,
            float(_KINDS.get(sentence.kind, 0)),
            *(float(left.endswith(words)) for _, words in _BEFORE),
            *(float(right.startswith(words)) for _, words in _AFTER),
        ]


def _is_sure(group: Group) -> bool:
    return any("gazetteer" in o.finders for o in group.occurrences.values())


class _Cover:
    """Which spans of which groups lie around a span, and what the tagger makes of them."""

    def __init__(self, groups: Sequence[Group], tagged: Tagged | None) -> None:
        self._tagged = tagged
        self._confidence: dict[tuple[int, int], list[float]] = {}
        self._types: dict[tuple[int, int], set[str]] = {}
        self._known: dict[tuple[int, int], set[str]] = {}
        for group in groups:
            for key, occurrence in group.occurrences.items():
                self._types.setdefault(key, set()).add(group.type)
                if {"gazetteer", "composed", "title", "legal_form"} & occurrence.finders:
                    self._known.setdefault(key, set()).add(group.type)
        self._spans = sorted(self._types)
        self._reach = max((b - a for a, b in self._spans), default=0)
        self._starts = np.array([a for a, _ in self._spans], dtype=np.int64)

    def confidences(self, start: int, stop: int, kind: int) -> tuple[float, float]:
        """Return the tagger's confidence in the span for that type and for the best other one."""
        every = self._all(start, stop)
        other = max((c for i, c in enumerate(every) if i != kind), default=0.0)
        return every[kind], other

    def _all(self, start: int, stop: int) -> list[float]:
        found = self._confidence.get((start, stop))
        if found is None:
            found = (
                [0.0] * len(TYPES)
                if self._tagged is None
                else self._tagged.confidences(start, stop)
            )
            self._confidence[start, stop] = found
        return found

    def known_elsewhere(self, group: Group, occurrences: list[Occurrence]) -> bool:
        """Say whether one of the spans is a known name of another type."""
        return any(self._known.get((o.start, o.stop), set()) - {group.type} for o in occurrences)

    def around(self, group: Group, start: int, stop: int) -> tuple[bool, bool, float, float]:
        """Return nested, nested in the same type, best rival's and best longer rival's confidence.

        A rival overlaps the span; a longer one holds it.
        """
        nested = nested_same = False
        rival = longer = 0.0
        at = int(np.searchsorted(self._starts, max(0, start - self._reach)))
        spans = self._spans
        while at < len(spans) and spans[at][0] < stop:
            a, b = spans[at]
            at += 1
            if b <= start or (a, b) == (start, stop):
                continue
            confidence = max(self._all(a, b))
            rival = max(rival, confidence)
            if a <= start and stop <= b:
                longer = max(longer, confidence)
                known = self._known.get((a, b))
                if known:
                    nested = True
                    nested_same = nested_same or group.type in known
        return nested, nested_same, rival, longer
