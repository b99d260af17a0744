"""Build from an annotation the graph that its document holds: what a perfect reader would store.

Names are laid over the loaded text and linked as building links them: to the gazetteer's entry,
or to a provisional entity with the id that its name gives. A relation becomes one statement, in
the sentence of its quote; explicit ones are surer than implied ones. Annotations know no
restriction, so those are told beside them. Models have no part in it; amounts and terms are what
the rules read in the sentence, dates of publication are the annotation's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.document import Document
from graph.document_graph import DocumentGraph
from graph.entity import Entity
from graph.gazetteer.entry import Entry, NameKind
from graph.gazetteer.gazetteer import Gazetteer
from graph.linkers.identity import entries_of, provisional_id
from graph.mention import Candidate, Mention
from graph.statement import RESTRICT, SUPPORT, Statement
from graph.statements.attachment import Attachments
from zhengtu.evaluation.gold import (
    EXPLICIT,
    GoldDocument,
    GoldError,
    MergedEntity,
    Triple,
    article_at,
    entity_id,
    fold,
    merge,
    place_articles,
    project,
)

_CONFIDENCE = {EXPLICIT: 0.9}
_IMPLIED = 0.6
_RULE = "gold"


@dataclass(frozen=True, slots=True)
class Restriction:
    """That a region restricts an industry, and the words that say so."""

    region: str
    industry: str
    quote: str


def gold_graph(
    gold: GoldDocument,
    document: Document,
    gazetteer: Gazetteer,
    restrictions: Sequence[Restriction] = (),
) -> DocumentGraph:
    """Return the graph of an annotated document.

    A restriction takes the place of the relation that the annotation gives for the same quote.
    Raises `GoldError` for a quote or a restricted name that the document does not hold.
    """
    document = _dated(document, gold)
    merged = merge(gold).entities
    written = fold(document.text).text
    unsettled = _unsettled(gold, gazetteer)
    linked = {key: _linked(entity, merged, gazetteer, written) for key, entity in merged.items()}
    named = [
        replace(m, entity=linked[m.entity].id)
        for m in project(gold, document, scoped=True)
        if m.entity not in unsettled
    ]
    mentions = sorted(
        (*named, *_ambiguous(document, named, gazetteer)),
        key=lambda m: (m.sentence, m.start, -m.stop, m.entity),
    )
    said = sorted(
        _said(gold, document, restrictions),
        key=lambda s: (s.sentence, s.triple, s.polarity),
    )
    attached = Attachments(document, mentions)
    statements = tuple(_statement(s, linked, document, attached) for s in said)
    ids = {m.entity for m in named}
    ids |= {end for s in statements for end in (s.subject, s.object)}
    facts = gazetteer.facts_for(sorted(i for i in ids if gazetteer.entry(i)))
    ids |= {end for fact in facts for end in (fact.subject, fact.object)}
    known = {entity.id: entity for entity in linked.values()}
    entities = [_entity(id_, known, gazetteer) for id_ in sorted(ids)]
    return DocumentGraph(document, tuple(entities), tuple(mentions), statements, facts)


def _dated(document: Document, gold: GoldDocument) -> Document:
    """Return the document with the dates that the annotation gives for it and its articles."""
    placed = place_articles(gold, fold(document.text))
    articles = []
    for article in document.articles:
        inside = [index for at, index in placed if article.start <= at < article.stop]
        index = inside[0] if inside else article_at(placed, article.start)
        date = gold.articles[index].date if index >= 0 else ""
        articles.append(replace(article, published=date or article.published))
    published = gold.articles[0].date or document.published
    return replace(document, articles=tuple(articles), published=published)


def _linked(
    entity: MergedEntity,
    merged: Mapping[str, MergedEntity],
    gazetteer: Gazetteer,
    written: str,
) -> Entity:
    found: tuple[Entry, ...] = ()
    # 省经信厅 is Sichuan's in a paper from there: a body's short names alone do not say which.
    surfaces = () if entity.type == "Organization" else entity.surfaces
    for name in dict.fromkeys((entity.name, *surfaces)):
        found = entries_of(name, entity.type, gazetteer)
        if found:
            break
    if not found:
        id_ = provisional_id(entity.name, entity.type, gazetteer)
        # A store names what only texts know by how they call it: 市经信局 would be every city's.
        status = "provisional" if fold(entity.name).text in written.replace('"', "") else "known"
        return Entity(id_, entity.type, entity.name, entity.surfaces, status)
    # A name that several regions have is the one whose city or province the text names too.
    chosen = min(found, key=lambda e: (not _near(e, merged, gazetteer), bool(e.valid_to)))
    return chosen.entity()


def _near(entry: Entry, merged: Mapping[str, MergedEntity], gazetteer: Gazetteer) -> bool:
    beside = {e.name for e in merged.values() if e.type == entry.type}
    above = (gazetteer.entry(id_) for id_ in gazetteer.ancestors(entry.id))
    return any(e.name in beside for e in above if e)


def _unsettled(gold: GoldDocument, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the regions that nothing in the text tells from others of their name (朝阳区)."""
    merged = merge(gold)
    related = {end for subject, _, object_ in merged.quotes for end in (subject, object_)}
    found = set()
    for key, entity in merged.entities.items():
        live = [e for e in entries_of(entity.name, entity.type, gazetteer) if not e.valid_to]
        near = any(_near(e, merged.entities, gazetteer) for e in live)
        if entity.type == "Region" and len(live) > 1 and not near and key not in related:
            found.add(key)
    return frozenset(found)


