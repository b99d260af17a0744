"""Whatever is put and removed in whatever order: the store is what its documents make it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_graph import Draft, tiny_graphs

from graph.document_graph import DocumentGraph
from graph.entity import Entity
from graph.export.export import export
from graph.stores.open import open_store
from graph.stores.store import Store


def company(name: str, surface: str, region: str) -> DocumentGraph:
    """A document that calls one company by some name and places it."""
    draft = Draft(name)
    draft.known["青禾"] = Entity("company:青禾", "Company", "", (), "provisional")
    said = draft.say(f"{surface}位于{region}。", (surface, "青禾"), region)
    draft.state(said, "青禾", "LOCATED_IN", region)
    return draft.graph()


def at(graph: DocumentGraph, path: str) -> DocumentGraph:
    return replace(graph, document=replace(graph.document, path=path, name=path))


SHORT = company("短.txt", "青禾", "余杭区")
POOL: Sequence[DocumentGraph] = (
    *tiny_graphs(),
    SHORT,
    company("长.txt", "青禾智造有限公司", "平湖市"),
    at(SHORT, "corpus/副本.txt"),
    at(company("-", "青禾集团", "杭州市"), "-"),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.lists(st.integers(0, len(POOL) - 1), min_size=1, max_size=4)),
        st.tuples(st.just("remove"), st.lists(st.integers(0, len(POOL) - 1), max_size=1)),
    ),
    max_size=8,
)


def exported(store: Store) -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        return {
            made.name: made.read_bytes()
            for format_ in ("jsonl", "cypher")
            for made in export(store, Path(folder), format_)
        }


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_a_store_is_a_function_of_the_files_put_and_not_removed(
    steps: list[tuple[str, list[int]]],
) -> None:
    files: dict[str, DocumentGraph] = {}
    with open_store(":memory:") as store, open_store(":memory:") as fresh:
        for act, chosen in steps:
            graphs = [POOL[number] for number in chosen]
            if act == "put":
                store.put(graphs)
                files |= {g.document.path: g for g in graphs}
                continue
            for graph in graphs:
                held = graph.document.id
                if held in {g.document.id for g in files.values()}:
                    store.remove(held)
                    files = {p: g for p, g in files.items() if g.document.id != held}
        fresh.put(files[path] for path in sorted(files))

        assert exported(store) == exported(fresh)


def test_many_threads_may_read_one_store(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    query = "MATCH (r:Region)-[e:BACKS]->(i:Industry) RETURN r.id AS r, i.id AS i ORDER BY r, i"
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: both_stores.query(query), range(40)))

    assert len(answers[0]) == 4
    assert all(answer == answers[0] for answer in answers)


def test_small_pieces_and_batches_write_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(":memory:") as whole, open_store(":memory:") as pieces:
        whole.put(POOL)
        monkeypatch.setattr("graph.stores.writer._CHUNK", 3)
        monkeypatch.setattr(type(pieces), "batch_rows", 20)
        pieces.put(POOL)

        assert exported(pieces) == exported(whole)
