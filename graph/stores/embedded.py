"""The embedded store: kglite, one file, no server.

kglite's own ways that this module hides: two optimiser passes give wrong rows and are always off;
warnings would fill stderr; a read-only graph still loads CSV files (see `guard`); a reader does
not see the write-ahead log, so a file with a log is opened as a writer first and saved.
"""

import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import kglite

from graph.errors import QueryError, StoreError
from graph.stores.cypher_store import CypherStore
from graph.stores.guard import check_text
from graph.stores.schema import kglite_schema
from graph.stores.store import Row, Rows
from graph.stores.writer import Run

_WRONG_PASSES = ["optimize_nested_queries", "fuse_order_by_top_k"]
_SECONDS = 120.0


class EmbeddedStore(CypherStore):
    """A graph in a `.kgl` file, held in memory while open."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.uri = str(path)
        self.read_only = read_only
        kglite.set_query_warning_policy("silent")
        self._graph = _open(path, read_only)
        self._reader: kglite.KnowledgeGraph | None = None
        if not read_only:
            for statement in kglite_schema():
                self._graph.cypher(statement)

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
        if self._reader is None:
            self._reader = self._graph.session().cursor()
            self._reader.read_only(True)
        return _ask(self._reader, cypher, parameters, limit, seconds)

    def write(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Run a query that may write."""
        self._check_writable()
        self._reader = None
        return _ask(self._graph, cypher, parameters, None, None)

    def search(self, text: str, limit: int = 50) -> Rows:
        """Find sentences that contain `text`: columns id, text, document, published."""
        return self.query(
            "MATCH (s:Sentence) WHERE s:Zhengtu AND s.text CONTAINS $text "
            "RETURN s.id AS id, s.text AS text, s.document AS document, s.published AS published "
            "ORDER BY published DESC, document, s.index LIMIT $limit",
            {"text": text, "limit": limit},
        )

    def close(self) -> None:
        """Save the file and let go of it."""
        if not self.read_only:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", kglite.MappedFallbackWarning)
                self._graph.close()

    @contextmanager
    def _transaction(self) -> Iterator[Run]:
        self._reader = None
        with self._graph.begin() as transaction:

            def run(cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
                return _rows(transaction.cypher(cypher, params=dict(parameters)))

            yield run

    def _read(self, cypher: str) -> list[Row]:
        return list(_ask(self._graph, cypher, None, None, None))


def _open(path: Path, read_only: bool) -> kglite.KnowledgeGraph:
    if read_only and not path.exists():
        raise StoreError(
            f"{path}: no such store; build one with: zhengtu build PATH --store {path}"
        )
    try:
        if read_only and not _log(path).exists():
            return kglite.load(os.fspath(path))
        return kglite.open(os.fspath(path), durable="normal")
    except kglite.KgError as error:
        raise StoreError(f"{path}: {error}") from error


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _rows(result: Any) -> list[Row]:
    return [] if result is None else [dict(row) for row in result]


def _ask(
    graph: kglite.KnowledgeGraph,
    cypher: str,
    parameters: Mapping[str, Any] | None,
    limit: int | None,
    seconds: float | None,
) -> Rows:
    try:
        result: Any = graph.cypher(
            cypher,
            params=dict(parameters or {}),
            timeout_ms=int((seconds or _SECONDS) * 1000),
            row_limit=limit,
            disabled_passes=_WRONG_PASSES,
        )
    except kglite.KgError as error:
        raise QueryError(str(error)) from error
    rows = tuple(_rows(result))
    total = (result.diagnostics or {}).get("total_rows")
    return Rows(tuple(result.columns), rows, total is not None and total > len(rows))
