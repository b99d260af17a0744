"""The Neo4j store, through the official driver.

Every query runs in a read session, which the server enforces, after its plan was checked (see
`guard`). The password is taken from the address, or from NEO4J_PASSWORD, and never shown.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

import neo4j
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
)
from neo4j.graph import Node, Path, Relationship

from graph.errors import QueryError, StoreError, ZhengtuError
from graph.stores.cypher_store import FOUND, SECONDS, CypherStore
from graph.stores.guard import check_plan, writes
from graph.stores.hints import misspelt_word, unknown_name
from graph.stores.schema import SEARCH_INDEX, neo4j_schema
from graph.stores.store import Row, Rows
from graph.stores.writer import Run

SCHEMES = tuple(f"{name}{end}" for name in ("neo4j", "bolt") for end in ("", "+s", "+ssc"))
_CHECKED = 512
# The cjk analyzer indexes pairs of Chinese characters; only a run of two or more can be looked up.
_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_TOKENS = re.compile(r"^(Invalid input '[^']*'): expected .*?( \(line \d+, column \d+).*$")
_SCAN = f"MATCH (s:Sentence:Zhengtu) WHERE s.text CONTAINS $text {FOUND}"
_LOOKUP = (
    f"CALL db.index.fulltext.queryNodes('{SEARCH_INDEX}', $phrase) YIELD node AS s "
    f"WHERE s:Zhengtu AND s.text CONTAINS $text {FOUND}"
)


class Neo4jStore(CypherStore):
    """A graph in a Neo4j 5 server: `neo4j://user:password@host:7687/database`."""

    def __init__(self, uri: str, *, read_only: bool = False) -> None:
        address, auth, self._database, self.uri = _parse(uri)
        self.read_only = read_only
        self._checked: dict[str, None] = {}
        try:
            self._driver = neo4j.GraphDatabase.driver(
                address, auth=auth, notifications_min_severity="OFF"
            )
        except (ConfigurationError, ValueError) as error:
            raise StoreError(f"{self.uri}: {_line(error)}") from error
        try:
            self._connect()
        except StoreError:
            self._driver.close()
            raise

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def _change(self, cypher: str, parameters: Mapping[str, Any] | None) -> Rows:
        with self._errors(cypher, SECONDS), self._session(neo4j.WRITE_ACCESS) as session:
            result = session.run(neo4j.Query(cypher), dict(parameters or {}))
            columns = tuple(result.keys())
            return Rows(columns, tuple(_row(record) for record in result))

    def _search(self, text: str, limit: int) -> Rows:
        phrase = " AND ".join(f'"{run}"' for run in _RUN.findall(text))
        values = {"text": text, "phrase": phrase, "limit": limit}
        return self._ask(_LOOKUP if phrase else _SCAN, values, None, None, checked=True)

    @contextmanager
    def _transaction(self) -> Iterator[Run]:
        try:
            with (
                self._session(neo4j.WRITE_ACCESS) as session,
                session.begin_transaction() as transaction,
            ):

                def run(cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
                    result = transaction.run(cypher, dict(parameters))
                    return [_row(record) for record in result]

                # Leaving the block commits, an error rolls back.
                yield run
        except (DriverError, Neo4jError) as error:
            raise StoreError(f"{self.uri}: {_line(error)}; nothing of it was written") from error

    def _read(self, cypher: str) -> list[Row]:
        return list(self._ask(cypher, None, None, None, checked=True))

    def _ask(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None,
        limit: int | None,
        seconds: float | None,
        *,
        checked: bool = False,
    ) -> Rows:
        allowed = seconds or SECONDS
        values = dict(parameters or {})
        with self._errors(cypher, allowed), self._session(neo4j.READ_ACCESS) as session:
            if not checked:
                self._check(session, cypher, values)
            result = session.run(neo4j.Query(cypher, timeout=allowed), values)
            columns = tuple(result.keys())
            if limit is None:
                return Rows(columns, tuple(_row(record) for record in result))
            rows = [_row(record) for record in result.fetch(limit + 1)]
            return Rows(columns, tuple(rows[:limit]), len(rows) > limit)

    def _check(self, session: neo4j.Session, cypher: str, values: dict[str, Any]) -> None:
        """Refuse the query by its plan; a text once found harmless is not looked at again."""
        if cypher in self._checked:
            return
        explained = session.run(f"EXPLAIN {cypher}", values).consume()
        check_plan(explained.query_type, explained.plan)
        if len(self._checked) >= _CHECKED:
            self._checked.clear()
        self._checked[cypher] = None

    def _session(self, mode: str) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=mode)

    def _connect(self) -> None:
        """Reach the server, and give the database what indexes it lacks."""
        have = {row["name"] for row in self._read("SHOW INDEXES YIELD name RETURN name")}
        lacking = [made for name, made in neo4j_schema().items() if name not in have]
        if self.read_only or not lacking:
            return
        with self._errors("", SECONDS), self._session(neo4j.WRITE_ACCESS) as session:
            for statement in lacking:
                session.run(neo4j.Query(statement)).consume()
            session.run("CALL db.awaitIndexes(300)").consume()

    @contextmanager
    def _errors(self, cypher: str, seconds: float) -> Iterator[None]:
        """Turn the driver's errors into ours, those about the query with a hint."""
        try:
            yield
        except ServiceUnavailable as error:
            raise StoreError(
                f"{self.uri}: no Neo4j answers there; start one (docker compose up neo4j, "
                "or zhengtu neo4j start) or mend the address"
            ) from error
        except AuthError as error:
            raise StoreError(
                f"{self.uri}: Neo4j refuses the user name or password; {_ADDRESS}"
            ) from error
        except Neo4jError as error:
            raise self._query_error(error, cypher, seconds) from error
        except (DriverError, ValueError, TypeError, OSError) as error:
            raise QueryError(_line(error)) from error

    def _query_error(self, error: Neo4jError, cypher: str, seconds: float) -> ZhengtuError:
        code = error.code or ""
        if "TransactionTimedOut" in code:
            return QueryError(f"the query took longer than {seconds:g} seconds; narrow it")
        if "AccessMode" in code or "ForbiddenOnReadOnly" in code:
            return writes()
        if "DatabaseNotFound" in code:
            return StoreError(f"{self.uri}: the server has no database {self._database!r}")
        hint = unknown_name(cypher) or misspelt_word(cypher)
        return QueryError("; ".join(filter(None, (_line(error), hint))))


