"""An open graph with everything a user does to it: ask, query, export, draw, remove."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import networkx as nx

from graph.decisions.decisions import NONE
from graph.decisions.table import read_decisions
from graph.export.export import export
from graph.export.networkx_graph import to_networkx
from graph.gazetteer.gazetteer import Gazetteer
from graph.stores.open import open_store as open_raw_store
from graph.stores.store import Store, StoredDocument, StoreStats
from queries.answer import Answer
from queries.ask import Questions
from queries.catalogue import Catalogue
from queries.resolve import EntityResolver
from queries.runner import run, shipped
from viz.answer_page import answer_selection
from viz.page import write_page
from viz.selection import Selection, select
from zhengtu.graph_view import GraphView
from zhengtu.results import CitedAnswer, Table
from zhengtu.review.doubt import Doubt
from zhengtu.review.doubts import Doubts

NOTEBOOK_ENTITIES = 300  # what a frame in a notebook shows without being told otherwise


class GraphStore:
    """A store opened by `open_store`; use it in a `with` block, or call `close`."""

    def __init__(
        self, store: Store, gazetteer: Gazetteer, catalogue: Catalogue | None = None
    ) -> None:
        self.raw = store
        self.gazetteer = gazetteer
        self.catalogue = catalogue or shipped()

    def ask(self, question: str, previous: Answer | None = None) -> CitedAnswer:
        """Answer a question in Chinese or English, with rows, evidence and the Cypher used.

        `previous` is the answer that a follow-up question (那宁波呢?) refers to.
        """
        questions = Questions(self.raw, self.gazetteer, self.catalogue)
        return CitedAnswer.of(questions.ask(question, previous))

    def query(self, name: str, **parameters: Any) -> Table:
        """Run a query of the catalogue; entities are given by name or id."""
        query = self.catalogue.get(name)
        filled = EntityResolver(self.raw, self.gazetteer).fill(query, dict(parameters))
        return Table.of(run(self.raw, query, filled))

    def cypher(self, text: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Run a read-only Cypher query."""
        return Table.of(self.raw.query(text, parameters))

    def graph(
        self, answer: Answer | None = None, *, title: str = "", **selection: Any
    ) -> GraphView:
        """Choose a piece of the graph to look at in a notebook or to go on with in Python.

        It is what `answer` names, or what `selection` (the fields of `viz.selection.Selection`:
        focus, hops, types, relations, region, since, until, min_confidence, limit) chooses.
        """
        if answer is not None:
            chosen = replace(answer_selection(answer), **_fields(selection))
        else:
            chosen = Selection(**{"limit": NOTEBOOK_ENTITIES, **_fields(selection)})
        return GraphView(select(self.raw, chosen), title)

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """Return all entities and edges as a networkx graph, edges with their sentences."""
        return to_networkx(self.raw)

    def export(self, out: str | Path, format: str = "jsonl") -> None:  # noqa: A002
        """Write the graph as jsonl, csv, parquet (folders), graphml, cypher or turtle (files)."""
        export(self.raw, Path(out), format)

    def page(self, out: str | Path, title: str = "", **selection: Any) -> Path:
        """Write an interactive page; `selection` are the fields of `viz.selection.Selection`."""
        write_page(self.raw, out, Selection(**_fields(selection)), title)
        return Path(out)

    def remove(self, document: str) -> StoredDocument:
        """Remove a document by id, path or name, with all that nothing else holds."""
        return self.raw.remove(document)

    def documents(self) -> tuple[StoredDocument, ...]:
        """Return the documents of the store."""
        return self.raw.documents()

    def stats(self) -> StoreStats:
        """Count what the store holds."""
        return self.raw.stats()

    def doubts(self, decisions: str | Path | None = None) -> Iterator[Doubt]:
        """Yield what a person should decide, the least sure and farthest reaching first.

        What the file of decisions settles already is left out.
        """
        settled = read_decisions(Path(decisions)) if decisions else NONE
        yield from Doubts(self.raw, self.gazetteer).ask(lambda: settled)

    def close(self) -> None:
        """Save what is to be saved and let go of files and connections."""
        self.raw.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.raw.__exit__(kind, error, trace)


def _fields(selection: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a selection, a single name or a list where a tuple belongs made one."""
    several = {f.name for f in fields(Selection) if isinstance(f.default, tuple)}
    return {
        name: ((value,) if isinstance(value, str) else tuple(value)) if name in several else value
        for name, value in selection.items()
    }


def open_store(
    uri: str,
    *,
    read_only: bool = False,
    gazetteer: Sequence[str | Path] = (),
    catalogue: Sequence[str | Path] = (),
) -> GraphStore:
    """Open a store: a file (`zj.kgl`) or `neo4j://user:password@host:7687/database`.

    `gazetteer` are files of names, `catalogue` folders of queries, added to those that ship with
    Zhengtu. Raises `StoreError` with one line that says what is wrong with the address or what is
    there.
    """
    names = Gazetteer.load(tuple(Path(p) for p in gazetteer))
    queries = Catalogue.load(catalogue) if catalogue else shipped()
    return GraphStore(open_raw_store(uri, read_only=read_only), names, queries)
