"""Turn a subgraph into the data a page carries (and an explorer sends): plain JSON values.

Edges, evidence and marks point to nodes, passages and documents by their position in the same
payload; the page joins payloads by id. A document's path is not among the data: a page is sent
to others, and where a file lay is nobody's business.
"""

import json
from typing import Any

from graph.entity import Entity
from graph.ontology import ontology
from graph.stores.store import StoredDocument
from viz.layout import groups, lay_out
from viz.names import initials
from viz.subgraph import Edge, Passage, Subgraph, by_strength

Payload = dict[str, Any]

INITIAL = 300  # what a page shows at first of what it holds


def payload(subgraph: Subgraph, title: str, initial: int = INITIAL) -> Payload:
    """Return what the front end needs to show the subgraph."""
    places = lay_out(subgraph)
    city = groups(subgraph)
    node_at = {n.id: i for i, n in enumerate(subgraph.nodes)}
    passage_at = {p.id: i for i, p in enumerate(subgraph.passages)}
    document_at = {d.id: i for i, d in enumerate(subgraph.documents)}
    headings = list(dict.fromkeys(p.heading for p in subgraph.passages))
    heading_at = {heading: i for i, heading in enumerate(headings)}
    return {
        "title": title,
        "selection": dict(subgraph.selection),
        "total": {
            "nodes": max(subgraph.total_nodes, len(subgraph.nodes)),
            "edges": max(subgraph.total_edges, len(subgraph.edges)),
        },
        "initial": initial,
        "focus": list(subgraph.focus),
        "ontology": _ontology(),
        "nodes": [_node(n, places[n.id], city.get(n.id, "")) for n in subgraph.nodes],
        "edges": [_edge(e, node_at, passage_at) for e in sorted(subgraph.edges, key=by_strength)],
        "passages": [
            _passage(p, node_at, document_at[p.document], heading_at[p.heading])
            for p in subgraph.passages
        ],
        "headings": [
            {"headline": h.headline, "source": h.source, "published": h.published} for h in headings
        ],
        "documents": [_document(d) for d in subgraph.documents],
    }


def to_script(data: Payload) -> str:
    """Return JSON that may stand inside a <script> element: no `<` can end it early."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _ontology() -> Payload:
    return {
        "types": [
            {"name": t.name, "chinese": t.chinese, "colour": t.colour, "shape": t.shape}
            for t in ontology().types.values()
        ],
        "relations": [
            {"name": r.name, "chinese": r.chinese, "symmetric": r.symmetric}
            for r in ontology().relations.values()
        ],
    }


def _node(entity: Entity, place: tuple[float, float], city: str) -> Payload:
    names = dict.fromkeys((entity.name, *entity.aliases))
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "initials": list(dict.fromkeys(initials(n) for n in names)),
        "x": place[0],
        "y": place[1],
        "city": city,
        "status": entity.status,
        "properties": dict(entity.properties),
    }


def _edge(edge: Edge, node_at: dict[str, int], passage_at: dict[str, int]) -> Payload:
    return {
        "source": node_at[edge.source],
        "relation": edge.relation,
        "target": node_at[edge.target],
        "polarity": edge.polarity,
        "support": edge.support,
        "confidence": round(edge.confidence, 3),
        "first": edge.first_seen,
        "last": edge.last_seen,
        "modality": edge.modality,
        "origin": edge.origin,
        "said": max(edge.said, len(edge.evidence)),
        "evidence": [
            [passage_at[e.passage], round(e.confidence, 3), e.trigger, e.start, e.stop]
            for e in edge.evidence
            if e.passage in passage_at
        ],
    }


def _passage(passage: Passage, node_at: dict[str, int], document: int, heading: int) -> Payload:
    return {
        "id": passage.id,
        "text": passage.text,
        "document": document,
        "heading": heading,
        "page": passage.page,
        "marks": [
            [node_at[m.entity], m.start, m.stop] for m in passage.marks if m.entity in node_at
        ],
    }


def _document(document: StoredDocument) -> Payload:
    return {
        "id": document.id,
        "name": document.name,
        "source": document.source,
        "published": document.published,
    }
