"""What a document's surroundings say, worked out once before names are found.

The home region and the author's office of each article, and what every region hit means there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.gazetteer.entry import Entry, Hit
from graph.gazetteer.gazetteer import Gazetteer
from graph.lexical import Lexical
from graph.linkers.editors_note import note_homes
from graph.linkers.home_region import home_region
from graph.linkers.region_hits import region_hits, under_parents
from graph.linkers.region_lists import listed_regions
from graph.linkers.region_resolution import RegionResolver, Resolved

LEVELS = {"省": "province", "市": "city", "县": "county", "区": "county"}


@dataclass(frozen=True, slots=True)
class Scene:
    """A document's lexical analysis with its regions resolved.

    `homes` holds the home region's id by article; `regions` the resolution of each region hit that
    can stand for a region by its (start, stop); `ending` the start of the longest of them by its
    stop; `notes` what 我市 means in the sentences of editors' notes, by the sentence's index;
    `has_body` whether an article is more than front matter and captions; `listed` the spans of
    ordinary words that stand in a list of regions.
    """

    lexical: Lexical
    gazetteer: Gazetteer
    homes: tuple[str, ...]
    regions: Mapping[tuple[int, int], Resolved]
    ending: Mapping[int, int] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)
    has_body: tuple[bool, ...] = ()
    listed: frozenset[tuple[int, int]] = frozenset()

    def home_at(self, offset: int) -> str:
        """Return the home region's id of the article at an offset, empty if unknown."""
        sentence = self.lexical.sentence_at(offset)
        if sentence < 0:
            return ""
        if sentence in self.notes:
            return self.notes[sentence]
        return self.homes[self.lexical.document.sentences[sentence].article]

    def lifted(self, offset: int, sign: str) -> Entry | None:
        """Return what 省, 市, 县 or 区 alone mean at an offset: the home region at that level."""
        return lift(self.home_at(offset), sign, self.gazetteer)


def lift(region: str, sign: str, gazetteer: Gazetteer) -> Entry | None:
    """Return what 省, 市, 县 or 区 mean in a region: itself or the nearest it is part of.

    市 is whatever is called so: 慈溪市 and 上海市 are, though one is a county and one a province.
    """
    for id_ in (region, *gazetteer.ancestors(region)) if region else ():
        entry = gazetteer.entry(id_)
        if entry is None:
            continue
        level = entry.properties.get("level")
        if level == LEVELS[sign] or (sign == "市" and entry.name.endswith(sign)):
            return entry
    return None


def scene(
    lexical: Lexical, gazetteer: Gazetteer, resolver: RegionResolver, *, by_home: bool = True
) -> Scene:
    """Work out the home regions of a document's articles and resolve its region names.

    Without `by_home` no article has a home region.
    """
    document = lexical.document
    hits = under_parents(region_hits(lexical), gazetteer)
    by_article: list[list[Hit]] = [[] for _ in document.articles]
    for hit in hits:
        by_article[document.sentences[lexical.sentence_at(hit.start)].article].append(hit)
    named = resolver.named(hits)
    homes = []
    regions: dict[tuple[int, int], Resolved] = {}
    for article, found in zip(document.articles, by_article, strict=True):
        home = home_region(article, found, gazetteer, resolver, named) if by_home else ""
        homes.append(home)
        for hit in found:
            regions[hit.start, hit.stop] = resolver.resolve(hit, home, named)
    ending = {stop: start for start, stop in sorted(regions, reverse=True)}
    notes = note_homes(document, gazetteer) if by_home else {}
    body = {s.article for s in document.sentences if s.kind == "body"}
    has_body = tuple(article.index in body for article in document.articles)
    listed = listed_regions(lexical, regions)
    return Scene(lexical, gazetteer, tuple(homes), regions, ending, notes, has_body, listed)
