"""`/api/catalogue` and `/api/query`: the queries there are, and running one."""

from typing import Any

from fastapi import APIRouter, Request

from graph.ontology import ontology
from graph.stores.store import Rows
from queries.catalogue import CatalogueQuery, Parameter
from queries.runner import run
from viz.explorer.library import Library, Shared

router = APIRouter(tags=["catalogue"])

_LEVELS = ("province", "city", "county", "town")


@router.get("/catalogue", summary="The queries that can be run by name")
def catalogue(library: Shared) -> dict[str, Any]:
    """Return every query with its question, parameters and columns, by family."""
    families = {
        family: [_described(q) for q in queries]
        for family, queries in library.catalogue.families().items()
    }
    return {"families": families, "types": list(ontology().types), "levels": list(_LEVELS)}


@router.get("/query/{name}", summary="Run a query of the catalogue")
def query(library: Shared, name: str, request: Request) -> dict[str, Any]:
    """Run a query; its parameters stand in the address, entities by name or id."""
    wanted = library.catalogue.get(name)
    values, rows = run_named(library, wanted, dict(request.query_params))
    return {
        **_described(wanted),
        "cypher": wanted.cypher,
        "parameters_used": wanted.fill(values),
        "rows": list(rows),
        "truncated": rows.truncated,
        "entities": library.entities([values, list(rows)]),
    }


def run_named(
    library: Library, query: CatalogueQuery, given: dict[str, str]
) -> tuple[dict[str, Any], Rows]:
    """Run a query with values as a form sends them; an empty field is none."""
    filled = library.resolver.fill(query, {k: v for k, v in given.items() if v.strip()})
    rows = run(library.store, query, filled, limit=library.limits.rows)
    return filled, rows


def _described(query: CatalogueQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "question": {"zh": query.question_zh, "en": query.question_en},
        "family": query.family,
        "parameters": [_parameter(p) for p in query.parameters],
        "columns": [{"name": c.name, "what": c.what} for c in query.columns],
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "many": parameter.many,
        "entity": parameter.is_entity,
        "required": parameter.required,
        "default": parameter.default,
        "example": parameter.example,
        "what": parameter.what,
    }
