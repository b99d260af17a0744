"""What a read-only query may not do, where the engine itself would let it through.

kglite refuses every write on a read-only graph, but not `LOAD CSV` (which reads any file), two
statements joined by `;`, `SHOW`, or procedures. Neo4j refuses writes in a read session, but not
`LOAD CSV`, `SHOW`, `TERMINATE` and procedures. The text is searched after comments, strings and
quoted names are blanked; on Neo4j, where escapes can hide any word, the plan is searched too.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph.errors import QueryError

_ALLOWED = ("db.labels", "db.relationshipTypes", "db.propertyKeys")
_QUOTED = re.compile(
    r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`]|``)*`|//[^\n]*|/\*.*?\*/""", re.DOTALL
)
_PREFIX = re.compile(r"(EXPLAIN|PROFILE)\b", re.IGNORECASE)
_CALL = re.compile(r"\bCALL\s+(?P<name>[\w.]+)", re.IGNORECASE)
_ADMINISTERS = re.compile(r"(SHOW|TERMINATE)\b", re.IGNORECASE)
_LOAD = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)
_REFUSED_STEPS = re.compile(r"LoadCSV|Show|Terminate|AdministrationCommand", re.IGNORECASE)


def blanked(cypher: str) -> str:
    """Return the query with strings, comments and quoted names made blank."""
    return _QUOTED.sub(lambda found: " " * len(found.group()), cypher)


def check_single(cypher: str) -> None:
    """Raise `QueryError` for an empty query and for more than one statement."""
    bare = blanked(cypher).strip()
    if not bare:
        raise QueryError("the query is empty")
    if _PREFIX.match(bare):
        raise QueryError("leave out EXPLAIN and PROFILE: a query here returns rows, not plans")
    if ";" in bare.removesuffix(";"):
        raise QueryError("one statement at a time: leave out what follows the ';'")


def check_text(cypher: str) -> None:
    """Raise `QueryError` for a second statement, file access or a procedure."""
    check_single(cypher)
    bare = blanked(cypher)
    if _LOAD.search(bare):
        raise _refused("LOAD CSV", "reads no files")
    if administers := _ADMINISTERS.match(bare.strip()):
        raise _refused(administers[1].upper(), "reads the graph and nothing else")
    for found in _CALL.finditer(bare):
        _check_procedure(found["name"])


def check_plan(kind: str | None, plan: Mapping[str, Any] | None) -> None:
    """Raise `QueryError` unless Neo4j's plan for a query reads data and does nothing else."""
    for step, details in _steps(plan or {}):
        name = step.partition("@")[0]
        if name == "ProcedureCall":
            _check_procedure(details.partition("(")[0].strip())
        elif _REFUSED_STEPS.match(name):
            raise _refused(name, "reads the graph and nothing else")
    if kind != "r":
        raise writes()


def writes() -> QueryError:
    """Return the error for a query that would write."""
    return QueryError("refused: this query changes the graph, and queries here only read")


def _refused(what: str, because: str) -> QueryError:
    return QueryError(f"{what} is refused: a query here {because}")


def _check_procedure(name: str) -> None:
    if name.lower() not in {allowed.lower() for allowed in _ALLOWED}:
        raise QueryError(f"CALL {name} is refused: a query may call only {', '.join(_ALLOWED)}")


def _steps(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield str(plan.get("operatorType", "")), str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _steps(child)
