"""Communities and centrality: the same on every run, and readable by the catalogue."""

from tiny_graph import tiny_graphs

from queries.network import measure, write_measures
from queries.runner import run


def test_measures_do_not_depend_on_the_run(store):
    assert measure(store) == measure(store)


def test_measures_are_written_back_and_read_by_the_catalogue(memory_store):
    memory_store.put(tiny_graphs())
    measures = write_measures(memory_store)
    [first, *_] = run(memory_store, "most_central", {"limit": 3})
    assert first["entity_id"] == max(
        measures.centrality, key=lambda node: (measures.centrality[node], node)
    )
    members = run(memory_store, "community_of", {"entity": "CN-330110"})
    assert "CN-330110" in {r["entity_id"] for r in members}
    assert len({r["community"] for r in members}) == 1


def test_empty_store_has_no_measures(memory_store):
    assert write_measures(memory_store).community == {}
