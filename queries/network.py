"""Communities and centrality of the graph, computed by networkx and written back.

They are properties of the entities (`community`, `centrality`) for the queries `community_of` and
`most_central`, written only when asked for and true of the graph at that time: run it again after
a build. Edges that only the gazetteer states count too, restrictions do not.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from graph.statement import RESTRICT
from graph.stores.store import Store

_EDGES = """
MATCH (a:Entity)-[e]->(b:Entity)
WHERE a:Zhengtu AND b:Zhengtu
RETURN a.id AS a, b.id AS b, e.polarity AS polarity, e.support AS support
ORDER BY a, b, type(e), polarity
"""
_WRITE = """
UNWIND $rows AS r
MATCH (n {id: r.id}) WHERE n:Zhengtu
SET n.community = r.community, n.centrality = r.centrality
"""
_BATCH = 5000
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Measures:
    """The community number and PageRank of every entity that has an edge."""

    community: Mapping[str, int]
    centrality: Mapping[str, float]


def measure(store: Store) -> Measures:
    """Compute communities (Louvain) and centrality (PageRank) of a store's graph."""
    graph: nx.Graph[str] = nx.Graph()
    for row in store.query(_EDGES):
        if row["polarity"] == RESTRICT:
            continue
        before = graph.get_edge_data(row["a"], row["b"], {"weight": 0})["weight"]
        graph.add_edge(row["a"], row["b"], weight=before + max(1, row["support"] or 0))
    if not graph:
        return Measures({}, {})
    groups = nx.community.louvain_communities(graph, weight="weight", seed=0)
    ordered = sorted(groups, key=lambda g: (-len(g), min(g)))
    community = {node: number for number, group in enumerate(ordered, 1) for node in group}
    ranks = nx.pagerank(graph, weight="weight")
    return Measures(community, {node: round(rank, _DIGITS) for node, rank in ranks.items()})


def write_measures(store: Store) -> Measures:
    """Compute the measures and write them onto the entities of the store."""
    measures = measure(store)
    rows = [
        {"id": node, "community": measures.community[node], "centrality": rank}
        for node, rank in sorted(measures.centrality.items())
    ]
    for start in range(0, len(rows), _BATCH):
        store.write(_WRITE, {"rows": rows[start : start + _BATCH]})
    return measures
