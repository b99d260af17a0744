"""A store that holds the tiny graph, the gazetteer, and a session of questions to both."""

from collections.abc import Iterator

import pytest

from graph.gazetteer.gazetteer import Gazetteer
from graph.stores.embedded import EmbeddedStore
from graph.stores.store import Store
from queries.ask import Questions
from queries.resolve import EntityResolver
from tests.tiny_graph import tiny_graphs


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
