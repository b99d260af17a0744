"""The entities and edges of a store, with the sentences behind each edge, in a fixed order.

What a store keeps to derive names from (counts of surfaces, listed aliases) is left out here;
`mentions` says how often an entity is named.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from graph.ontology import ontology
from graph.stores.store import Row, Store

_CHUNK = 5000
# kglite adds title and type to what a node says of itself; neither can be one of our properties.
_NOT_FACTS = frozenset(
    {"id", "name", "aliases", "listed", "surfaces", "surface_counts", "title", "type"}
)


@dataclass(frozen=True, slots=True)
class Node:
    """An entity; `properties` are its status and what the gazetteer adds, sorted by name."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    mentions: int
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence behind an edge, with its place in the source text."""

    document: str
    sentence: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge; `origin` says whether text, gazetteer or both know it."""

    source: str
    type: str
    target: str
    polarity: str
    support: int
    confidence: float
    first_seen: str
    last_seen: str
    modality: str
    origin: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All entities, sorted by id, and all edges, sorted by source, type, target and polarity."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def read_content(store: Store) -> Content:
    """Read everything an export shows of the graph."""
    nodes = [node for type_ in ontology().types for node in _nodes(store, type_)]
    rows = [row for relation in ontology().relations for row in _edges(store, relation)]
    sentences = _sentences(store, {name for row in rows for name in row["evidence"]})
    edges = [Edge(**{**row, "evidence": _evidence(row, sentences)}) for row in rows]
    return Content(
        tuple(sorted(nodes, key=lambda n: n.id)),
        tuple(sorted(edges, key=lambda e: (e.source, e.type, e.target, e.polarity))),
    )


def facts_of(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a node's own properties say beyond id, name and derived values, sorted."""
    return {
        name: value
        for name, value in sorted(properties.items())
        if name not in _NOT_FACTS and value is not None
    }


def chunks(names: Iterable[str]) -> Iterator[list[str]]:
    """Yield the names in sorted order, some thousand at a time."""
    each = iter(sorted(names))
    while chunk := list(islice(each, _CHUNK)):
        yield chunk


def _nodes(store: Store, type_: str) -> Iterator[Node]:
    for row in store.query(f"MATCH (n:{type_}) WHERE n:Zhengtu RETURN n AS node"):
        own = row["node"]["properties"]
        yield Node(
            own["id"],
            type_,
            own["name"],
            tuple(own["aliases"]),
            sum(own["surface_counts"]),
            facts_of(own),
        )


def _edges(store: Store, relation: str) -> Iterator[Row]:
    yield from store.query(
        f"MATCH (a)-[e:{relation}]->(b) WHERE a:Zhengtu AND b:Zhengtu "
        f"RETURN a.id AS source, '{relation}' AS type, b.id AS target, e.polarity AS polarity, "
        "e.support AS support, e.confidence AS confidence, e.first_seen AS first_seen, "
        "e.last_seen AS last_seen, e.modality AS modality, e.source AS origin, "
        "e.evidence AS evidence"
    )


def _sentences(store: Store, names: set[str]) -> dict[str, Evidence]:
    query = (
        "MATCH (s:Sentence) WHERE s:Zhengtu AND s.id IN $ids RETURN s.document AS document, "
        "s.id AS sentence, s.text AS text, s.start AS start, s.stop AS finish"
    )
    return {
        row["sentence"]: Evidence(
            row["document"], row["sentence"], row["text"], row["start"], row["finish"]
        )
        for chunk in chunks(names)
        for row in store.query(query, {"ids": chunk})
    }


def _evidence(row: Row, sentences: Mapping[str, Evidence]) -> tuple[Evidence, ...]:
    return tuple(sentences[name] for name in row["evidence"])
