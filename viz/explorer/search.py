"""`/api/search`: entities as one types, and sentences by their words."""

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Query

from graph.errors import QueryError
from graph.ontology import ontology
from graph.stores.store import Row
from viz.explorer.library import Shared
from viz.explorer.name_index import Found

router = APIRouter(tags=["search"])

_NAMES = (
    "UNWIND $ids AS id MATCH (d:Document {id: id}) WHERE d:Zhengtu "
    "RETURN d.id AS id, d.name AS name ORDER BY id"
)


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
    names = {d["id"]: d["name"] for d in library.store.query(_NAMES, {"ids": _documents(rows)})}
    shown = [
        {
            "sentence_id": row["id"],
            "text": row["text"],
            "document_id": row["document"],
            "document": names.get(row["document"], row["document"]),
            "published": row["published"],
        }
        for row in rows[:limit]
    ]
    return {"query": q, "rows": shown, "truncated": len(rows) > limit}


def _documents(rows: Iterable[Row]) -> list[str]:
    return sorted({row["document"] for row in rows})


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
