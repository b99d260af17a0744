"""Communities and centrality of the graph, computed by networkx and written back.

They are properties of the entities (`community`, `centrality`) for the queries `community_of` and
`most_central`, written only when asked for and true of the graph at that time: run it again after
a build. Edges that only the gazetteer states count too, restrictions do not. The same graph gets
the same numbers on every run and from either store.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from graph.statement import RESTRICT
from graph.stores.store import Rows, Store
from queries.catalogue import CatalogueQuery

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
_MEASURED = """
MATCH (n:Entity) WHERE n:Zhengtu AND n.community IS NOT NULL
RETURN n.id AS id, n.name AS name
ORDER BY id
"""
_PROPERTIES = (".community", ".centrality")
_BATCH = 5000
_TOLERANCE = 1e-9  # a node; networkx's own leaves the ranks of a large graph half done
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Measures:
    """The community number and PageRank of every entity that has an edge."""

    community: Mapping[str, int]
    centrality: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Community:
    """A community, the largest being number 1, with the names of its most central members."""

    number: int
    entities: int
    central: tuple[str, ...]


def measure(store: Store) -> Measures:
    """Compute communities (Louvain) and centrality (PageRank) of a store's graph."""
    weights: dict[tuple[str, str], int] = {}
    for row in store.query(_EDGES):
        if row["polarity"] != RESTRICT:
            pair = min(row["a"], row["b"]), max(row["a"], row["b"])
            weights[pair] = weights.get(pair, 0) + max(1, row["support"] or 0)
    if not weights:
        return Measures({}, {})
    # networkx keeps nodes in sets, whose order for strings is another in every process.
    names = sorted({end for pair in weights for end in pair})
    number = {name: place for place, name in enumerate(names)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(names)))
    for (a, b), weight in sorted(weights.items()):
        graph.add_edge(number[a], number[b], weight=weight)
    groups = nx.community.louvain_communities(graph, weight="weight", seed=0)
    ordered = sorted(groups, key=lambda g: (-len(g), min(g)))
    community = {names[n]: place for place, group in enumerate(ordered, 1) for n in sorted(group)}
    ranks = nx.pagerank(graph, weight="weight", tol=_TOLERANCE, max_iter=1000)
    return Measures(community, {names[n]: float(f"{rank:.6g}") for n, rank in ranks.items()})


def write_measures(store: Store) -> Measures:
    """Compute the measures and write them onto the entities; what an earlier run left goes."""
    measures = measure(store)
    stale = {row["id"]: None for row in store.query(_MEASURED)}
    rows = [
        {"id": node, "community": measures.community.get(node), "centrality": rank}
        for node, rank in sorted({**stale, **measures.centrality}.items())
    ]
    for start in range(0, len(rows), _BATCH):
        store.write(_WRITE, {"rows": rows[start : start + _BATCH]})
    return measures


def communities(store: Store, measures: Measures) -> tuple[Community, ...]:
    """Return the communities that were written, the largest first."""
    names = {row["id"]: row["name"] for row in store.query(_MEASURED)}
    members: dict[int, list[str]] = {}
    for node in sorted(names, key=lambda n: (-measures.centrality[n], n)):
        members.setdefault(measures.community[node], []).append(node)
    return tuple(
        Community(number, len(nodes), tuple(names[n] for n in nodes[:_NAMED]))
        for number, nodes in sorted(members.items())
    )


def unmeasured(store: Store, query: CatalogueQuery, rows: Rows) -> str:
    """Say that a query found nothing because nobody has measured the graph yet, else ""."""
    if len(rows) or not any(name in query.cypher for name in _PROPERTIES):
        return ""
    if store.query(_MEASURED, limit=1):
        return ""
    return "尚未计算群落和居中度，请先运行 zhengtu analyse; not measured yet, run it first"
