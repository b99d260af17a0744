"""Cypher typed by people: read-only unless asked otherwise, with hints for mistyped names.

What may be read is the store's matter (`graph.stores`), and so are hints for labels and
relations; a mistyped property is no error in Cypher but null in every row, so it is looked for
here.
"""

import difflib
import re

from graph.stores.store import Rows, Store
from queries.lint import stripped

ROWS = 1000
SECONDS = 30.0

# The properties of the graph contract (README), whatever carries them.
PROPERTIES = frozenset(
    """
    id name names aliases status level code parent source published path paths sha256 text index
    start stop page kind article document sentence unlinked headline story surface score polarity
    support confidence first_seen last_seen evidence modality relation subject object trigger route
    rule amount_texts amount_values amount_units amount_roles amount_periods valid_from valid_to
    deadline community centrality
    """.split()  # noqa: SIM905 - a list of words reads better
)
_PROPERTY = re.compile(r"(?<![\w.])[A-Za-z_]\w*\.([A-Za-z_]\w*)\b(?!\s*\()")


def run(
    store: Store,
    cypher: str,
    *,
    write: bool = False,
    limit: int = ROWS,
    seconds: float = SECONDS,
) -> tuple[Rows, tuple[str, ...]]:
    """Run a query and return its rows with hints about names that look mistyped.

    `Rows.truncated` says whether `limit` cut them short. Raises `QueryError` for what the store
    refuses or cannot run.
    """
    rows = store.write(cypher) if write else store.query(cypher, limit=limit, seconds=seconds)
    return rows, hints(cypher)


def hints(cypher: str) -> tuple[str, ...]:
    """Return a line for each property that the graph does not have but nearly has."""
    found = dict.fromkeys(_PROPERTY.findall(stripped(cypher)))
    lines = []
    for name in found:
        near = difflib.get_close_matches(name, sorted(PROPERTIES), n=1, cutoff=0.75)
        if name not in PROPERTIES and near:
            lines.append(f"no property {name!r} in the graph contract; did you mean {near[0]!r}?")
    return tuple(lines)
