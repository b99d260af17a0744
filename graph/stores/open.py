"""Open a store by its address."""

from graph.errors import StoreError
from graph.stores.embedded import EmbeddedStore
from graph.stores.neo4j_store import SCHEMES, Neo4jStore
from graph.stores.store import Store


def open_store(uri: str, *, read_only: bool = False) -> Store:
    """Open a store: a file (`zj.kgl`), `:memory:`, or `neo4j://user:password@host:7687/database`.

    Raises `StoreError` with one line that says what is wrong with the address or what is there.
    """
    scheme, separator, _ = uri.partition("://")
    if separator and scheme in SCHEMES:
        return Neo4jStore(uri, read_only=read_only)
    if separator:
        raise StoreError(
            f"{uri}: no store of the kind {scheme}://; name a file, or one of "
            + ", ".join(f"{name}://" for name in SCHEMES)
        )
    if not uri:
        raise StoreError("no store named; name a file such as zj.kgl")
    return EmbeddedStore(uri, read_only=read_only)
