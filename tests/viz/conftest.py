"""A store to draw from."""

from collections.abc import Iterator

import pytest

from graph.stores.open import open_store
from graph.stores.store import Store
from tests.tiny_graph import tiny_graphs


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The tiny graph in an embedded store."""
    with open_store(str(tmp_path_factory.mktemp("store") / "tiny.kgl")) as opened:
        opened.put(tiny_graphs())
        yield opened
