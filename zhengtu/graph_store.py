"""An open graph with everything a user does to it: ask, query, export, draw, remove."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graph.export.export import export
from graph.gazetteer.gazetteer import Gazetteer
from graph.stores.open import open_store as open_raw_store
from graph.stores.store import Rows, Store, StoredDocument, StoreStats
from queries.answer import Answer
from queries.ask import ask
from queries.resolve import EntityResolver
from queries.runner import run, shipped
from viz.page import write_page
from viz.selection import Selection


class GraphStore:
    """A store opened by `open_store`; use it in a `with` block, or call `close`."""

    def __init__(self, store: Store, gazetteer: Gazetteer) -> None:
        self.raw = store
        self.gazetteer = gazetteer

    def ask(self, question: str, previous: Answer | None = None) -> Answer:
        """Answer a question in Chinese or English, with rows, evidence and the Cypher used.

        `previous` is the answer that a follow-up question (那宁波呢?) refers to.
        """
        return ask(self.raw, question, self.gazetteer, previous=previous)

    def query(self, name: str, **parameters: Any) -> Rows:
        """Run a query of the catalogue; entities are given by name or id."""
        query = shipped().get(name)
        filled = EntityResolver(self.raw, self.gazetteer).fill(query, dict(parameters))
        return run(self.raw, query, filled)

    def cypher(self, text: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Run a read-only Cypher query."""
        return self.raw.query(text, parameters)

    def export(self, out: str | Path, format: str = "jsonl") -> None:  # noqa: A002
        """Write the graph into a file or folder: jsonl, graphml, csv or cypher."""
        export(self.raw, Path(out), format)

    def page(self, out: str | Path, title: str = "", **selection: Any) -> Path:
        """Write an interactive page; `selection` are the fields of `viz.selection.Selection`."""
        write_page(self.raw, out, Selection(**selection), title)
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


def open_store(
    uri: str, *, read_only: bool = False, gazetteer: Sequence[str | Path] = ()
) -> GraphStore:
    """Open a store: a file (`zj.kgl`) or `neo4j://user:password@host:7687/database`.

    Raises `StoreError` with one line that says what is wrong with the address or what is there.
    """
    names = Gazetteer.load(tuple(Path(p) for p in gazetteer))
    return GraphStore(open_raw_store(uri, read_only=read_only), names)
