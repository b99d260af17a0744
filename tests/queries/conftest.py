"""A store that holds the tiny graph, the gazetteer, and a session of questions to both."""

from collections.abc import Iterator

import pytest
from tiny_graph import tiny_graphs

from graph.gazetteer.gazetteer import Gazetteer
from graph.stores.embedded import EmbeddedStore
from graph.stores.neo4j_store import Neo4jStore
from graph.stores.store import Store
from queries.ask import Questions
from queries.resolve import EntityResolver


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The tiny graph in an embedded store; the tests only read it."""
    path = tmp_path_factory.mktemp("queries") / "tiny.kgl"
    with EmbeddedStore(str(path)) as opened:
        opened.put(tiny_graphs())
        yield opened


@pytest.fixture(scope="session")
def resolver(store: Store, gazetteer: Gazetteer) -> EntityResolver:
    return EntityResolver(store, gazetteer)


@pytest.fixture(scope="session")
def questions(store: Store, gazetteer: Gazetteer) -> Questions:
    return Questions(store, gazetteer)


@pytest.fixture(scope="module")
def two_stores(
    neo4j_uri: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, Store]]:
    """The tiny graph in both stores at once; in Neo4j no longer than a module, others empty it."""
    path = tmp_path_factory.mktemp("both") / "tiny.kgl"
    with Neo4jStore(neo4j_uri) as neo4j, EmbeddedStore(str(path)) as embedded:
        neo4j.write("MATCH (n:Zhengtu) DETACH DELETE n")
        for store in (embedded, neo4j):
            store.put(tiny_graphs())
        yield embedded, neo4j
        neo4j.write("MATCH (n:Zhengtu) DETACH DELETE n")
