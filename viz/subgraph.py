"""A piece of the graph as a page shows it: entities, edges and the sentences behind them.

A `Subgraph` is plain data. It knows no store (`viz.selection` reads one) and no drawing
(`viz.layout`, `viz.payload`); a page is a function of it alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.entity import Entity
from graph.stores.store import StoredDocument


@dataclass(frozen=True, slots=True)
class Mark:
    """The characters [start, stop) of a passage that name an entity."""

    entity: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a passage: the article it is in. Empty where a document is all one text."""

    headline: str = ""
    source: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document, with the names in it. `page` is 0 where there are no pages."""

    id: str
    text: str
    document: str
    page: int = 0
    marks: tuple[Mark, ...] = ()
    heading: Heading = Heading()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage that supports an edge; [start, stop) bounds the supporting words."""

    passage: str
    confidence: float
    trigger: str = ""
    start: int = 0
    stop: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two entities of the subgraph, as the store sums it up.

    `support` counts independent documents; `origin` is `text` or `gazetteer`. `said` counts all
    sentences behind the edge, of which `evidence` may hold only the best.
    """

    source: str
    relation: str
    target: str
    polarity: str = ""
    support: int = 0
    confidence: float = 1.0
    first_seen: str = ""
    last_seen: str = ""
    modality: str = ""
    origin: str = "text"
    said: int = 0
    evidence: tuple[Evidence, ...] = ()

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Return what tells this edge from every other."""
        return self.source, self.relation, self.target, self.polarity

    @property
    def strength(self) -> tuple[bool, int, float]:
        """Return a sort key: said in texts, then many documents, then confidence."""
        return self.origin == "text", self.support, self.confidence


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Entities, edges among them, and their evidence.

    `focus` are the entities it is about (ids), if any. `selection` says in words what was asked
    for (shown on the page); `total_nodes` and `total_edges` are what matched before a limit cut,
    so that a page can say what it leaves out.
    """

    nodes: tuple[Entity, ...]
    edges: tuple[Edge, ...]
    passages: tuple[Passage, ...] = ()
    documents: tuple[StoredDocument, ...] = ()
    focus: tuple[str, ...] = ()
    selection: Mapping[str, str] = field(default_factory=dict)
    total_nodes: int = 0
    total_edges: int = 0


def strongest(edges: tuple[Edge, ...], limit: int, keep: tuple[str, ...] = ()) -> set[str]:
    """Return at most `limit` entity ids: those in `keep`, then the ends of the strongest edges."""
    chosen = set(keep[:limit])
    for edge in sorted(edges, key=by_strength):
        ends = {edge.source, edge.target} - chosen
        if len(chosen) + len(ends) <= limit:
            chosen |= ends
    return chosen


def by_strength(edge: Edge) -> tuple[bool, int, float, tuple[str, str, str, str]]:
    """Return a sort key that puts the strongest edge first, ties in a fixed order."""
    said, support, confidence = edge.strength
    return not said, -support, -confidence, edge.key
