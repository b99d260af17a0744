"""A store to read from for a bounded time: what every resource of the explorer is given."""

from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Self

from graph.document_graph import DocumentGraph
from graph.errors import StoreError
from graph.stores.store import Rows, Store, StoredDocument, StoreStats


class CappedStore:
    """Pass reads on to a store, none longer than `seconds`; refuse every write.

    Whoever opened the store closes it.
    """

    read_only = True

    def __init__(self, store: Store, seconds: float) -> None:
        self.uri = store.uri
        self._store = store
        self._seconds = seconds

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        seconds: float | None = None,
    ) -> Rows:
        """Run a read-only query within the time allowed."""
        allowed = min(seconds or self._seconds, self._seconds)
        return self._store.query(cypher, parameters, limit=limit, seconds=allowed)

    def documents(self) -> tuple[StoredDocument, ...]:
        """Return the documents, sorted by id."""
        return self._store.documents()

    def search(self, text: str, limit: int = 50) -> Rows:
        """Find sentences that contain `text`."""
        return self._store.search(text, limit)

    def stats(self) -> StoreStats:
        """Count what the store holds."""
        return self._store.stats()

    def put(self, graphs: Iterable[DocumentGraph]) -> None:
        """Refuse."""
        raise self._refused()

    def remove(self, document: str) -> StoredDocument:
        """Refuse."""
        raise self._refused()

    def write(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Refuse."""
        raise self._refused()

    def close(self) -> None:
        """Leave the store open."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the store open."""

    def _refused(self) -> StoreError:
        return StoreError(f"{self.uri}: the explorer only reads")
