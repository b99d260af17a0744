"""A store to draw from, and the tools that check what was drawn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.stores.open import open_store
from graph.stores.store import Store
from tests.tiny_graph import tiny_graphs
from tests.viz.frontend_tools import node_modules


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The tiny graph in an embedded store."""
    with open_store(str(tmp_path_factory.mktemp("store") / "tiny.kgl")) as opened:
        opened.put(tiny_graphs())
        yield opened


@pytest.fixture(scope="session")
def modules() -> Path:
    """The developer's tools of the front end."""
    return node_modules()


@pytest.fixture(scope="session")
def axe(modules: Path) -> str:
    """axe-core, as a script to put into a page."""
    return (modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
