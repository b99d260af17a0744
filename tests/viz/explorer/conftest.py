"""The explorer over each kind of store, asked by a client and opened in the browser."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from benchmarks.serving import serving
from graph.gazetteer.gazetteer import Gazetteer
from graph.stores.open import open_store
from graph.stores.store import Store
from tests.tiny_graph import tiny_graphs
from tests.viz.explorer.visited import Visited
from viz.explorer import create_app

HERE = "http://127.0.0.1"


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="session")
def tiny_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A file with the tiny graph."""
    path = str(tmp_path_factory.mktemp("explorer") / "tiny.kgl")
    with open_store(path) as store:
        store.put(tiny_graphs())
    return path


@pytest.fixture(scope="session")
def tiny(tiny_file: str) -> Iterator[Store]:
    """The tiny graph, open for reading, as `zhengtu serve` opens it."""
    with open_store(tiny_file, read_only=True) as store:
        yield store


@pytest.fixture(scope="session")
def client(tiny: Store, gazetteer: Gazetteer) -> TestClient:
    """A client of the explorer over the tiny graph."""
    return TestClient(create_app(tiny, gazetteer), base_url=HERE)


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def each_store(request: pytest.FixtureRequest, tiny_file: str) -> Iterator[Store]:
    """The tiny graph in each kind of store in turn."""
    if request.param == "embedded":
        with open_store(tiny_file, read_only=True) as store:
            yield store
        return
    uri = request.getfixturevalue("neo4j_uri")
    # Put beside and taken from what other fixtures keep in the one server meanwhile.
    with open_store(uri) as store:
        store.put(tiny_graphs())
    with open_store(uri, read_only=True) as store:
        yield store
    with open_store(uri) as store:  # by the end of the session others may have emptied it
        held = {row["id"] for row in store.query("MATCH (d:Document) RETURN d.id AS id").rows}
        for graph in tiny_graphs():
            if graph.document.id in held:
                store.remove(graph.document.id)


@pytest.fixture(scope="session")
def each_client(each_store: Store, gazetteer: Gazetteer) -> TestClient:
    """A client of the explorer over each kind of store."""
    return TestClient(create_app(each_store, gazetteer), base_url=HERE)


@pytest.fixture(scope="session")
def served(each_store: Store, gazetteer: Gazetteer) -> Iterator[str]:
    """The address of the explorer over each kind of store."""
    with serving(create_app(each_store, gazetteer)) as address:
        yield address


@pytest.fixture(scope="session")
def served_tiny(tiny: Store, gazetteer: Gazetteer) -> Iterator[str]:
    """The address of the explorer over the embedded store alone."""
    with serving(create_app(tiny, gazetteer)) as address:
        yield address


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Visited]]:
    """Open a page of an explorer; afterwards it may have asked nobody else, and nothing failed."""
    opened: list[Visited] = []

    def open_(address: str, path: str = "/", **context: object) -> Visited:
        opened.append(Visited(browser, address, path, context))
        return opened[-1]

    yield open_
    for page in opened:
        page.finish()
