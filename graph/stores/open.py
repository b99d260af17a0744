"""Open a store by its address."""

from pathlib import Path

from graph.stores.embedded import EmbeddedStore
from graph.stores.store import Store


def open_store(uri: str, *, read_only: bool = False) -> Store:
    """Open `zj.kgl` (embedded) or `neo4j://user:pass@host:7687/db`, `bolt://…` (Neo4j)."""
    return EmbeddedStore(Path(uri), read_only=read_only)
