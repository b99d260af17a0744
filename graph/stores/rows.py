"""The nodes and relationships of one document as rows, ready for `UNWIND`.

Here the nouns of `graph` meet the graph contract: which property holds what is decided in this
module and nowhere else. Source offsets are on sentences, offsets within the sentence on mentions
and statements. Unknown dates and names are empty strings, as in the nouns.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.document import Article, Sentence
from graph.document_graph import DocumentGraph
from graph.entity import Entity
from graph.errors import StoreError
from graph.ontology import ontology
from graph.statement import SUPPORT, Statement
from graph.stores.properties import check_properties
from graph.stores.store import Row

_BLANK = re.compile(r"\s+")
_NAME_LENGTH = 40
_DERIVED = frozenset(
    {"id", "name", "aliases", "status", "listed", "surfaces", "surface_counts", "decided", "merged"}
)


@dataclass(frozen=True, slots=True, order=True)
class EdgeKey:
    """What makes two statements speak of one edge."""

    subject: str
    relation: str
    object: str
    polarity: str

    def __str__(self) -> str:
        return f"{self.subject}|{self.relation}|{self.object}|{self.polarity}"


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """One document's rows.

    `surfaces` counts (entity, surface); `entities` holds the properties each arriving entity
    brings, by id, and `types` its type.
    """

    document: Row
    articles: tuple[Row, ...]
    texts: Mapping[str, str]
    sentences: tuple[Row, ...]
    mentions: tuple[Row, ...]
    statements: tuple[Row, ...]
    entities: Mapping[str, Row]
    types: Mapping[str, str]
    facts: frozenset[EdgeKey]
    surfaces: Mapping[tuple[str, str], int]

    def size(self) -> int:
        """Return how many nodes and relationships will be written, about."""
        return (
            len(self.sentences) * 2
            + len(self.mentions)
            + len(self.statements) * 2
            + len(self.entities)
        )


def document_rows(graph: DocumentGraph) -> DocumentRows:
    """Turn a document graph into rows, or raise `StoreError` for one that cannot be stored."""
    document = graph.document
    types = {e.id: e.type for e in graph.entities}
    _check(graph, types)
    articles = tuple(_article(graph, a) for a in document.articles)
    unlinked = _unlinked(graph)
    sentences = tuple(_sentence(graph, s, unlinked.get(s.index, [])) for s in document.sentences)
    statements = tuple(_statement(graph, s) for s in _distinct(graph))
    rows = DocumentRows(
        {
            "id": document.id,
            "name": document.name,
            "source": document.source,
            "published": document.published,
            "path": document.path,
            "sha256": document.sha256,
            **({"decided": list(graph.decided)} if graph.decided else {}),
        },
        articles,
        {_article_id(graph, a.index): document.text[a.start : a.stop] for a in document.articles},
        sentences,
        _mentions(graph),
        statements,
        {e.id: _entity(e) for e in graph.entities},
        types,
        frozenset(edge_key(f.subject, f.relation, f.object) for f in graph.facts),
        Counter((m.entity, m.surface) for m in graph.mentions if m.entity and not m.deictic),
    )
    for row in (rows.document, *rows.articles, *sentences, *statements, *rows.entities.values()):
        check_properties(f"{document.path}: {row['id']}", row)
    for row in rows.mentions:
        given = {name: value for name, value in row.items() if value is not None}
        check_properties(f"{document.path}: mention in {row['sentence']}", given)
    return rows


def edge_key(subject: str, relation: str, object_: str, polarity: str = SUPPORT) -> EdgeKey:
    """Return the key of an edge; the ends of a symmetric relation are put in order."""
    if ontology().relations[relation].symmetric and subject > object_:
        subject, object_ = object_, subject
    return EdgeKey(subject, relation, object_, polarity)


def _check(graph: DocumentGraph, types: Mapping[str, str]) -> None:
    """Refuse names without an entity, and statements and facts the ontology does not have."""
    path = graph.document.path
    ends = {m.entity for m in graph.mentions if m.entity}
    claims = [(s.subject, s.relation, s.object) for s in graph.statements]
    claims += [(f.subject, f.relation, f.object) for f in graph.facts]
    for subject, _, object_ in claims:
        ends |= {subject, object_}
    if missing := sorted(ends - types.keys()):
        raise StoreError(f"{path}: no entity among the document's for id {missing[0]!r}")
    for name, type_ in types.items():
        if type_ not in ontology().types:
            raise StoreError(f"{path}: entity {name!r} is a {type_!r}, which is no type")
    for subject, relation, object_ in claims:
        ontology().check(types[subject], relation, types[object_])


def _article_id(graph: DocumentGraph, index: int) -> str:
    return f"{graph.document.id}/{index}"


def _article(graph: DocumentGraph, article: Article) -> Row:
    return {
        "id": _article_id(graph, article.index),
        "name": article.headline or f"{graph.document.name} {article.index + 1}",
        "headline": article.headline,
        "byline": article.byline,
        "office": article.office,
        "source": article.source,
        "published": article.published,
        "place": article.place,
        "index": article.index,
        "document": graph.document.id,
    }


def _published(graph: DocumentGraph, article: int) -> str:
    """Return the article's date, or else the document's."""
    articles = graph.document.articles
    own = articles[article].published if article < len(articles) else ""
    return own or graph.document.published


def _unlinked(graph: DocumentGraph) -> dict[int, list[str]]:
    """Return the names that stay ambiguous, in reading order, by sentence."""
    found: dict[int, list[str]] = {}
    for mention in sorted(graph.mentions, key=lambda m: (m.start, m.stop, m.surface)):
        if not mention.entity:
            found.setdefault(mention.sentence, []).append(mention.surface)
    return found


def _sentence(graph: DocumentGraph, sentence: Sentence, unlinked: list[str]) -> Row:
    document = graph.document
    start, stop = document.offsets.to_source(sentence.start, sentence.stop)
    text = _BLANK.sub(" ", sentence.text).strip()
    return {
        "id": document.sentence_id(sentence.index),
        "name": text if len(text) <= _NAME_LENGTH else text[: _NAME_LENGTH - 1] + "…",
        "text": sentence.text,
        "index": sentence.index,
        "start": start,
        "stop": stop,
        "page": sentence.page,
        "paragraph": sentence.paragraph,
        "kind": sentence.kind,
        "published": _published(graph, sentence.article),
        "document": document.id,
        "article": _article_id(graph, sentence.article),
        "unlinked": unlinked,
    }


def _mentions(graph: DocumentGraph) -> tuple[Row, ...]:
    """Return the linked names; ambiguous ones stand in `Sentence.unlinked`, deictic nowhere."""
    kept = {
        (m.sentence, m.start, m.stop, m.entity): m
        for m in graph.mentions
        if m.entity and not m.deictic
    }
    return tuple(
        {
            "sentence": graph.document.sentence_id(m.sentence),
            "entity": m.entity,
            "surface": m.surface,
            "start": m.start,
            "stop": m.stop,
            "score": float(m.score),
            "why": m.why,
            "decided": m.decided or None,
            "read_as": m.read_as or None,
        }
        for _, m in sorted(kept.items())
    )


def _distinct(graph: DocumentGraph) -> list[Statement]:
    """Return the statements with symmetric ends in order, the best of those with one id."""
    best: dict[str, Statement] = {}
    for said in graph.statements:
        key = edge_key(said.subject, said.relation, said.object, said.polarity)
        said = replace(said, subject=key.subject, object=key.object)
        name = said.id(graph.document.id)
        held = best.get(name)
        if held is None or _rank(said) < _rank(held):
            best[name] = said
    return [best[name] for name in sorted(best)]


def _rank(said: Statement) -> tuple[float, int, int, str]:
    """Order statements of one id: confident first, then by place; the rest only breaks ties."""
    return -said.confidence, said.start, said.stop, repr(said)


def _statement(graph: DocumentGraph, said: Statement) -> Row:
    document = graph.document
    article = document.sentences[said.sentence].article
    key = edge_key(said.subject, said.relation, said.object, said.polarity)
    return {
        "id": said.id(document.id),
        "name": f"{said.subject} {said.relation} {said.object}",
        "relation": said.relation,
        "subject": said.subject,
        "object": said.object,
        "edge": str(key),
        "polarity": said.polarity,
        "modality": said.modality,
        "confidence": float(said.confidence),
        "trigger": said.trigger,
        "route": said.route,
        "rule": said.rule,
        "start": said.start,
        "stop": said.stop,
        "amount_texts": [a.text for a in said.amounts],
        "amount_values": [float(a.value) for a in said.amounts],
        "amount_units": [a.unit for a in said.amounts],
        "amount_roles": [a.role for a in said.amounts],
        "amount_periods": [a.period for a in said.amounts],
        "valid_from": said.valid_from,
        "valid_to": said.valid_to,
        "deadline": said.deadline,
        "published": _published(graph, article),
        "document": document.id,
        "article": _article_id(graph, article),
        "sentence": document.sentence_id(said.sentence),
        **({"decided": said.decided} if said.decided else {}),
    }


def _entity(entity: Entity) -> Row:
    """Return what the document knows of an entity; names that texts give are added later."""
    if entity.status != "known":
        return {"id": entity.id, "status": entity.status}
    if taken := sorted(_DERIVED & set(entity.properties)):
        raise StoreError(f"{entity.id}: the property {taken[0]!r} belongs to the store")
    return {
        **entity.properties,
        "id": entity.id,
        "name": entity.name,
        "status": entity.status,
        "listed": sorted(set(entity.aliases)),
    }
