"""`/api/entity` and `/api/evidence`: what is known of an entity, and why an edge is there."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from graph.entity import Entity
from queries.runner import run
from viz.explorer.library import Shared

router = APIRouter(tags=["entities"])

Id = Annotated[str, Query(max_length=400, description="Id of an entity.")]


@router.get("/entity/{id:path}", summary="An entity with its relations")
def entity(library: Shared, id: str) -> dict[str, Any]:  # noqa: A002 - the contract's word
    """Return names, properties and relations, the relations with the ids of their sentences."""
    found = library.entity(id)
    rows = run(
        library.store,
        "profile",
        {"entity": id},
        catalogue=library.catalogue,
        limit=library.limits.rows,
    )
    return {**described(found), "relations": list(rows), "truncated": rows.truncated}


@router.get("/evidence", summary="The sentences behind an edge")
def evidence(
    library: Shared,
    subject: Id,
    object: Id,  # noqa: A002 - the contract's word
    relation: str = "",
) -> dict[str, Any]:
    """Return each supporting sentence with document, date, trigger and confidence."""
    ends = {
        "subject": described(library.entity(subject)),
        "object": described(library.entity(object)),
    }
    given = {"subject": subject, "object": object, "relation": relation or None}
    rows = run(
        library.store,
        "edge_evidence",
        given,
        catalogue=library.catalogue,
        limit=library.limits.evidence,
    )
    return {**ends, "rows": list(rows), "truncated": rows.truncated}


def described(entity: Entity) -> dict[str, Any]:
    """Return an entity as JSON."""
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "status": entity.status,
        "properties": dict(entity.properties),
    }
