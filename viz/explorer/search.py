"""`/api/search`: entities as one types, and sentences by their words."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from graph.errors import QueryError
from graph.ontology import ontology
from viz.explorer.library import Shared
from viz.explorer.name_index import Found

router = APIRouter(tags=["search"])


@router.get("/search", summary="Entities by name, alias or pinyin initials")
def search(
    library: Shared,
    q: Annotated[str, Query(max_length=200, description="What was typed so far.")],
    type: Annotated[str, Query(description="Only entities of this type.")] = "",  # noqa: A002
    limit: Annotated[int, Query(ge=1, le=100)] = 12,
) -> dict[str, Any]:
    """Return what fits best: exact names, then beginnings, initials, and names that contain it."""
    if type and type not in ontology().types:
        raise QueryError(f"no type {type!r}; the types are {', '.join(ontology().types)}")
    found, truncated = library.names.find(q, limit, type)
    return {"query": q, "results": [_result(f) for f in found], "truncated": truncated}


@router.get("/sentences", summary="Sentences that contain a text")
def sentences(
    library: Shared,
    q: Annotated[str, Query(min_length=1, max_length=200)],
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> dict[str, Any]:
    """Return sentences, the latest first."""
    rows = library.store.search(q, limit + 1).rows
    return {"query": q, "rows": list(rows[:limit]), "truncated": len(rows) > limit}


def _result(found: Found) -> dict[str, Any]:
    entity = found.entity
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "initials": list(found.initials),
        "matched": found.matched,
        "status": entity.status,
        "properties": dict(entity.properties),
    }
