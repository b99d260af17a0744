"""`/api/profile` and `/api/compare`: all of one entity on a page, and two regions side by side.

A section is a catalogue query (`sections.yaml`). What the neighbours of a region back and it does
not is told with how many of them have any document here: silence is not refusal.
"""

from functools import cache
from importlib import resources
from typing import Any

import yaml
from fastapi import APIRouter

from graph.entity import Entity
from graph.errors import QueryError
from queries.runner import run
from viz.explorer.entity import Id, described
from viz.explorer.library import Library, Shared

router = APIRouter(tags=["profiles"])

_BACKED = """
MATCH (r:Region)-[e:BACKS]->(i:Industry)
WHERE r.id IN $regions AND r:Zhengtu AND e.polarity = '支持'
WITH i, r, e ORDER BY e.support DESC, r.id
RETURN i.id AS industry_id, i.name AS industry, count(DISTINCT r) AS regions,
       collect(r.id) AS region_ids, collect(r.name) AS names, sum(e.support) AS documents
ORDER BY regions DESC, documents DESC, industry_id
"""
_ABOVE = """
MATCH (r:Region {id: $id})-[:PART_OF]->(up:Region)
WHERE r:Zhengtu AND up:Zhengtu
RETURN up.id AS id, up.name AS name, up.level AS level ORDER BY id
"""
_BESIDE = """
MATCH (n:Region)-[:PART_OF]->(up:Region {id: $up})
WHERE n:Zhengtu AND up:Zhengtu AND n.id <> $id AND n.level = $level
RETURN n.id AS id, n.name AS name ORDER BY id
"""


@router.get("/profile/{id:path}", summary="All of one entity on a page")
def profile(library: Shared, id: str) -> dict[str, Any]:  # noqa: A002 - the contract's word
    """Return an entity's sections: for a county industries, policies, companies, neighbours."""
    entity = library.entity(id)
    sections = [_section(library, entity, about) for about in _sections(entity.type)]
    found = {**described(entity), "sections": sections}
    if entity.type == "Region":
        found["above"] = _above(library, entity)
        found["neighbours"] = _neighbours(library, entity)
    found["entities"] = library.entities([found])
    return found


@router.get("/compare", summary="Two regions side by side")
def compare(library: Shared, a: Id, b: Id) -> dict[str, Any]:
    """Return which industries both regions back and which only one, with documents."""
    first, second = library.entity(a), library.entity(b)
    for entity in (first, second):
        if entity.type != "Region":
            raise QueryError(f"{entity.name} is a {entity.type}; regions can be compared")
    if a == b:
        raise QueryError(f"{first.name} is compared with itself; choose another region")
    limit = library.limits.rows
    rows = run(
        library.store, "compare_regions", {"a": a, "b": b}, catalogue=library.catalogue, limit=limit
    )
    return {
        "a": described(first),
        "b": described(second),
        "rows": list(rows),
        "truncated": rows.truncated,
        "documents": {e.id: _documents(library, e) for e in (first, second)},
    }


@cache
def _declared() -> dict[str, list[dict[str, str]]]:
    text = resources.files("viz.explorer").joinpath("sections.yaml").read_text(encoding="utf-8")
    declared: dict[str, list[dict[str, str]]] = yaml.safe_load(text)
    return declared


def _sections(type_: str) -> list[dict[str, str]]:
    return [*_declared()[type_], *_declared()["every"]]


def _section(library: Library, entity: Entity, about: dict[str, str]) -> dict[str, Any]:
    query = library.catalogue.get(about["query"])
    rows = run(library.store, query, {about["entity"]: entity.id}, limit=library.limits.rows)
    return {
        "query": query.name,
        "parameter": about["entity"],
        "title": {"zh": about["zh"], "en": about["en"]},
        "columns": list(rows.columns),
        "rows": list(rows),
        "truncated": rows.truncated,
    }


def _above(library: Library, entity: Entity) -> list[dict[str, str]]:
    """Return the regions over this one, the nearest first."""
    chain: list[dict[str, str]] = []
    here = entity.id
    while len(chain) < len(("city", "province", "country", "")):
        rows = library.store.query(_ABOVE, {"id": here}).rows
        if not rows or rows[0]["id"] in [c["id"] for c in chain]:
            break
        chain.append({"id": rows[0]["id"], "name": rows[0]["name"] or rows[0]["id"]})
        here = rows[0]["id"]
    return chain


def _neighbours(library: Library, entity: Entity) -> dict[str, Any] | None:
    """Return what regions of the same level and parent back and this one is not said to back."""
    level = str(entity.properties.get("level", ""))
    above = _above(library, entity)
    if not above or level not in ("county", "city"):
        return None
    values = {"up": above[0]["id"], "id": entity.id, "level": level}
    held = list(library.store.query(_BESIDE, values))
    every = _all_beside(library, entity.id, above[0]["id"], level) | {r["id"] for r in held}
    backed = library.store.query(_BACKED, {"regions": [entity.id, *(r["id"] for r in held)]})
    rows = [r for r in backed if entity.id not in r["region_ids"]]
    return {
        "of": above[0],
        "total": len(every),
        "heard": sum(bool(_documents(library, r["id"])) for r in held),
        "columns": ["industry_id", "industry", "regions", "names", "documents"],
        "rows": rows[: library.limits.rows],
        "truncated": len(rows) > library.limits.rows,
    }


def _all_beside(library: Library, id_: str, above: str, level: str) -> set[str]:
    """Return the regions beside this one that the gazetteer knows and that still exist."""
    entries = (library.gazetteer.entry(c) for c in library.gazetteer.children(above))
    return {
        e.id
        for e in entries
        if e and e.id != id_ and not e.valid_to and e.properties.get("level") == level
    }


def _documents(library: Library, entity: Entity | str) -> int:
    """Count the documents that name an entity."""
    id_ = entity if isinstance(entity, str) else entity.id
    query = (
        "MATCH (x {id: $id})<-[:MENTIONS]-(s:Sentence)-[:IN]->(d:Document) WHERE x:Zhengtu "
        "RETURN count(DISTINCT d) AS n"
    )
    return int(library.store.query(query, {"id": id_}).rows[0]["n"])
