"""What a document's surroundings say, worked out once before names are found.

The home region and the author's office of each article, and what every region hit means there.
"""

from dataclasses import dataclass

from graph.gazetteer.entry import Entry, Hit
from graph.gazetteer.gazetteer import Gazetteer
from graph.lexical import Lexical
from graph.linkers.home_region import home_region
from graph.linkers.region_resolution import RegionResolver, Resolved

_LEVELS = {"省": "province", "市": "city", "县": "county", "区": "county"}


@dataclass(frozen=True, slots=True)
class Scene:
    """A document's lexical analysis with its regions resolved.

    `homes` holds the home region's id by article; `regions` the resolution of each region hit by
    its (start, stop).
    """

    lexical: Lexical
    gazetteer: Gazetteer
    homes: tuple[str, ...]
    regions: dict[tuple[int, int], Resolved]

    def home_at(self, offset: int) -> str:
        """Return the home region's id of the article at an offset, empty if unknown."""
        sentence = self.lexical.sentence_at(offset)
        if sentence < 0:
            return ""
        return self.homes[self.lexical.document.sentences[sentence].article]

    def lifted(self, offset: int, sign: str) -> Entry | None:
        """Return what 省, 市, 县 or 区 alone mean at an offset: the home region at that level."""
        level = _LEVELS[sign]
        home = self.home_at(offset)
        for region in (home, *self.gazetteer.ancestors(home)) if home else ():
            entry = self.gazetteer.entry(region)
            if entry and entry.properties.get("level") == level:
                return entry
        return None


def scene(lexical: Lexical, gazetteer: Gazetteer, resolver: RegionResolver) -> Scene:
    """Work out the home regions of a document's articles and resolve its region names."""
    document = lexical.document
    hits = lexical.hits_of("Region")
    by_article: list[list[Hit]] = [[] for _ in document.articles]
    for hit in hits:
        by_article[document.sentences[lexical.sentence_at(hit.start)].article].append(hit)
    named = resolver.named(hits)
    homes = []
    regions: dict[tuple[int, int], Resolved] = {}
    for article, found in zip(document.articles, by_article, strict=True):
        home = home_region(article, found, gazetteer, resolver, named)
        homes.append(home)
        for hit in found:
            regions[hit.start, hit.stop] = resolver.resolve(hit, home, named)
    return Scene(lexical, gazetteer, tuple(homes), regions)
