"""A store that holds the tiny graph, in a file, and an open graph over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.stores.embedded import EmbeddedStore
from tests.tiny_graph import tiny_graphs
from zhengtu.graph_store import GraphStore, open_store


@pytest.fixture(scope="session")
def tiny_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store that holds the tiny graph; the tests only read it."""
    path = tmp_path_factory.mktemp("tiny") / "tiny.kgl"
    with EmbeddedStore(str(path)) as store:
        store.put(tiny_graphs())
    return path


@pytest.fixture(scope="session")
def tiny(tiny_path: Path) -> Iterator[GraphStore]:
    """The tiny graph, open for reading."""
    with open_store(str(tiny_path), read_only=True) as graph:
        yield graph
