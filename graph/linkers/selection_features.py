"""What a group of spans looks like: the features by which selection keeps or drops it.

Features of single spans are carried to the group by maximum and mean; the rest is about the group
as a whole. Nothing here knows a name: the same features hold on any text.
"""

import re
from collections.abc import Sequence, Set
from functools import cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from graph.lexical import BEGIN, SINGLE
from graph.linkers.front_matter import WHOLE_BODIES
from graph.linkers.groups import Group
from graph.linkers.patterns import patterns
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
    "words", "entry_near_home", "contextual", "surname",
)  # fmt: skip
_OF_NAMES = (
    "length", "latin", "digit", "suffix_own", "suffix_other", "surfaces", "whole_body",
    "candidates", "surname",
)  # fmt: skip
_OF_ENTRIES = (
    "known", "level", "is_home", "above_home", "below_home", "line_named", "known_name",
    "abolished", "entry_near_home", "contextual",
)  # fmt: skip
# Whatever is a letter of a … z when small: Kelvin's sign and the dotted capital I too.
_LATIN = re.compile("[A-Za-z\u212a\u0130]")
_PERSON = (2, 3)  # characters of most persons' names
Row = tuple[float, ...]
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
    most = np.maximum.reduceat(local, spans.first, axis=0)
    mean = np.add.reduceat(local, spans.first, axis=0) / spans.counts.astype(np.float32)[:, None]
    both = np.stack([most, mean], axis=2).reshape(len(groups), -1)
    columns = _occurrence_columns(scene, spans, local[:, 0])
    columns |= _WholeGroups(scene, groups, resolver).columns()
    whole = np.column_stack([columns[name] for name in _GROUP])
    return np.concatenate([whole.astype(np.float32), _finders(groups, spans), both], axis=1)


def _finders(groups: Sequence[Group], spans: Spans) -> npt.NDArray[np.float32]:
    """Return for each group the share of its occurrences that each finder proposed."""
    seen = [
        (index, _FINDER_INDEX[name])
        for index, group in enumerate(groups)
        for occurrence in group.occurrences.values()
        for name in occurrence.finders
    ]
    cells = np.array(seen, dtype=np.int64) @ np.array([len(FINDERS), 1])
    counts = np.bincount(cells, minlength=len(groups) * len(FINDERS))
    shares = counts.reshape(len(groups), len(FINDERS)) / spans.counts[:, None]
    return shares.astype(np.float32)


def _occurrence_columns(
    scene: Scene, spans: Spans, confidence: npt.NDArray[np.float32]
) -> dict[str, npt.NDArray[np.generic]]:
    """Return what the groups' occurrences say together, for all groups at once."""
    lexical, counts, first = scene.lexical, spans.counts, spans.first
    length = max(len(lexical.document.text), 1)
    owner = np.repeat(np.arange(len(counts)), counts)
    order = np.lexsort((-confidence, owner))
    second = confidence[order][np.minimum(first + 1, len(owner) - 1)]
    starts_word = (lexical.boundaries == BEGIN) | (lexical.boundaries == SINGLE)
    words = np.concatenate(([0], np.cumsum(starts_word)))
    articles = np.array([s.article for s in lexical.document.sentences], dtype=np.int64)
    article = articles[[lexical.sentence_at(start) for start in spans.start.tolist()]]
    pairs = np.unique(owner * (int(articles.max()) + 1) + article)
    return {
        "type": spans.kind[first],
        "occurrences": counts,
        "other_type_known": np.maximum.reduceat(_known_elsewhere(spans, length), first),
        "confident": np.add.reduceat((confidence > 0.5).astype(np.int64), first),
        "second_confidence": np.where(counts > 1, second, 0.0),
        "per_thousand": 1000.0 * counts / length,
        "first_position": spans.start[first] / length,
        "articles": np.bincount(pairs // (int(articles.max()) + 1), minlength=len(counts)),
        # jieba's dictionary makes many words of an unknown name.
        "words": words[spans.stop[first]] - words[spans.start[first]],
    }


def _known_elsewhere(spans: Spans, length: int) -> npt.NDArray[np.bool_]:
    """Say of each occurrence whether a list or a sure form knows its span as another type."""
    _, span = np.unique(spans.start * (length + 1) + spans.stop, return_inverse=True)
    known = np.zeros((int(span.max()) + 1, len(TYPE_INDEX)), dtype=bool)
    known[span[spans.known], spans.kind[spans.known]] = True
    others = known[span]
    others[np.arange(len(span)), spans.kind] = False
    return np.asarray(others.any(axis=1))


class _WholeGroups:
    """What groups are as wholes: their names, and what the gazetteer says of them."""

    def __init__(self, scene: Scene, groups: Sequence[Group], resolver: RegionResolver) -> None:
        self._groups = groups
        self._resolver = resolver
        self._text = scene.lexical.document.text
        self._homes = frozenset(h for h in scene.homes if h)
        self._above_homes = frozenset(r for home in self._homes for r in resolver.line(home))
        self._named = frozenset(
            g.id
            for g in groups
            if g.type == "Region" and any("gazetteer" in o.finders for o in g.occurrences.values())
        )
        provinces = self._above_homes - {"CN"}
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

    def columns(self) -> dict[str, npt.NDArray[np.generic]]:
        """Return one column for each of `_OF_NAMES` and of `_OF_ENTRIES`."""
        made: dict[str, npt.NDArray[np.generic]] = {}
        surfaces = [{self._text[a:b] for a, b in g.occurrences} for g in self._groups]
        pairs = list(zip(self._groups, surfaces, strict=True))
        for names, rows in (
            (_OF_NAMES, [self._of_name(group, names) for group, names in pairs]),
            (_OF_ENTRIES, [self._of_entry(group, names) for group, names in pairs]),
        ):
            table = np.array(rows, dtype=np.float64)
            made.update((name, table[:, place]) for place, name in enumerate(names))
        return made

    def _of_name(self, group: Group, surfaces: Set[str]) -> Row:
        longest = max(surfaces, key=lambda s: (len(s), s)) if len(surfaces) > 1 else _only(surfaces)
        kinds = suffix_kinds(longest)
        own = TYPE_INDEX[group.type] in kinds
        return (
            len(longest),
            _LATIN.search(longest) is not None,
            not longest.isalpha() and any(c.isdigit() for c in longest),
            own,
            len(kinds) > own,
            len(surfaces),
            group.type == "Organization" and longest.endswith(WHOLE_BODIES),
            len(group.ambiguous),
            len(longest) in _PERSON and longest[0] in _surnames(),
        )

    def _of_entry(self, group: Group, surfaces: Set[str]) -> Row:
        entry = group.entry
        at_home = group.id in self._homes
        above_home = group.id in self._above_homes
        if entry is None:
            named = 0.5 * bool(group.name)
            return (named, 0, at_home, above_home, False, False, False, False, False, False)
        line = self._resolver.line(group.id) if group.type == "Region" else frozenset()
        return (
            (not entry.generic) + 0.5 * bool(group.name),
            _LEVELS.get(str(entry.properties.get("level", "")), 0),
            at_home,
            above_home,
            bool(line & self._homes),
            bool((line - {group.id, "CN"}) & self._named),
            entry.name in surfaces,
            bool(entry.valid_to),
            str(entry.properties.get("region", "")) in self._home_names,
            bool(entry.context) and not surfaces - set(entry.context),
        )


@cache
def _surnames() -> frozenset[str]:
    return frozenset(patterns().words["surnames"])


def _only(surfaces: Set[str]) -> str:
    (one,) = surfaces
    return one
