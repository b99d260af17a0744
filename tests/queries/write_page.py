"""Write docs/catalogue.md anew: `python tests/queries/write_page.py`."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from tiny_graph import tiny_graphs  # noqa: E402

from graph.gazetteer.gazetteer import Gazetteer  # noqa: E402
from graph.stores.open import open_store  # noqa: E402
from queries.catalogue import Catalogue  # noqa: E402
from queries.documentation import render  # noqa: E402
from queries.resolve import EntityResolver  # noqa: E402

with open_store(":memory:") as store:
    store.put(tiny_graphs())
    page = render(store, EntityResolver(store, Gazetteer.load()), Catalogue.load())
    (ROOT / "docs" / "catalogue.md").write_text(page, encoding="utf-8")
