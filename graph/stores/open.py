"""Open a store by its address; the driver of a store is imported when one is opened."""

from graph.errors import StoreError
from graph.stores.store import Store


def open_store(uri: str, *, read_only: bool = False) -> Store:
    """Open a store: a file (`zj.kgl`), `:memory:`, or `neo4j://user:password@host:7687/database`.

    Raises `StoreError` with one line that says what is wrong with the address or what is there.
    """
    scheme, separator, _ = uri.partition("://")
    if separator:
        from graph.stores.neo4j_store import SCHEMES, Neo4jStore

        if scheme in SCHEMES:
            return Neo4jStore(uri, read_only=read_only)
        raise StoreError(
            f"{uri}: no store of the kind {scheme}://; name a file, or one of "
            + ", ".join(f"{name}://" for name in SCHEMES)
        )
    if not uri:
        raise StoreError("no store named; name a file such as zj.kgl (--store, or ZHENGTU_STORE)")
    from graph.stores.embedded import EmbeddedStore

    return EmbeddedStore(uri, read_only=read_only)
