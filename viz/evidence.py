"""Fetch the sentences behind the edges and entities of a subgraph.

An edge keeps at most `EACH_EDGE` sentences, the most confident first and each document heard
before any is heard twice; an entity without an edge that quotes it gets a few sentences that
name it. What is left out is counted on the edge (`said`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from graph.stores.store import Row, Store, StoredDocument
from viz.subgraph import Edge, Evidence, Heading, Mark, Passage, Subgraph

EACH_EDGE = 12
EACH_NODE = 5
BATCH = 2000

EVIDENCE = """
UNWIND $ids AS id
MATCH (a {id: id})-[r:%s]->(b)
WHERE a:Zhengtu AND b:Zhengtu
RETURN a.id AS source, b.id AS target, r.polarity AS polarity, r.evidence AS evidence
ORDER BY source, target, polarity
"""
STATEMENTS = """
UNWIND $ids AS id
MATCH (t:Statement)-[:SAID_IN]->(s:Sentence {id: id})
WHERE s:Zhengtu AND t:Zhengtu
RETURN s.id AS sentence, t.id AS id, t.subject AS subject, t.relation AS relation,
       t.object AS object, t.polarity AS polarity, t.confidence AS confidence,
       t.trigger AS trigger, t.start AS start, t.stop AS stop
ORDER BY id
"""
SENTENCES = """
UNWIND $ids AS id
MATCH (s:Sentence {id: id})-[:IN]->(d:Document)
WHERE s:Zhengtu AND d:Zhengtu
RETURN s.id AS id, s.text AS text, s.page AS page, s.published AS published,
       s.article AS article, d.id AS document
ORDER BY id
"""
ARTICLES = """
UNWIND $ids AS id
MATCH (a:Article {id: id})
WHERE a:Zhengtu
RETURN a.id AS id, a.headline AS headline, a.source AS source
ORDER BY id
"""
MENTIONS = """
UNWIND $ids AS id
MATCH (s:Sentence {id: id})-[m:MENTIONS]->(e)
WHERE s:Zhengtu AND e:Zhengtu
RETURN s.id AS sentence, e.id AS entity, m.start AS start, m.stop AS stop
ORDER BY sentence, start, stop, entity
"""
NAMING = """
UNWIND $ids AS id
MATCH (s:Sentence)-[:MENTIONS]->(e {id: id})
WHERE e:Zhengtu
WITH DISTINCT e.id AS entity, s.id AS sentence
ORDER BY entity, sentence
RETURN entity, collect(sentence)[..$each] AS sentences
ORDER BY entity
"""


def with_evidence(store: Store, subgraph: Subgraph, named: Iterable[str] | None = None) -> Subgraph:
    """Return the subgraph with passages, documents, and the evidence of each edge filled in.

    Sentences that merely name an entity come for those in `named`, by default for all.
    """
    said = _statements(store, subgraph.edges)
    edges = tuple(replace(e, evidence=_best(said[_claim(e)])) for e in subgraph.edges)
    quoted = {found.passage for e in edges for found in e.evidence}
    nodes = {n.id for n in subgraph.nodes}
    for row in _batches(store, NAMING, sorted(nodes if named is None else named), each=EACH_NODE):
        quoted.update(row["sentences"])
    passages = tuple(_passages(store, sorted(quoted), nodes))
    used = {p.document for p in passages}
    documents: tuple[StoredDocument, ...] = tuple(d for d in store.documents() if d.id in used)
    return replace(subgraph, edges=edges, passages=passages, documents=documents)


def _claim(edge: Edge) -> tuple[str, str, str, str]:
    return edge.source, edge.relation, edge.target, edge.polarity


def _statements(
    store: Store, edges: Iterable[Edge]
) -> dict[tuple[str, str, str, str], list[Evidence]]:
    """Return the evidence of each edge, keyed by what the edge claims."""
    wanted = {_claim(e) for e in edges}
    found: dict[tuple[str, str, str, str], list[Evidence]] = defaultdict(list)
    for row in _batches(store, STATEMENTS, sorted(_sentences(store, edges))):
        claim = (row["subject"], row["relation"], row["object"], row["polarity"] or "")
        mirrored = (claim[2], claim[1], claim[0], claim[3])
        for key in (claim, mirrored):  # a symmetric edge is stored one way round only
            if key in wanted:
                found[key].append(_evidence(row))
                break
    return found


def _sentences(store: Store, edges: Iterable[Edge]) -> set[str]:
    """Return the ids of all sentences that the edges rest on."""
    sources = defaultdict(set)
    for edge in edges:
        if edge.said:
            sources[edge.relation].add(edge.source)
    return {
        sentence
        for relation, ids in sorted(sources.items())
        for row in _batches(store, EVIDENCE % relation, sorted(ids))
        for sentence in row["evidence"] or ()
    }


def _evidence(row: Row) -> Evidence:
    return Evidence(
        passage=row["sentence"],
        confidence=float(row["confidence"] or 0),
        trigger=row["trigger"] or "",
        start=int(row["start"] or 0),
        stop=int(row["stop"] or 0),
    )


def _best(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the most confident evidence, one sentence of each document before a second of any."""
    heard: dict[str, int] = defaultdict(int)
    ranked = []
    for one in sorted(found, key=lambda e: (-e.confidence, e.passage)):
        document = one.passage.rpartition("#")[0]
        ranked.append((heard[document], -one.confidence, one.passage, one))
        heard[document] += 1
    return tuple(one for *_, one in sorted(ranked, key=lambda r: r[:3])[:EACH_EDGE])


def _passages(store: Store, ids: Sequence[str], nodes: set[str]) -> Iterator[Passage]:
    marks = defaultdict(list)
    for row in _batches(store, MENTIONS, ids):
        if row["entity"] in nodes:
            marks[row["sentence"]].append(Mark(row["entity"], row["start"], row["stop"]))
    rows = list(_batches(store, SENTENCES, ids))
    articles = {row["article"] for row in rows if row["article"]}
    over = {row["id"]: row for row in _batches(store, ARTICLES, sorted(articles))}
    for row in rows:
        article = over.get(row["article"], {})
        yield Passage(
            id=row["id"],
            text=row["text"],
            document=row["document"],
            page=int(row["page"] or 0),
            marks=tuple(marks[row["id"]]),
            heading=Heading(
                article.get("headline") or "", article.get("source") or "", row["published"] or ""
            ),
        )


def _batches(store: Store, cypher: str, ids: Sequence[str], **more: Any) -> Iterator[Row]:
    for at in range(0, len(ids), BATCH):
        yield from store.query(cypher, {"ids": list(ids[at : at + BATCH]), **more})
