"""Which hits of region names can stand for a region, by what is printed around them.

泗县 inside 嵊泗县, 平湖 before 路, 南山区 across 海南 and 山区 name nothing; 吉林 inside 吉林市 can
only be the city. Whether a hit that can stand does so (江山, 开化) is left to selection.
"""

from collections.abc import Sequence
from dataclasses import replace

from graph.gazetteer.entry import Hit, NameKind
from graph.gazetteer.gazetteer import Gazetteer
from graph.lexical import Lexical
from graph.linkers.patterns import patterns

_SIGNS = ("省", "市", "县", "区")
_REACH = 20  # no region's name is longer


def region_hits(lexical: Lexical) -> tuple[Hit, ...]:
    """Return the region hits that can stand, with the region readings that can, in order."""
    hits = [
        replace(h, readings=tuple(r for r in h.readings if r.entry.type == "Region"))
        for h in lexical.hits_of("Region")
        if not _swallowed(lexical, h)
    ]
    hits = [h for i, h in enumerate(hits) if not _crossed(lexical, h, _near(hits, i))]
    narrowed = (_narrowed(lexical, h, _near(hits, i)) for i, h in enumerate(hits))
    return tuple(h for h in narrowed if h.readings)


def under_parents(hits: Sequence[Hit], gazetteer: Gazetteer) -> tuple[Hit, ...]:
    """Keep of a shared name what lies in the region named right before it (徐州市鼓楼区)."""
    before: dict[int, set[str]] = {}
    for hit in hits:
        before.setdefault(hit.stop, set()).update(r.entry.id for r in hit.readings)
    out = []
    for hit in hits:
        parents = before.get(hit.start, set()) if len(hit.readings) > 1 else set()
        inside = tuple(
            r for r in hit.readings if not parents.isdisjoint(gazetteer.ancestors(r.entry.id))
        )
        out.append(replace(hit, readings=inside) if inside else hit)
    return tuple(out)


def _near(hits: Sequence[Hit], index: int) -> list[Hit]:
    """Return the other hits that share a character with the hit at `index`."""
    hit = hits[index]
    first = index
    while first and hits[first - 1].start > hit.start - _REACH:
        first -= 1
    last = index + 1
    while last < len(hits) and hits[last].start < hit.stop:
        last += 1
    return [h for h in hits[first:last] if h is not hit and h.stop > hit.start]


def _swallowed(lexical: Lexical, hit: Hit) -> bool:
    """Say whether the name opens a road's, a bank's or a paper's, or ends within a word."""
    text, stop = lexical.document.text, hit.stop
    if hit.text.endswith(_SIGNS):
        # 杭州市 in 杭州市场: the sign begins the next word.
        following = patterns().region["next_word"].match(text, stop - 1)
        return following is not None and not lexical.starts_word(stop)
    found = patterns().region["swallowed"].match(text, stop)
    return found is not None and lexical.ends_word(found.end())


def _crossed(lexical: Lexical, hit: Hit, near: Sequence[Hit]) -> bool:
    """Say whether another region's name crosses this one and only the other ends with words."""
    return not lexical.is_word_edge(hit.start, hit.stop) and any(
        lexical.is_word_edge(h.start, h.stop)
        for h in near
        if h.start < hit.start < h.stop < hit.stop or hit.start < h.start < hit.stop < h.stop
    )


def _narrowed(lexical: Lexical, hit: Hit, near: Sequence[Hit]) -> Hit:
    """Return the hit with the readings it shares with the longer names around it.

    None are left where all are shared: the longer name is as undecided and says more.
    """
    readings = hit.readings
    for longer in near:
        if longer.start <= hit.start and hit.stop <= longer.stop and _is_sure(lexical, longer):
            ids = {r.entry.id for r in longer.readings}
            readings = tuple(r for r in readings if r.entry.id in ids)
            if longer.text != hit.text and len(readings) == len(ids) > 1:
                return replace(hit, readings=())
    return hit if len(readings) == len(hit.readings) else replace(hit, readings=readings)


def _is_sure(lexical: Lexical, hit: Hit) -> bool:
    known = any(r.kind is not NameKind.CONTEXT for r in hit.readings)
    return known and lexical.ends_word(hit.stop)
