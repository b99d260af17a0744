"""Tell what 我省, 全市, 本区 mean in an article: its home region.

Clues are counted: the headline weighs most, then the place that dateline or source give, then the
regions that the body names, those of the first sentences more. A region counts for its parents
too, at a discount, so that an article about three counties of a city is the city's.
"""

from collections import Counter
from collections.abc import Sequence

from graph.document import Article
from graph.gazetteer.entry import Hit, NameKind
from graph.gazetteer.gazetteer import Gazetteer
from graph.linkers.region_resolution import RegionResolver

_HEADLINE, _PLACE, _OPENING, _OFFICE, _BODY = 6.0, 4.0, 2.0, 6.0, 1.0
_OPENING_LENGTH = 60
_TO_PARENT = 0.45
_MOST = 12.0  # what a region can gather from the body, however often it is named


def home_region(
    article: Article,
    hits: Sequence[Hit],
    gazetteer: Gazetteer,
    resolver: RegionResolver,
    named: frozenset[str],
) -> str:
    """Return the id of an article's home region, empty where nothing tells.

    `hits` are the region hits within the article, `named` the regions named without doubt.
    """
    place = _place(article, gazetteer)
    counts: Counter[str] = Counter()
    bonus: Counter[str] = Counter()
    body = article.start + len(article.headline) + len(article.byline)
    for hit in hits:
        if all(r.kind is NameKind.CONTEXT for r in hit.readings if r.entry.type == "Region"):
            continue
        entry = resolver.resolve(hit, place, named).entry
        if entry is None or entry.id == "CN":
            continue
        counts[entry.id] += 1
        if hit.start - body < _OPENING_LENGTH:
            bonus[entry.id] = max(bonus[entry.id], int(_OPENING))
    scores: Counter[str] = Counter()
    for region, count in counts.items():
        scores[region] += min(_MOST, _BODY * count) + bonus[region]  # type: ignore[assignment]
    for weight, text in ((_HEADLINE, article.headline), (_OFFICE, article.office)):
        for region in _regions_of(text, gazetteer, resolver, place, named):
            scores[region] += weight  # type: ignore[assignment]
    if place:
        scores[place] += _PLACE  # type: ignore[assignment]
    for region in sorted(counts):
        for distance, parent in enumerate(gazetteer.ancestors(region), start=1):
            if parent != "CN":
                share = _TO_PARENT**distance * min(_MOST, counts[region])
                scores[parent] += share  # type: ignore[assignment]
    if not scores:
        return place
    return min(scores, key=lambda region: (-scores[region], len(region), region))


def _place(article: Article, gazetteer: Gazetteer) -> str:
    regions = [r.entry for r in gazetteer.named(article.place) if r.entry.type == "Region"]
    return regions[0].id if len(regions) == 1 else ""


def _regions_of(
    text: str, gazetteer: Gazetteer, resolver: RegionResolver, home: str, named: frozenset[str]
) -> list[str]:
    """Return the regions a short text names, each once, without those inside a longer name."""
    found: list[str] = []
    reached = 0
    for hit in gazetteer.hits(text) if text else ():
        regions = [r for r in hit.readings if r.entry.type == "Region"]
        if not regions or hit.start < reached or all(r.kind is NameKind.CONTEXT for r in regions):
            continue
        reached = hit.stop
        entry = resolver.resolve(hit, home, named).entry
        if entry and entry.id != "CN" and entry.id not in found:
            found.append(entry.id)
    return found
