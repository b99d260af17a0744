"""The graph as a `networkx.MultiDiGraph`, for those who go on in Python."""

from typing import Any

import networkx as nx

from graph.export.content import Content, read_content
from graph.stores.store import Store


def to_networkx(store: Store) -> "nx.MultiDiGraph[str]":
    """Return the entities and edges of a store.

    A node is an id with type, name, aliases, mentions and further properties; an edge's key is
    (type, polarity), its data what the edge holds, `evidence` as a list of dictionaries.
    """
    return content_graph(read_content(store))


def content_graph(content: Content) -> "nx.MultiDiGraph[str]":
    """Return the content as a networkx graph, nodes and edges in the content's order."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in content.nodes:
        graph.add_node(
            node.id,
            type=node.type,
            name=node.name,
            aliases=list(node.aliases),
            mentions=node.mentions,
            **node.properties,
        )
    for edge in content.edges:
        data: dict[str, Any] = {
            "type": edge.type,
            "polarity": edge.polarity,
            "support": edge.support,
            "confidence": edge.confidence,
            "first_seen": edge.first_seen,
            "last_seen": edge.last_seen,
            "modality": edge.modality,
            "origin": edge.origin,
            "evidence": [
                {"document": s.document, "sentence": s.sentence, "text": s.text}
                | {"start": s.start, "end": s.end}
                for s in edge.evidence
            ],
        }
        graph.add_edge(edge.source, edge.target, (edge.type, edge.polarity), **data)
    return graph
