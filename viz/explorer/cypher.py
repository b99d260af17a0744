"""`/api/cypher`: read-only Cypher."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from graph.stores.store import Rows
from queries.cypher import hints
from viz.explorer.library import Library, Shared
from viz.explorer.values import plain_row

router = APIRouter(tags=["cypher"])


class Cypher(BaseModel):
    """A query and its parameters."""

    query: Annotated[str, Field(min_length=1, max_length=20_000)]
    parameters: dict[str, Any] = {}
    rows: Annotated[int | None, Field(ge=1, description="Fewer rows than the cap.")] = None


@router.post("/cypher", summary="Run Cypher that reads")
def cypher(library: Shared, asked: Cypher) -> dict[str, Any]:
    """Run a query that cannot change the store; rows, seconds and long values are capped."""
    found = run_cypher(library, asked.query, asked.parameters, asked.rows)
    rows, clipped = [], False
    for row in found:
        shown, cut = plain_row(row, library.limits)
        rows.append(shown)
        clipped = clipped or cut
    return {
        "columns": list(found.columns),
        "rows": rows,
        "truncated": found.truncated,
        "clipped": clipped,
        "hints": list(hints(asked.query)),
        "entities": library.entities(rows),
        "limits": {"rows": library.limits.rows, "seconds": library.limits.seconds},
    }


def run_cypher(
    library: Library, query: str, parameters: dict[str, Any] | None = None, rows: int | None = None
) -> Rows:
    """Run a query within the caps."""
    limit = min(rows or library.limits.rows, library.limits.rows)
    return library.store.query(query, parameters, limit=limit)