def _entity(id_: str, known: Mapping[str, Entity], gazetteer: Gazetteer) -> Entity:
    entry = gazetteer.entry(id_)
    return entry.entity() if entry else known[id_]


def _ambiguous(
    document: Document, named: Iterable[Mention], gazetteer: Gazetteer
) -> Iterator[Mention]:
    """Yield the full names of several regions that the annotation leaves alone (朝阳区)."""
    taken = {(m.sentence, at) for m in named for at in range(m.start, m.stop)}
    for sentence in document.sentences:
        for hit in gazetteer.hits(sentence.text):
            means = [
                r.entry.id
                for r in hit.readings
                if r.entry.type == "Region" and r.kind is NameKind.NAME and not r.entry.valid_to
            ]
            free = all((sentence.index, at) not in taken for at in range(hit.start, hit.stop))
            if len(means) > 1 and free:
                share = round(1 / len(means), 4)
                choices = tuple(Candidate(id_, share, "shared name") for id_ in means)
                yield Mention(
                    sentence.index,
                    hit.start,
                    hit.stop,
                    hit.text,
                    "Region",
                    "",
                    share,
                    _RULE,
                    choices,
                )


@dataclass(frozen=True, slots=True)
class _Said:
    triple: Triple
    sentence: int
    start: int
    stop: int
    confidence: float
    polarity: str


def _said(
    gold: GoldDocument, document: Document, restrictions: Sequence[Restriction]
) -> Iterator[_Said]:
    merged = merge(gold)
    restricted = {_restricted(r, merged.entities, gold.name): r.quote for r in restrictions}
    for triple, quote in restricted.items():
        yield _Said(triple, *_place(quote, document), 0.8, RESTRICT)
    seen: dict[tuple[Triple, int], float] = {}
    for triple, quotes in merged.quotes.items():
        for quote, certainty in quotes:
            if restricted.get(triple) == quote:
                continue
            sentence, start, stop = _place(quote, document)
            confidence = _CONFIDENCE.get(certainty, _IMPLIED)
            if confidence > seen.get((triple, sentence), 0.0):
                seen[triple, sentence] = confidence
                yield _Said(triple, sentence, start, stop, confidence, SUPPORT)


def _restricted(
    restriction: Restriction, entities: Mapping[str, MergedEntity], document: str
) -> Triple:
    region = entity_id("Region", restriction.region)
    industry = entity_id("Industry", restriction.industry)
    for key in (region, industry):
        if key not in entities:
            raise GoldError(f"{document}: the annotation has no {key} to restrict or be restricted")
    return region, "BACKS", industry


def _place(quote: str, document: Document) -> tuple[int, int, int]:
    """Return the sentence that a quote ends in and the span of the quote within it."""
    for start, stop in fold(document.text).find_all(quote):
        for sentence in document.sentences:
            if sentence.start < stop <= sentence.stop:
                first = max(start, sentence.start) - sentence.start
                return sentence.index, first, stop - sentence.start
    raise GoldError(f"{document.path}: no sentence says {quote!r}")


def _statement(
    said: _Said, linked: Mapping[str, Entity], document: Document, attached: Attachments
) -> Statement:
    subject, relation, object_ = said.triple
    sentence = document.sentences[said.sentence]
    one, other = linked[subject].id, linked[object_].id
    span = said.start, said.stop
    here = attached.to(sentence, relation, one, other, span, span)
    return Statement(
        subject=one,
        relation=relation,
        object=other,
        sentence=said.sentence,
        start=said.start,
        stop=said.stop,
        confidence=said.confidence,
        trigger=here.trigger,
        route=_RULE,
        rule=_RULE,
        polarity=said.polarity,
        modality=here.modality,
        amounts=here.amounts,
        valid_from=here.valid_from,
        valid_to=here.valid_to,
        deadline=here.deadline,
    )
