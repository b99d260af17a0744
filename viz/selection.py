"""Choose the piece of a store that a page is to show.

Edges are read once and narrowed here, in Python, so that both engines choose alike; the sentences
of the edges that stay are fetched last (`viz.evidence`). Facts of the gazetteer (余杭区 PART_OF
杭州市) start from what the texts brought, whatever the dates and the confidence asked for; alone
they bring nothing into a page.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.entity import Entity
from graph.errors import QueryError
from graph.ontology import ontology
from graph.stores.store import Store
from viz.evidence import with_evidence
from viz.names import find_entity
from viz.reading import read_edges, read_entities
from viz.subgraph import Edge, Subgraph, by_strength, strongest


@dataclass(frozen=True, slots=True)
class Selection:
    """What to show. Empty means no restriction.

    `focus` and `region` are names, aliases or ids; `region` takes everything under it along.
    `ids` are the entities of an answer, shown with the edges among them. Dates are ISO and may
    be a year or a month; an edge is in when it was said between them.
    """

    focus: tuple[str, ...] = ()
    hops: int = 1
    types: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    region: str = ""
    since: str = ""
    until: str = ""
    min_confidence: float = 0.0
    limit: int = 2000
    ids: tuple[str, ...] = ()
    question: str = ""

    def __post_init__(self) -> None:
        for name in self.types:
            if name not in ontology().types:
                raise QueryError(f"no type {name!r}; the types are {', '.join(ontology().types)}")
        for name in self.relations:
            if name not in ontology().relations:
                known = ", ".join(ontology().relations)
                raise QueryError(f"no relation {name!r}; the relations are {known}")
        if self.limit < 1 or self.hops < 0:
            raise QueryError("a page needs --limit of at least 1 and --hops of at least 0")

    def words(self) -> dict[str, str]:
        """Return the restrictions in force, for a reader."""
        said = {
            "question": self.question,
            "focus": "、".join(self.focus),
            "hops": str(self.hops) if self.focus else "",
            "region": self.region,
            "type": "、".join(ontology().types[t].chinese for t in self.types),
            "relation": "、".join(ontology().relations[r].chinese for r in self.relations),
            "since": self.since,
            "until": self.until,
            "min_confidence": f"{self.min_confidence:g}" if self.min_confidence else "",
        }
        return {key: value for key, value in said.items() if value}


def select(store: Store, selection: Selection) -> Subgraph:
    """Read from `store` what `selection` asks for, the strongest first, with its evidence."""
    entities = {e.id: e for e in read_entities(store)}
    edges = _fitting(read_edges(store), entities, selection)
    keep: tuple[str, ...] = tuple(sorted(i for i in selection.ids if i in entities))
    if selection.ids:
        edges = [e for e in edges if e.source in keep and e.target in keep]
    focus: tuple[str, ...] = ()
    if selection.region:
        region = find_entity(entities.values(), selection.region, type_="Region")
        edges = _about_region(edges, region)
        focus += (region.id,)
    if selection.focus:
        centres = [find_entity(entities.values(), name).id for name in selection.focus]
        edges = _around(edges, centres, selection.hops)
        focus += tuple(centres)
    keep += focus
    edges = _grounded(edges, keep)
    matched = {end for e in edges for end in (e.source, e.target)} | set(keep)
    shown = strongest(tuple(edges), selection.limit, keep)
    chosen = sorted((e for e in edges if e.source in shown and e.target in shown), key=by_strength)
    return with_evidence(
        store,
        Subgraph(
            nodes=tuple(entities[i] for i in sorted(shown)),
            edges=tuple(chosen),
            focus=tuple(dict.fromkeys(focus)),
            selection=selection.words(),
            total_nodes=len(matched),
            total_edges=len(edges),
        ),
    )


def _fitting(
    edges: Iterable[Edge], entities: dict[str, Entity], selection: Selection
) -> list[Edge]:
    """Keep the edges that types, relations, dates and confidence allow."""

    def fits(edge: Edge) -> bool:
        if edge.source not in entities or edge.target not in entities:
            return False
        if selection.relations and edge.relation not in selection.relations:
            return False
        ends = (entities[edge.source].type, entities[edge.target].type)
        if selection.types and not set(ends) <= set(selection.types):
            return False
        return edge.origin == "gazetteer" or (
            edge.confidence >= selection.min_confidence and _in_time(edge, selection)
        )

    return [e for e in edges if fits(e)]


def _grounded(edges: list[Edge], keep: tuple[str, ...]) -> list[Edge]:
    """Drop the gazetteer's edges that lead from nothing the texts (or the user) brought."""
    said = {end for e in edges if e.origin == "text" for end in (e.source, e.target)} | set(keep)
    return [e for e in edges if e.origin == "text" or not said or e.source in said]


def _in_time(edge: Edge, selection: Selection) -> bool:
    """Say whether the edge was said between the two dates; an undated edge is outside any."""
    if not (selection.since or selection.until):
        return True
    if not edge.last_seen:
        return False
    first, last = edge.first_seen or edge.last_seen, edge.last_seen
    # Dates may be 2025, 2025-04 or 2025-04-17: compare no more than the shorter one says.
    after = not selection.since or _clip(last, selection.since) >= _clip(selection.since, last)
    before = not selection.until or _clip(first, selection.until) <= _clip(selection.until, first)
    return after and before


def _clip(date: str, other: str) -> str:
    return date[: len(other)]


def _about_region(edges: list[Edge], region: Entity) -> list[Edge]:
    """Keep what concerns the region, the regions under it, and what lies in or comes from them."""
    under = defaultdict(set)
    for edge in edges:
        if edge.relation == "PART_OF":
            under[edge.target].add(edge.source)
    inside, front = {region.id}, [region.id]
    while front:
        front = sorted({child for parent in front for child in under[parent]} - inside)
        inside.update(front)
    local = set(inside)
    local |= {e.source for e in edges if e.relation == "LOCATED_IN" and e.target in inside}
    local |= {e.target for e in edges if e.relation == "ISSUES" and e.source in local}
    return [
        e
        for e in edges
        # 算力券 is issued here too, but that others issue theirs does not concern this region.
        if (e.source in local or (e.target in local and e.relation != "ISSUES"))
        # 浙江省 stays out of a page on 宁波市 unless a text joins them.
        and not (e.origin == "gazetteer" and e.target not in local)
    ]


def _around(edges: list[Edge], centres: list[str], hops: int) -> list[Edge]:
    """Keep the edges among entities at most `hops` steps from a centre.

    The gazetteer's edges are no steps: through 浙江省 everything is near everything.
    """
    neighbours = defaultdict(set)
    for edge in edges:
        if edge.origin != "gazetteer":
            neighbours[edge.source].add(edge.target)
            neighbours[edge.target].add(edge.source)
    near, front = set(centres), list(centres)
    for _ in range(hops):
        front = sorted({other for one in front for other in neighbours[one]} - near)
        near.update(front)
    return [e for e in edges if e.source in near and e.target in near]