def _parse(uri: str) -> tuple[str, tuple[str, str] | None, str | None, str]:
    """Split the address into driver address, credentials, database and what may be shown."""
    try:
        parts = urlsplit(uri)
        port = parts.port
    except ValueError as error:
        raise StoreError(f"a wrong Neo4j address: {error}; {_ADDRESS}") from error
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise StoreError(f"a wrong Neo4j address; {_ADDRESS}")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    place = f"{host}:{port or 7687}"
    database = unquote(parts.path.strip("/")) or None
    user = unquote(parts.username or "") or os.environ.get("NEO4J_USERNAME", "neo4j")
    password = unquote(parts.password or "") or os.environ.get("NEO4J_PASSWORD", "")
    shown = f"{parts.scheme}://{user}@{place}" + (f"/{database}" if database else "")
    auth = (user, password) if password else None
    return f"{parts.scheme}://{place}", auth, database, shown


_ADDRESS = "write neo4j://USER:PASSWORD@HOST:7687/DATABASE, special characters as %XX"


def _row(record: neo4j.Record) -> Row:
    return {name: _plain(record[name]) for name in record.keys()}  # noqa: SIM118 (a tuple)


def _plain(value: Any) -> Any:
    """Turn the driver's own types into plain ones, in the shape the embedded store gives."""
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), "properties": _plain(dict(value))}
    if isinstance(value, Relationship):
        return {"type": value.type, "properties": _plain(dict(value))}
    if isinstance(value, Path):
        return {
            "nodes": [_plain(node) for node in value.nodes],
            "relationships": [_plain(one) for one in value.relationships],
        }
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in sorted(value.items())}
    if hasattr(value, "to_native"):
        return value.to_native()
    return value


def _line(error: Exception) -> str:
    """Return the first line of an error, without the list of all tokens Neo4j would have taken."""
    said = error.message if isinstance(error, Neo4jError) and error.message else str(error)
    return _TOKENS.sub(r"\1\2)", said.partition("\n")[0])
