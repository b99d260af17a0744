"""What a read-only query may not say, where the engine itself would let it through.

kglite refuses every write on a read-only graph, but not `LOAD CSV` (which reads any file), two
statements joined by `;`, or procedures. These are found in the text, after strings, comments and
quoted names are blanked; escapes outside strings do not parse there, so nothing hides a word.
"""

import re

from graph.errors import QueryError

PROCEDURES = frozenset({"db.labels", "db.relationshiptypes", "db.propertykeys"})

_QUOTED = re.compile(
    r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`]|``)*`|//[^\n]*|/\*.*?\*/""", re.DOTALL
)
_CALL = re.compile(r"\bCALL\s+(?P<name>[\w.]+)", re.IGNORECASE)
_LOAD = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)


def blanked(cypher: str) -> str:
    """Return the query with the inside of strings, comments and quoted names made blank."""
    return _QUOTED.sub(lambda found: " " * len(found.group()), cypher)


def check_text(cypher: str) -> None:
    """Raise `QueryError` for file access, procedures and a second statement."""
    bare = blanked(cypher)
    if not bare.strip():
        raise QueryError("the query is empty")
    if ";" in bare.rstrip().removesuffix(";"):
        raise QueryError("one statement at a time: leave out everything after the ';'")
    if _LOAD.search(bare):
        raise QueryError("LOAD CSV is refused: a read-only query reads no files")
    for found in _CALL.finditer(bare):
        check_procedure(found["name"])


def check_procedure(name: str) -> None:
    """Raise `QueryError` unless the procedure is one that only lists labels and names."""
    if name.lower() not in PROCEDURES:
        raise QueryError(
            f"CALL {name} is refused: the procedures a query may call are "
            + ", ".join(("db.labels", "db.relationshipTypes", "db.propertyKeys"))
        )
