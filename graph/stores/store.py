"""What every store can do.

The graph in a store is a public contract (see README, "The graph contract"): users write Cypher
against it. Beside the entities, documents and sentences of that contract a store keeps
`(:Article:Zhengtu)-[:IN]->(:Document)` and `(:Statement:Zhengtu)-[:SAID_IN]->(:Sentence)`, from
which every edge is computed and can be recomputed when a document goes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Protocol, Self

from graph.document_graph import DocumentGraph

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """The result of a query: column names, rows as dictionaries, and whether a cap cut it short."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    truncated: bool = False

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What a store remembers of a document."""

    id: str
    name: str
    path: str
    sha256: str
    source: str
    published: str


@dataclass(frozen=True, slots=True)
class StoreStats:
    """How much a store holds, by type and relation (in the ontology's order)."""

    documents: int
    sentences: int
    mentions: int
    statements: int
    entities: Mapping[str, int] = field(default_factory=dict)
    edges: Mapping[str, int] = field(default_factory=dict)


class Store(Protocol):
    """A place for the graph. Everything here raises `StoreError` or `QueryError` only."""

    uri: str
    read_only: bool

    def put(self, graphs: Iterable[DocumentGraph]) -> None:
        """Add documents, or replace those with the same id or the same path, each in a transaction.

        What a store holds afterwards depends on the set of its documents alone, never on the
        order or number of calls.
        """

    def remove(self, document: str) -> StoredDocument:
        """Remove a document by id, path or name, with all that nothing else holds."""

    def documents(self) -> tuple[StoredDocument, ...]:
        """Return the documents, sorted by id."""

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> Rows:
        """Run a read-only query; a write, procedure or file access is refused with the reason."""

    def write(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Run a query that may write (`zhengtu cypher --write`)."""

    def search(self, text: str, limit: int = 50) -> Rows:
        """Find sentences that contain `text`: columns id, text, document, published."""

    def stats(self) -> StoreStats:
        """Count what the store holds."""

    def close(self) -> None:
        """Save what is to be saved and let go of files and connections."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
