"""`/api/graph` and `/api/expand`: parts of the graph, in the form a page carries."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from graph.errors import QueryError
from viz.explorer.ask import answered
from viz.explorer.catalogue import run_named
from viz.explorer.cypher import run_cypher
from viz.explorer.library import Library, Shared
from viz.neighbourhood import among, more_neighbours, neighbourhood, strongest_part
from viz.payload import payload
from viz.subgraph import Subgraph

router = APIRouter(tags=["graph"])

_TOTAL = "MATCH (n:Entity) WHERE n:Zhengtu RETURN count(n) AS n"
_RESERVED = ("focus", "ids", "question", "previous", "query", "cypher")

Ids = Annotated[list[str], Field(max_length=5000)]
MOST_SKIPPED = 10**9  # what every store takes for a number


class Join(BaseModel):
    """Entities to fetch, and those whose edges to them are wanted too."""

    ids: Annotated[list[str], Field(min_length=1, max_length=500)]
    known: Ids = []


class More(BaseModel):
    """Which neighbours to fetch, and whose edges to them are wanted too."""

    skip: Annotated[int, Field(ge=0, le=MOST_SKIPPED)] = 0
    limit: Annotated[int, Field(ge=1)] = 60
    known: Ids = []


@router.get("/graph", summary="A part of the graph to draw")
def graph(
    library: Shared,
    request: Request,
    focus: Annotated[list[str], Query(max_length=20, description="What is around these.")] = [],  # noqa: B006
    ids: Annotated[list[str], Query(max_length=500, description="These and their edges.")] = [],  # noqa: B006
    question: Annotated[str, Query(max_length=500, description="An answer's entities.")] = "",
    previous: Annotated[list[str], Query(max_length=5, description="Questions before.")] = [],  # noqa: B006
    query: Annotated[str, Query(description="A catalogue query; parameters beside it.")] = "",
    cypher: Annotated[str, Query(max_length=20_000, description="The ids in its rows.")] = "",
) -> dict[str, Any]:
    """Return entities, edges and evidence: the strongest of the store, or what is asked for."""
    if focus:
        return _sent(library, neighbourhood(library.store, focus, 1, library.limits.neighbours))
    if ids:
        return _of_ids(library, ids, {})
    if question:
        answer = answered(library, question, previous)
        if not answer.understood:
            raise QueryError(answer.sentence)
        values = [answer.parameters, list(answer.rows)]
        return _of_ids(library, list(library.entities(values)), {"question": question})
    if query:
        wanted = library.catalogue.get(query)
        given = {k: v for k, v in request.query_params.items() if k not in _RESERVED}
        filled, rows = run_named(library, wanted, given)
        found = library.entities([filled, list(rows)])
        return _of_ids(library, list(found), {"question": wanted.question_zh})
    if cypher:
        return _of_ids(library, list(library.entities(run_cypher(library, cypher))), {})
    part = strongest_part(library.store, library.limits.first_nodes)
    return _sent(library, part)


@router.post("/graph", summary="Entities by id, joined to those one has")
def join(library: Shared, asked: Join) -> dict[str, Any]:
    """Return entities with the edges among them and to those that are known already."""
    return _of_ids(library, asked.ids, {}, asked.known)


@router.get("/expand/{id:path}", summary="What is around an entity")
def expand(
    library: Shared,
    id: str,  # noqa: A002 - the contract's word
    hops: Annotated[int, Query(ge=1, description="How far; capped.")] = 1,
    skip: Annotated[
        int, Query(ge=0, le=MOST_SKIPPED, description="Neighbours to pass over; one hop only.")
    ] = 0,
    limit: Annotated[int, Query(ge=1, description="How many more each step; capped.")] = 60,
) -> dict[str, Any]:
    """Return the strongest neighbours; `capped` says that there are more, or that hops were cut.

    The order of neighbours is fixed: `next` is the `skip` that gives those that follow.
    """
    if hops == 1:
        return expand_further(library, id, More(skip=skip, limit=limit))
    library.entity(id)
    allowed = min(hops, library.limits.hops)
    part = neighbourhood(library.store, [id], allowed, min(limit, library.limits.neighbours))
    sent = _sent(library, part)
    if hops > allowed:
        sent["capped"].append(f"hops: {allowed}")
    return sent


@router.post("/expand/{id:path}", summary="More of what is around an entity")
def expand_further(library: Shared, id: str, asked: More) -> dict[str, Any]:  # noqa: A002
    """Return a page of neighbours and their edges to one another and to what is known already."""
    library.entity(id)
    size = min(asked.limit, library.limits.neighbours)
    part = more_neighbours(library.store, id, asked.skip, size, asked.known)
    sent = _sent(library, part)
    told = min(asked.skip + size, sent["neighbours"])
    left = sent["neighbours"] - told
    sent["next"] = told if left else None
    sent["capped"] = [f"neighbours: {told} of {sent['neighbours']}"] if left else []
    return sent


def _of_ids(
    library: Library, ids: Sequence[str], selection: dict[str, str], known: Sequence[str] = ()
) -> dict[str, Any]:
    chosen = sorted(ids)[: library.limits.nodes]
    part = among(library.store, chosen, known)
    part = replace(part, selection=selection, total_nodes=len(ids))
    return _sent(library, part, whole=False)


def _sent(library: Library, part: Subgraph, whole: bool = True) -> dict[str, Any]:
    """Return the payload with the size of the store, and with what was left out."""
    asked, shown = part.total_nodes, len(part.nodes)
    sent = payload(part, "", initial=library.limits.nodes)
    sent["total"]["nodes"] = int(library.store.query(_TOTAL).rows[0]["n"]) if whole else asked
    sent["capped"] = [f"entities: {shown} of {asked}"] if asked > shown else []
    if part.total_edges > len(part.edges):
        sent["capped"].append(f"edges: {len(part.edges)}")
    sent["neighbours"] = max(asked - len(part.focus), 0) if part.focus else None
    return sent
