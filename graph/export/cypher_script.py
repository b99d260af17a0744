r"""A script that rebuilds the whole graph in an empty Neo4j, statements and sentences included.

One statement a line, without parameters: for `cypher-shell -f`, or line by line through a driver.
Running it twice changes nothing. A backslash is written as two \u005C, because Neo4j replaces
\uXXXX before it reads anything else and would find one in a text that happens to hold it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.export.files import write_text
from graph.ontology import ontology
from graph.stores.edges import EDGE_PROPERTIES
from graph.stores.schema import PROVENANCE, neo4j_schema
from graph.stores.store import Row, Store

_BATCH = 200
_ESCAPED = {"\\": r"\u005C\u005C", "'": r"\'", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
_TO_ESCAPE = re.compile("[\\\\'\x00-\x1f\x7f\u0085\u2028\u2029]")
_ADDED = frozenset({"title", "type"})  # by kglite, to every node it returns
_KEYS = {
    "IN": (),
    "SAID_IN": (),
    "MENTIONS": ("surface", "start", "stop", "score"),
}
_EDGE_KEYS = ("polarity",)
_VALUES = {"MENTIONS": ("why", "decided", "read_as")}


def write_cypher(store: Store, path: Path) -> tuple[Path, ...]:
    """Write the script and return its path."""
    return (write_text(path, (f"{statement};\n" for statement in _statements(store))),)


def _statements(store: Store) -> Iterator[str]:
    yield from neo4j_schema().values()
    yield "CALL db.awaitIndexes(300)"
    for label in PROVENANCE:
        yield from _nodes(store, label, f"{label}:Zhengtu")
    for label in ontology().types:
        yield from _nodes(store, label, f"{label}:Entity:Zhengtu")
    for relation, keys in _KEYS.items():
        yield from _relations(store, relation, keys, _VALUES.get(relation, ()))
    for relation in ontology().relations:
        yield from _relations(store, relation, _EDGE_KEYS, EDGE_PROPERTIES)


def _nodes(store: Store, label: str, labels: str) -> Iterator[str]:
    found = store.query(f"MATCH (n:{label}) WHERE n:Zhengtu RETURN n AS node")
    own = sorted((row["node"]["properties"] for row in found), key=lambda p: str(p["id"]))
    for rows in _batches([_kept(properties) for properties in own]):
        yield f"UNWIND {_literal(rows)} AS r MERGE (n:{labels} {{id: r.id}}) SET n += r"


def _relations(
    store: Store, relation: str, keys: Sequence[str], values: Sequence[str]
) -> Iterator[str]:
    named = "".join(f", e.{name} AS {name}" for name in (*keys, *values))
    found = store.query(
        f"MATCH (a)-[e:{relation}]->(b) WHERE a:Zhengtu AND b:Zhengtu "
        f"RETURN a.id AS a, b.id AS b{named}"
    )
    rows = sorted(
        found, key=lambda row: [str(row["a"]), str(row["b"]), *(str(row[k]) for k in keys)]
    )
    key = ", ".join(f"{name}: r.{name}" for name in keys)
    setting = ", ".join(f"e.{name} = r.{name}" for name in values)
    for batch in _batches(rows):
        yield (
            f"UNWIND {_literal(batch)} AS r MATCH (a:Zhengtu {{id: r.a}}), (b:Zhengtu {{id: r.b}}) "
            f"MERGE (a)-[e:{relation}{f' {{{key}}}' if key else ''}]->(b)"
            + (f" SET {setting}" if setting else "")
        )


def _kept(properties: Mapping[str, Any]) -> Row:
    return {
        name: value
        for name, value in sorted(properties.items())
        if name not in _ADDED and value is not None
    }


def _batches(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]


def _literal(value: Any) -> str:
    """Return the value as Cypher writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + _TO_ESCAPE.sub(_escape, value) + "'"
    if isinstance(value, Mapping):
        return (
            "{"
            + ", ".join(
                f"{name}: {_literal(item)}" for name, item in value.items() if item is not None
            )
            + "}"
        )
    if isinstance(value, Sequence):
        return "[" + ", ".join(_literal(item) for item in value) + "]"
    return repr(value)


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return _ESCAPED.get(character) or f"\\u{ord(character):04X}"
