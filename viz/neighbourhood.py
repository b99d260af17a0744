"""Read the part of a store around some entities, without reading the rest.

`viz.selection` reads all edges and narrows them, which a page made once may do; an explorer asks
a store of any size for little, many times. What is cut is the weakest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.entity import Entity
from graph.ontology import ontology
from graph.stores.store import Row, Store
from viz.evidence import with_evidence
from viz.reading import SHOWN, edge_of_row, entity_of_row
from viz.subgraph import Edge, Subgraph, by_strength, strongest

_EDGE = (
    "startNode(e).id AS source, type(e) AS relation, endNode(e).id AS target, "
    "e.polarity AS polarity, e.support AS support, e.confidence AS confidence, "
    "e.first_seen AS first_seen, e.last_seen AS last_seen, e.modality AS modality, "
    "e.source AS origin, size(e.evidence) AS said, "
    "CASE WHEN e.source = 'gazetteer' THEN 1 ELSE 0 END AS later"
)
_STRONGEST_FIRST = (
    "ORDER BY later, support DESC, confidence DESC, source, relation, target, polarity"
)
# Neighbours of one entity, the strongest first. The order is total and asks each edge only for
# numbers, so that it can be read page by page and is the same on every engine.
_NEAR = (
    "MATCH (x {id: $id})-[e]-(y) WHERE x:Zhengtu AND y:Zhengtu AND y:Entity AND y.id <> $id "
    "WITH y.id AS other, min(CASE WHEN e.source = 'gazetteer' THEN 1 ELSE 0 END) AS later, "
    "max(coalesce(e.support, 0)) AS support, max(coalesce(e.confidence, 0.0)) AS confidence "
    "RETURN other, later, support, confidence "
    "ORDER BY later, support DESC, confidence DESC, other SKIP $skip LIMIT $limit"
)
_DEGREE = (
    "MATCH (x {id: $id})-[e]-(y) WHERE x:Zhengtu AND y:Zhengtu AND y:Entity AND y.id <> $id "
    "RETURN count(DISTINCT y) AS n"
)
_AMONG = (
    "UNWIND $ids AS id MATCH (x {id: id})-[e]->(y) "
    "WHERE x:Zhengtu AND y:Zhengtu AND y:Entity AND y.id IN $ids "
    f"RETURN {_EDGE} {_STRONGEST_FIRST} LIMIT $limit"
)
_ACROSS = (
    "UNWIND $ids AS id MATCH (x {id: id})-[e]-(y) "
    "WHERE x:Zhengtu AND y:Zhengtu AND y:Entity AND y.id IN $known "
    f"RETURN {_EDGE} {_STRONGEST_FIRST} LIMIT $limit"
)
_OF = "MATCH (x:%s)-[e:%s]->(y:%s) WHERE x:Zhengtu AND y:Zhengtu AND e.source <> 'gazetteer' "
_ENTITIES = (
    "UNWIND $ids AS id MATCH (n {id: id}) WHERE n:Zhengtu AND n:Entity "
    "RETURN n.id AS id, n.name AS name, n.aliases AS aliases, "
    "[l IN labels(n) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type, "
    + ", ".join(f"n.{name} AS {name}" for name in SHOWN)
    + " ORDER BY id"
)
_EDGES_AT_ONCE = 2000
_BATCH = 1000

# Facts of the gazetteer last, then by documents and confidence, both negative.
_Rank = tuple[int, int, float]


def read_some_entities(store: Store, ids: Iterable[str]) -> tuple[Entity, ...]:
    """Return those of the ids that are entities of the store, sorted by id."""
    wanted = sorted(set(ids))
    rows: list[Row] = []
    for at in range(0, len(wanted), _BATCH):
        rows += store.query(_ENTITIES, {"ids": wanted[at : at + _BATCH]})
    return tuple(entity_of_row(row["type"], row) for row in rows)


def neighbourhood(store: Store, centres: Sequence[str], hops: int, limit: int) -> Subgraph:
    """Return the entities around some others, at most `limit` more for each step.

    `total_nodes` counts all direct neighbours, shown or not. The gazetteer's edges are followed
    from the centres alone: through 浙江省 everything is near everything.
    """
    seen = [e.id for e in read_some_entities(store, centres)]
    focus, front, total = tuple(seen), seen, len(seen)
    for step in range(hops):
        near: dict[str, _Rank] = {}
        for id_ in front:
            for other, rank in _near(store, id_, 0, limit + len(seen)):
                if step == 0 or not rank[0]:
                    near[other] = min(rank, near.get(other, rank))
            if step == 0:
                total += degree(store, id_)
        fresh = sorted(near.keys() - set(seen), key=lambda one: (near[one], one))[:limit]
        seen, front = [*seen, *fresh], fresh
    return replace(among(store, seen), focus=focus, total_nodes=total)


def more_neighbours(
    store: Store, centre: str, skip: int, limit: int, known: Sequence[str] = ()
) -> Subgraph:
    """Return a page of an entity's neighbours, the strongest first, passing over `skip` of them.

    Edges are those among the page, the entity and what is `known` already; of the latter only
    what such an edge ends at is in the answer. `total_nodes` counts as in `neighbourhood`.
    """
    page = [other for other, _ in _near(store, centre, skip, limit)]
    found = among(store, [centre, *page], known)
    return replace(found, focus=(centre,), total_nodes=1 + degree(store, centre))


def degree(store: Store, id_: str) -> int:
    """Count the neighbours of an entity."""
    return int(store.query(_DEGREE, {"id": id_}).rows[0]["n"])


def among(store: Store, ids: Sequence[str], known: Sequence[str] = ()) -> Subgraph:
    """Return these entities and the edges among them, with their evidence.

    Edges to `known` entities come too, and with them the entities they end at. Where there are
    more edges than one answer may hold, `total_edges` is greater than their number.
    """
    wanted = sorted({e.id for e in read_some_entities(store, ids)})
    limit = {"limit": _EDGES_AT_ONCE + 1}
    rows = list(store.query(_AMONG, {"ids": wanted, **limit}))
    if elsewhere := sorted(set(known) - set(wanted)):
        rows += store.query(_ACROSS, {"ids": wanted, "known": elsewhere, **limit})
    edges = sorted(_unique(edge_of_row(row) for row in rows), key=by_strength)
    shown = tuple(edges[:_EDGES_AT_ONCE])
    ends = {end for edge in shown for end in (edge.source, edge.target)}
    entities = read_some_entities(store, ends | set(wanted))
    return with_evidence(store, Subgraph(entities, shown, total_edges=len(edges)), named=wanted)


def strongest_part(store: Store, limit: int) -> Subgraph:
    """Return the best supported edges of a store and what they join."""
    edges: list[Edge] = []
    for relation, shape in ontology().relations.items():
        match = _OF % ("|".join(shape.subject), relation, "|".join(shape.object))
        query = f"{match}RETURN {_EDGE} {_STRONGEST_FIRST} LIMIT $limit"
        edges += (edge_of_row(row) for row in store.query(query, {"limit": limit}))
    return among(store, sorted(strongest(tuple(edges), limit)))


def _near(store: Store, id_: str, skip: int, limit: int) -> list[tuple[str, _Rank]]:
    """Return neighbours with their rank, the best (least) first."""
    rows = store.query(_NEAR, {"id": id_, "skip": skip, "limit": limit})
    return [(r["other"], (r["later"], -r["support"], -r["confidence"])) for r in rows]


def _unique(edges: Iterable[Edge]) -> list[Edge]:
    """Drop repeats: an edge between two of the entities asked about is read from both ends."""
    return list({edge.key: edge for edge in edges}.values())
