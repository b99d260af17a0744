"""Run a catalogue query on a store: values checked and coerced, defaults filled in.

Entities are given by id; `queries.resolve` turns names into ids before.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from graph.stores.store import Rows, Store
from queries.catalogue import Catalogue, CatalogueQuery


@cache
def shipped() -> Catalogue:
    """Return the catalogue that ships with Zhengtu."""
    return Catalogue.load()


def run(
    store: Store,
    query: str | CatalogueQuery,
    params: Mapping[str, Any] | None = None,
    *,
    catalogue: Catalogue | None = None,
    limit: int | None = None,
    seconds: float | None = None,
) -> Rows:
    """Run the query of that name and return its rows, columns in the header's order.

    Raises `QueryError` for an unknown query (naming the nearest), an unknown or missing
    parameter (naming what exists) and a value that does not fit its type.
    """
    if isinstance(query, str):
        query = (catalogue or shipped()).get(query)
    values = query.fill(params or {})
    rows = store.query(query.cypher, values, limit=limit, seconds=seconds)
    columns = tuple(c.name for c in query.columns)
    return Rows(columns, rows.rows, rows.truncated)
