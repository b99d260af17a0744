"""Communities and centrality: the same on every run, and readable by the catalogue."""

import json
import os
import subprocess
import sys

from tiny_graph import tiny_graphs

from graph.stores.embedded import EmbeddedStore
from graph.stores.store import Store
from queries.catalogue import Catalogue
from queries.network import communities, measure, unmeasured, write_measures
from queries.runner import run

_MEASURED = (
    "MATCH (n:Entity) WHERE n:Zhengtu AND n.centrality IS NOT NULL "
    "RETURN n.id AS id, n.community AS community, n.centrality AS centrality ORDER BY id"
)


def test_measures_do_not_depend_on_the_order_of_documents_or_hashes(tmp_path):
    path = str(tmp_path / "tiny.kgl")
    with EmbeddedStore(path) as store:
        store.put(reversed(tiny_graphs()))
        here = measure(store)
    code = (
        "import json, sys; from graph.stores.open import open_store; "
        "from queries.network import measure; "
        "m = measure(open_store(sys.argv[1], read_only=True)); "
        "print(json.dumps([dict(m.community), dict(m.centrality)]))"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code, path],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert json.loads(done.stdout) == [here.community, here.centrality]


def test_measures_are_written_back_and_read_by_the_catalogue(both_stores: Store):
    both_stores.put(tiny_graphs())
    measures = write_measures(both_stores)
    [first, *_] = run(both_stores, "most_central", {"limit": 3})
    assert first["entity_id"] == max(
        measures.centrality, key=lambda node: (measures.centrality[node], node)
    )
    members = run(both_stores, "community_of", {"entity": "CN-330110"})
    assert "CN-330110" in {r["entity_id"] for r in members}
    assert len({r["community"] for r in members}) == 1


def test_both_stores_get_the_same_numbers(two_stores):
    written = []
    for store in two_stores:
        write_measures(store)
        written.append(store.query(_MEASURED).rows)
        store.write("MATCH (n:Entity:Zhengtu) SET n.community = null, n.centrality = null")
    assert written[0] == written[1]
    assert len(written[0]) > 10


def test_measures_of_what_has_lost_its_edges_go(both_stores: Store):
    both_stores.put(tiny_graphs())
    write_measures(both_stores)
    both_stores.write("MATCH (n {id: 'program:415X'})-[e]-() WHERE n:Zhengtu DELETE e")
    measures = write_measures(both_stores)
    left = {row["id"]: row["community"] for row in both_stores.query(_MEASURED)}
    assert left == measures.community


def test_communities_are_listed_largest_first_with_their_most_central(memory_store: Store):
    memory_store.put(tiny_graphs())
    measures = write_measures(memory_store)
    found = communities(memory_store, measures)
    assert [c.number for c in found] == list(range(1, len(found) + 1))
    assert sorted((c.entities for c in found), reverse=True) == [c.entities for c in found]
    assert sum(c.entities for c in found) == len(measures.community)
    assert all(c.central for c in found)


def test_a_query_that_needs_measures_asks_for_them(memory_store: Store):
    memory_store.put(tiny_graphs())
    query = Catalogue.load().get("most_central")
    assert "zhengtu analyse" in unmeasured(memory_store, query, run(memory_store, query))
    counts = Catalogue.load().get("contradictions")
    assert unmeasured(memory_store, counts, run(memory_store, counts)) == ""
    write_measures(memory_store)
    assert unmeasured(memory_store, query, run(memory_store, query)) == ""
    nobody = run(memory_store, query, {"type": "Company", "limit": 0})
    assert unmeasured(memory_store, query, nobody) == ""


def test_empty_store_has_no_measures(memory_store):
    measures = write_measures(memory_store)
    assert measures.community == {}
    assert communities(memory_store, measures) == ()
