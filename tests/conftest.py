"""Stores and a browser for the tests: an embedded store, a real Neo4j, and both in turn.

Neo4j is, in this order, the server named by ZHENGTU_TEST_NEO4J (a uri; everything with the label
`Zhengtu` in it is deleted), one started here from jars that Maven fetches once into .cache/, or
none: then its tests are skipped with the reason, or fail where CI=true.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from graph.stores.embedded import EmbeddedStore
from graph.stores.local_neo4j.server import LocalNeo4j, missing_tools
from graph.stores.neo4j_store import Neo4jStore
from graph.stores.open import open_store
from graph.stores.store import Store
from tests.browser import browser, screenshots, show  # noqa: F401 - fixtures

# The same examples on every run, and no deadline: a busy machine is no failure.
settings.register_profile("zhengtu", deadline=None, derandomize=True)
settings.load_profile("zhengtu")

CACHE = Path(__file__).parent.parent / ".cache"
PASSWORD = "zhengtu-test"


@pytest.fixture(scope="session")
def neo4j_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Neo4j that the tests may write to."""
    named = os.environ.get("ZHENGTU_TEST_NEO4J")
    if named:
        yield named
        return
    if lacking := missing_tools(CACHE):
        why = f"no Neo4j: ZHENGTU_TEST_NEO4J is not set and {', '.join(lacking)} not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    home = tmp_path_factory.mktemp("neo4j")
    with LocalNeo4j(home, cache=CACHE, password=PASSWORD) as server:
        yield server.uri


@pytest.fixture
def neo4j_store(neo4j_uri: str) -> Iterator[Neo4jStore]:
    """A Neo4j store with nothing in it."""
    with Neo4jStore(neo4j_uri) as store:
        _clean(store)
        yield store
        _clean(store)


@pytest.fixture
def embedded_store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """An embedded store with nothing in it, in a file of its own."""
    with EmbeddedStore(str(tmp_path / "test.kgl")) as store:
        yield store


@pytest.fixture(params=["embedded", "neo4j"])
def both_stores(request: pytest.FixtureRequest) -> Store:
    """Each kind of store in turn."""
    store: Store = request.getfixturevalue(f"{request.param}_store")
    return store


@pytest.fixture
def memory_store() -> Iterator[Store]:
    """A store that leaves nothing behind."""
    with open_store(":memory:") as store:
        yield store


def _clean(store: Neo4jStore) -> None:
    store.write("MATCH (n:Zhengtu) DETACH DELETE n")
    store.write("MATCH (n:Stranger) DETACH DELETE n")
