"""The embedded store: kglite, one file, no server.

kglite's own ways that this module hides: two optimiser passes give wrong rows and are always off;
warnings would fill stderr; a reader does not see the write-ahead log, so a file whose log holds
more is opened as a writer first and saved; a damaged log is set aside with a message only.
"""

import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import kglite

from graph.errors import QueryError, StoreError
from graph.stores.cypher_store import FOUND, SECONDS, CypherStore
from graph.stores.guard import writes
from graph.stores.hints import misspelt_word, unknown_name
from graph.stores.lease import Lease, log_of, tidy
from graph.stores.schema import kglite_schema
from graph.stores.store import Row, Rows
from graph.stores.writer import Run

MEMORY = ":memory:"
_WRONG_PASSES = ["optimize_nested_queries", "fuse_order_by_top_k"]
_TRIES = 10
_SEARCH = f"MATCH (s:Sentence) WHERE s:Zhengtu AND s.text CONTAINS $text {FOUND}"


class EmbeddedStore(CypherStore):
    """A graph in a `.kgl` file, or in memory alone (`:memory:`).

    The whole graph is held in memory while open; commits survive a killed process, `close` writes
    the file. One process may write at a time, any number may read.
    """

    # The first write of a transaction copies a part of the graph, however little it writes.
    batch_rows = 30_000

    def __init__(self, uri: str, *, read_only: bool = False) -> None:
        self.uri = uri
        self.read_only = read_only
        kglite.set_query_warning_policy("silent")
        self._graph = _open(uri, read_only)
        self._reader: kglite.KnowledgeGraph | None = None
        self._closed = False
        if not read_only:
            for statement in kglite_schema():
                self._graph.cypher(statement)

    def close(self) -> None:
        """Save the file and let go of it; closing twice is closing once."""
        self._reader = None
        if not (self._closed or self.read_only or self.uri == MEMORY):
            _close(self._graph, self.uri)
        self._closed = True

    def _ask(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None,
        limit: int | None,
        seconds: float | None,
    ) -> Rows:
        if self._reader is None:
            self._reader = self._graph.session().cursor()
            self._reader.read_only(True)
        return _run(self._reader, cypher, parameters, limit, seconds)

    def _change(self, cypher: str, parameters: Mapping[str, Any] | None) -> Rows:
        self._reader = None
        return _run(self._graph, cypher, parameters, None, None)

    def _search(self, text: str, limit: int) -> Rows:
        return self._ask(_SEARCH, {"text": text, "limit": limit}, None, None)

    @contextmanager
    def _transaction(self) -> Iterator[Run]:
        self._reader = None
        try:
            # Leaving the block commits, an error rolls back.
            with self._graph.begin() as transaction:

                def run(cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
                    return _rows(transaction.cypher(cypher, params=dict(parameters)))

                yield run
        except kglite.KgError as error:
            raise StoreError(f"{self.uri}: {_line(error)}; nothing of it was written") from error

    def _read(self, cypher: str) -> list[Row]:
        return list(_run(self._graph, cypher, None, None, None))


def _open(uri: str, read_only: bool) -> kglite.KnowledgeGraph:
    if uri == MEMORY:
        return kglite.KnowledgeGraph()
    path = Path(uri)
    if path.is_dir():
        raise StoreError(f"{uri}: a folder, not a store; name a file, such as {path / 'zj.kgl'}")
    if read_only and not path.exists() and not log_of(path).exists():
        raise StoreError(f"{uri}: no such store; build one first, or mend the name")
    if not path.parent.is_dir():
        raise StoreError(f"{uri}: the folder {path.parent} does not exist; make it first")
    try:
        return _load(path) if read_only else _writer(path)
    except kglite.WriterLeaseHeldError as error:
        raise StoreError(
            f"{uri}: {_line(error).partition(';')[0]}; wait until it is done"
        ) from error
    except kglite.FileFormatError as error:
        tidy(path)
        raise StoreError(
            f"{uri}: damaged or no Zhengtu store ({_reason(error)}); "
            "restore a copy, or delete it and build again"
        ) from error
    except (kglite.KgError, OSError) as error:
        raise StoreError(f"{uri}: {_line(error)}") from error


def _writer(path: Path) -> kglite.KnowledgeGraph:
    """Open for writing; if a part of the log was unreadable, say so once instead of going on."""
    before = _set_aside(path)
    graph = _locked(path)
    if lost := sorted(_set_aside(path) - before):
        _close(graph, str(path))
        raise StoreError(
            f"{path}: its log was damaged and is kept as {lost[-1]}; the last documents written "
            "are missing: put them again (the store opens from now on)"
        )
    return graph


def _locked(path: Path) -> kglite.KnowledgeGraph:
    """Open for writing, again where another process tidied up while this one asked."""
    for _ in range(_TRIES):
        with Lease(path) as lease:
            graph = kglite.open(os.fspath(path), durable="normal")
            if lease.is_current():
                return graph
            del graph  # nothing was written; closing it would save it
    raise StoreError(f"{path}: other processes keep opening it; wait until they are done")


def _load(path: Path) -> kglite.KnowledgeGraph:
    """Load for reading, with what the log holds unless a writer is at work on it."""
    if not path.exists():
        _close(_writer(path), str(path))
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        graph = kglite.load(os.fspath(path))
    if not any("write-ahead log" in str(warning.message) for warning in said):
        return graph
    try:
        writer = _writer(path)
    except kglite.WriterLeaseHeldError:
        return graph
    _close(writer, str(path))
    return kglite.load(os.fspath(path))


def _close(graph: kglite.KnowledgeGraph, uri: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", kglite.MappedFallbackWarning)
            graph.close()
    except (kglite.KgError, OSError, ValueError) as error:
        raise StoreError(f"{uri}: could not be saved: {_line(error)}") from error
    tidy(Path(uri))


def _set_aside(path: Path) -> set[str]:
    return {found.name for found in path.parent.glob(f"{path.name}-wal.quarantine-*")}


def _rows(result: Any) -> list[Row]:
    return [] if result is None else [dict(row) for row in result]


def _run(
    graph: kglite.KnowledgeGraph,
    cypher: str,
    parameters: Mapping[str, Any] | None,
    limit: int | None,
    seconds: float | None,
) -> Rows:
    allowed = seconds or SECONDS
    try:
        result: Any = graph.cypher(
            cypher,
            params=dict(parameters or {}),
            timeout_ms=int(allowed * 1000),
            row_limit=limit,
            disabled_passes=_WRONG_PASSES,
        )
    except kglite.ReadOnlyError as error:
        raise writes() from error
    except kglite.CypherTimeoutError as error:
        raise QueryError(f"the query took longer than {allowed:g} seconds; narrow it") from error
    except (kglite.KgError, ValueError, TypeError) as error:
        hint = unknown_name(cypher) or misspelt_word(cypher)
        raise QueryError("; ".join(filter(None, (_line(error), hint)))) from error
    rows = tuple(_rows(result))
    total = (result.diagnostics or {}).get("total_rows")
    return Rows(tuple(result.columns), rows, total is not None and total > len(rows))


def _line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _reason(error: Exception) -> str:
    """Return kglite's reason without the path it repeats and the advice it adds."""
    return _line(error).partition("): ")[2].partition(". ")[0].partition(" (first bytes")[0]
