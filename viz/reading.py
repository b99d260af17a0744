"""Read the entities and edges of a store, in the Cypher that every store runs."""

from collections.abc import Iterator

from graph.entity import Entity, Scalar
from graph.ontology import ontology
from graph.stores.store import Row, Store
from viz.subgraph import Edge

# What a page shows of an entity beside its name, in this order; the rest stays in the store.
SHOWN = ("level", "code", "status", "issued", "published", "form", "valid_from", "valid_to")


def read_entities(store: Store) -> Iterator[Entity]:
    """Yield every entity of the store, type by type, sorted by id."""
    wanted = ", ".join(f"n.{name} AS {name}" for name in SHOWN)
    for type_ in ontology().types:
        rows = store.query(
            f"MATCH (n:{type_}) WHERE n:Zhengtu "
            f"RETURN n.id AS id, n.name AS name, n.aliases AS aliases, {wanted} ORDER BY id"
        )
        for row in rows:
            yield entity_of_row(type_, row)


def read_edges(store: Store) -> Iterator[Edge]:
    """Yield every edge between two entities, without its evidence, in a fixed order."""
    for relation, shape in ontology().relations.items():
        subjects, objects = "|".join(shape.subject), "|".join(shape.object)
        rows = store.query(
            f"MATCH (a:{subjects})-[r:{relation}]->(b:{objects}) WHERE a:Zhengtu AND b:Zhengtu "
            "RETURN a.id AS source, b.id AS target, r.polarity AS polarity, r.support AS support, "
            "r.confidence AS confidence, r.first_seen AS first_seen, r.last_seen AS last_seen, "
            "r.modality AS modality, r.source AS origin, size(r.evidence) AS said "
            "ORDER BY source, target, polarity"
        )
        for row in rows:
            yield edge_of_row({**row, "relation": relation})


def entity_of_row(type_: str, row: Row) -> Entity:
    """Turn a row with id, name, aliases and the properties `SHOWN` into an entity."""
    properties: dict[str, Scalar] = {
        name: row[name] for name in SHOWN if name != "status" and row.get(name) not in (None, "")
    }
    return Entity(
        id=row["id"],
        type=type_,
        name=row["name"] or row["id"],
        aliases=tuple(row["aliases"] or ()),
        status=row["status"] or "known",
        properties=properties,
    )


def edge_of_row(row: Row) -> Edge:
    """Turn a row with the ends, the relation and what the store sums up into an edge."""
    origin = "gazetteer" if row["origin"] == "gazetteer" else "text"
    return Edge(
        source=row["source"],
        relation=row["relation"],
        target=row["target"],
        polarity=row["polarity"] or "",
        support=int(row["support"] or 0),
        confidence=float(row["confidence"] if row["confidence"] is not None else 1.0),
        first_seen=row["first_seen"] or "",
        last_seen=row["last_seen"] or "",
        modality=row["modality"] or "",
        origin=origin,
        said=int(row["said"] or 0),
    )
