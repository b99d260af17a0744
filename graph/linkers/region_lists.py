"""Tell which words in a list are regions because their neighbours are: 椒江、黄岩、路桥三区.

A name that is an ordinary word too (路桥, 鼓楼) says little by itself; between sisters of one city,
or before 两区 and 三地, it can only be the region.
"""

import re
from collections.abc import Iterator, Mapping

from graph.gazetteer.entry import Entry, NameKind
from graph.lexical import Lexical
from graph.linkers.region_resolution import Resolved

_JOINT = re.compile(r"[、和与及]")
_SUMMED = re.compile(r"等?(?:[两二三四五六七八九十]|\d{1,2})(?:个)?(?:区|县|市|地)")

Span = tuple[int, int]


def listed_regions(lexical: Lexical, regions: Mapping[Span, Resolved]) -> frozenset[Span]:
    """Return the spans of ordinary words that a list shows to be regions."""
    sure = {
        (h.start, h.stop)
        for h in lexical.hits_of("Region")
        if any(r.entry.type == "Region" and r.kind is not NameKind.CONTEXT for r in h.readings)
    }
    found: set[Span] = set()
    for run in _runs(lexical, regions):
        summed = _SUMMED.match(lexical.document.text, run[-1][1])
        for index, span in enumerate(run):
            near = run[max(0, index - 1) : index] + run[index + 1 : index + 2]
            if span not in sure and (summed or any(n in sure for n in near)):
                found.add(span)
    return frozenset(found)


def _runs(lexical: Lexical, regions: Mapping[Span, Resolved]) -> Iterator[list[Span]]:
    """Yield lists of two and more region names that lie in one region."""
    text = lexical.document.text
    known = {span: r.entry for span, r in sorted(regions.items()) if r.entry is not None}
    starting: dict[int, Span] = {}
    for start, stop in sorted(known):
        starting[start] = (start, stop)  # the longest at each start comes last
    used: set[Span] = set()
    for start in sorted(starting):
        span = starting[start]
        if span in used:
            continue
        run = [span]
        while _JOINT.match(text, run[-1][1]):
            following = starting.get(run[-1][1] + 1)
            if following is None or not lexical.same_sentence(run[0][0], following[1]):
                break
            if not _are_sisters(known[run[-1]], known[following]):
                break
            run.append(following)
        used.update(run)
        if len(run) > 1:
            yield run


def _are_sisters(one: Entry, other: Entry) -> bool:
    return bool(one.parent) and one.parent == other.parent and one.id != other.id
