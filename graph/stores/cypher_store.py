"""What both stores do alike: everything that is Cypher.

An engine says how to run statements in a transaction, how to read safely and how to search; this
class refuses what may not be run, turns documents into transactions and counts what is there.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Self

from graph.document_graph import DocumentGraph
from graph.errors import QueryError, StoreError
from graph.ontology import ontology
from graph.stores.change import Change
from graph.stores.guard import check_single, check_text
from graph.stores.hints import unknown_name
from graph.stores.register import Register
from graph.stores.rows import document_rows
from graph.stores.store import Row, Rows, StoredDocument, StoreStats
from graph.stores.stories import Stories
from graph.stores.writer import Run, Writer

# What a search returns of each sentence.
FOUND = (
    "RETURN s.id AS id, s.text AS text, s.document AS document, s.published AS published "
    "ORDER BY published DESC, document, s.index LIMIT $limit"
)
# How long a query may take that is given no time of its own.
SECONDS = 120.0
_DOCUMENT = (
    "MATCH (d:Document:Zhengtu) RETURN d.id AS id, d.name AS name, d.path AS path, "
    "d.sha256 AS sha256, d.source AS source, d.published AS published ORDER BY id"
)


class CypherStore(ABC):
    """A store whose engine speaks Cypher; subclasses are the engines."""

    uri: str
    read_only: bool
    batch_rows = 10_000

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> Rows:
        """Run a read-only query; a write, procedure or file access is refused with the reason."""
        check_text(cypher)
        rows = self._ask(cypher, parameters, limit, seconds)
        if not rows and (wrong := unknown_name(cypher)):
            raise QueryError(wrong)
        return rows

    def write(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Run a query that may write."""
        self._check_writable()
        check_single(cypher)
        return self._change(cypher, parameters)

    def search(self, text: str, limit: int = 50) -> Rows:
        """Find sentences that contain `text`: columns id, text, document, published."""
        if not text.strip():
            raise QueryError("nothing to search for: give at least one character")
        return self._search(text, limit)

    @abstractmethod
    def close(self) -> None:
        """Save what is to be saved and let go of files and connections."""

    @abstractmethod
    def _ask(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None,
        limit: int | None,
        seconds: float | None,
    ) -> Rows:
        """Run a query whose text was found harmless; the engine sees that it only reads."""

    @abstractmethod
    def _change(self, cypher: str, parameters: Mapping[str, Any] | None) -> Rows:
        """Run a single statement that may write."""

    @abstractmethod
    def _search(self, text: str, limit: int) -> Rows:
        """Find the sentences that contain a text that is not empty."""

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[Run]:
        """Give a function that runs statements; commit at the end, roll back on any error."""

    @abstractmethod
    def _read(self, cypher: str) -> list[Row]:
        """Run one of our own queries outside a transaction."""

    def put(self, graphs: Iterable[DocumentGraph]) -> None:
        """Add documents, or replace those with the same id or the same path.

        Documents are written some thousand rows to a transaction, a document never in halves.
        What a store holds afterwards depends on the set of its documents alone.
        """
        self._check_writable()
        register, stories = self._register(), self._stories()
        change = Change()
        for graph in graphs:
            rows = document_rows(graph)
            entered = register.enter(graph.document)
            if entered.gone:
                change.leave(entered.gone)
            change.moved.update(entered.moved)
            if entered.text:
                change.arrive(rows)
            if change.size() >= self.batch_rows:
                self._apply(change, register, stories)
                change = Change()
        self._apply(change, register, stories)

    def remove(self, document: str) -> StoredDocument:
        """Remove a document by id, path or name, with all that nothing else holds."""
        self._check_writable()
        found = self._find(document)
        change = Change(leaving={found.id})
        self._apply(change, self._register(), self._stories())
        return found

    def documents(self) -> tuple[StoredDocument, ...]:
        """Return the documents, sorted by id."""
        return tuple(StoredDocument(**row) for row in self._read(_DOCUMENT))

    def stats(self) -> StoreStats:
        """Count what the store holds."""

        def count(pattern: str) -> int:
            return int(self._read(f"MATCH {pattern} RETURN count(*) AS n")[0]["n"])

        return StoreStats(
            count("(:Document:Zhengtu)"),
            count("(:Sentence:Zhengtu)"),
            count("(:Sentence:Zhengtu)-[:MENTIONS]->(:Entity:Zhengtu)"),
            count("(:Statement:Zhengtu)"),
            {name: count(f"(:{name}:Entity:Zhengtu)") for name in ontology().types},
            {
                name: count(f"(:Entity:Zhengtu)-[:{name}]->(:Entity:Zhengtu)")
                for name in ontology().relations
            },
        )

    def _apply(self, change: Change, register: Register, stories: Stories) -> None:
        if not (change.arriving or change.leaving or change.moved):
            return
        places = sorted({*change.moved, *change.arriving})
        with self._transaction() as run:
            Writer(run, stories).apply(change, [register.row(name) for name in places])

    def _find(self, document: str) -> StoredDocument:
        every = self.documents()
        named = [d for d in every if document in (d.id, d.path)]
        named = named or [d for d in every if document == d.name]
        if len(named) == 1:
            return named[0]
        if named:
            ids = ", ".join(f"{d.id} ({d.path})" for d in named)
            raise StoreError(f"{document!r} names {len(named)} documents: {ids}; give one id")
        raise StoreError(
            f"{self.uri}: no document {document!r}; give the id, path or name of one it holds"
        )

    def _register(self) -> Register:
        return Register(
            self._read(
                "MATCH (d:Document:Zhengtu) "
                "RETURN d.id AS id, d.paths AS paths, d.names AS names ORDER BY id"
            )
        )

    def _stories(self) -> Stories:
        rows = self._read(
            "MATCH (a:Article:Zhengtu) RETURN a.id AS id, a.signature AS signature ORDER BY id"
        )
        return Stories({row["id"]: row["signature"] for row in rows})

    def _check_writable(self) -> None:
        if self.read_only:
            raise StoreError(f"{self.uri} is open for reading only; open it for writing")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
