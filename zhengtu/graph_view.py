"""A piece of the graph in a notebook: a picture to explore, tables, a networkx graph.

The picture is the page that `zhengtu page` writes, in a frame of its own: offline, sandboxed,
with no access to the notebook around it.
"""

from html import escape
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.entity import Entity
from viz.page import render_page
from viz.subgraph import Edge, Subgraph
from zhengtu.results import Table

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

HEIGHT = 560
_EDGE_COLUMNS = (
    "source_id", "source", "relation", "target_id", "target", "polarity", "support",
    "confidence", "first_seen", "last_seen", "modality", "origin", "sentences",
)  # fmt: skip


class GraphView:
    """What `GraphStore.graph` chose: `subgraph` has it all, evidence included."""

    def __init__(self, subgraph: Subgraph, title: str = "", height: int = HEIGHT) -> None:
        self.subgraph = subgraph
        self.title = title
        self.height = height

    @property
    def nodes(self) -> Table:
        """Return the entities as a table."""
        columns = ("id", "type", "name", "aliases", "status")
        rows = tuple(
            {"id": n.id, "type": n.type, "name": n.name}
            | {"aliases": list(n.aliases), "status": n.status}
            for n in self.subgraph.nodes
        )
        return Table(columns, rows, self.subgraph.total_nodes > len(rows))

    @property
    def edges(self) -> Table:
        """Return the edges as a table, the strongest first, with their sentences."""
        names = {node.id: node.name for node in self.subgraph.nodes}
        texts = {passage.id: passage.text for passage in self.subgraph.passages}
        rows = tuple(
            {"source_id": edge.source, "source": names[edge.source]}
            | {"target_id": edge.target, "target": names[edge.target]}
            | _facts(edge)
            | {"sentences": [texts[e.passage] for e in edge.evidence if e.passage in texts]}
            for edge in self.subgraph.edges
        )
        return Table(_EDGE_COLUMNS, rows, self.subgraph.total_edges > len(rows))

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """Return the piece as a networkx graph, shaped like `GraphStore.to_networkx`.

        An edge's key is (type, polarity), its `evidence` a list of dictionaries, its `origin`
        `gazetteer` only where no text says so.
        """
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for node in self.subgraph.nodes:
            graph.add_node(node.id, **_node(node))
        passages = {passage.id: passage for passage in self.subgraph.passages}
        for edge in self.subgraph.edges:
            said = [passages[e.passage] for e in edge.evidence if e.passage in passages]
            evidence = [{"document": p.document, "sentence": p.id, "text": p.text} for p in said]
            facts = _facts(edge)
            data = {"type": facts.pop("relation"), **facts, "evidence": evidence}
            graph.add_edge(edge.source, edge.target, (edge.relation, edge.polarity), **data)
        return graph

    def to_pandas(self) -> "pd.DataFrame":
        """Return the edges as a pandas data frame."""
        return self.edges.to_pandas()

    def to_polars(self) -> "pl.DataFrame":
        """Return the edges as a polars data frame."""
        return self.edges.to_polars()

    def __repr__(self) -> str:
        return f"<GraphView: {len(self.subgraph.nodes)} nodes, {len(self.subgraph.edges)} edges>"

    def _repr_html_(self) -> str:
        page = render_page(self.subgraph, self.title)
        return (
            f'<iframe srcdoc="{escape(page)}" sandbox="allow-scripts allow-downloads" '
            f'style="width:100%;height:{int(self.height)}px;border:1px solid #8884" '
            f'title="{escape(self.title or "政图")}"></iframe>'
        )


def _node(node: Entity) -> dict[str, Any]:
    own = {"type": node.type, "name": node.name, "aliases": list(node.aliases)}
    return dict(node.properties) | {"status": node.status} | own


def _facts(edge: Edge) -> dict[str, Any]:
    return {
        "relation": edge.relation,
        "polarity": edge.polarity,
        "support": edge.support,
        "confidence": edge.confidence,
        "first_seen": edge.first_seen,
        "last_seen": edge.last_seen,
        "modality": edge.modality,
        "origin": edge.origin,
    }
