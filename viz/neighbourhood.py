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
_AT = (
    "MATCH (x {id: $id})-[e]-(y) WHERE x:Zhengtu AND y:Zhengtu AND y:Entity "
    f"RETURN {_EDGE} {_STRONGEST_FIRST} LIMIT $limit"
)
_DEGREE = (
    "MATCH (x {id: $id})-[e]-(y) WHERE x:Zhengtu AND y:Zhengtu AND y:Entity "
    "RETURN count(DISTINCT y) AS n"
)
_AMONG = (
    "UNWIND $ids AS id MATCH (x {id: id})-[e]->(y) "
    "WHERE x:Zhengtu AND y:Zhengtu AND y:Entity AND y.id IN $ids "
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
    seen = {e.id: e for e in read_some_entities(store, centres)}
    front, total = sorted(seen), len(seen)
    for step in range(hops):
        edges: list[Edge] = []
        for id_ in front:
            edges += (edge_of_row(r) for r in store.query(_AT, {"id": id_, "limit": limit * 2}))
            if step == 0:
                total += int(store.query(_DEGREE, {"id": id_}).rows[0]["n"])
        if step:
            edges = [e for e in edges if e.origin == "text"]
        near = strongest(tuple(_unique(edges)), limit + len(seen), tuple(sorted(seen)))
        fresh = read_some_entities(store, near - seen.keys())
        front = [e.id for e in fresh]
        seen |= {e.id: e for e in fresh}
        if not front:
            break
    found = among(store, tuple(seen))
    return replace(found, focus=tuple(sorted(set(centres) & seen.keys())), total_nodes=total)


def among(store: Store, ids: Sequence[str]) -> Subgraph:
    """Return these entities and the edges among them, with their evidence."""
    entities = read_some_entities(store, ids)
    rows = store.query(_AMONG, {"ids": [e.id for e in entities], "limit": _EDGES_AT_ONCE})
    edges = _unique(edge_of_row(row) for row in rows)
    return with_evidence(store, Subgraph(entities, tuple(sorted(edges, key=by_strength))))


def strongest_part(store: Store, limit: int) -> Subgraph:
    """Return the best supported edges of a store and what they join."""
    edges: list[Edge] = []
    for relation, shape in ontology().relations.items():
        match = _OF % ("|".join(shape.subject), relation, "|".join(shape.object))
        query = f"{match}RETURN {_EDGE} {_STRONGEST_FIRST} LIMIT $limit"
        edges += (edge_of_row(row) for row in store.query(query, {"limit": limit}))
    return among(store, sorted(strongest(tuple(edges), limit)))


def _unique(edges: Iterable[Edge]) -> list[Edge]:
    """Drop repeats: an edge between two of the entities asked about is read from both ends."""
    return list({edge.key: edge for edge in edges}.values())
