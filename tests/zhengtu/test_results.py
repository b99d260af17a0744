"""Results in a notebook: as HTML, as data frames, as graphs."""

import builtins
import html
import re
import sys
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from graph.errors import QueryError
from graph.stores.store import Rows
from zhengtu.extras import MissingPackageError
from zhengtu.graph_store import GraphStore
from zhengtu.results import Table

QUESTION = "哪些县支持人工智能?"
HOSTILE = "<script>alert('x')</script>&\"'"


def test_a_table_shows_every_cell_and_escapes_it() -> None:
    table = Table(("name", HOSTILE), ({"name": HOSTILE, HOSTILE: ["a", "b", "c", "d"]},))

    shown = table._repr_html_()
    assert "<script" not in shown
    assert shown.count(html.escape(HOSTILE)) == 2
    assert "a、b、c… (4)" in shown
    assert "shown here" not in shown


def test_a_table_says_what_it_does_not_show() -> None:
    rows = tuple({"n": n} for n in range(250))

    assert "first 100 of 250 rows" in Table(("n",), rows)._repr_html_()
    assert "first 1 of 1+ rows" in Table(("n",), rows[:1], truncated=True)._repr_html_()


def test_queries_return_tables_that_are_rows(tiny: GraphStore) -> None:
    found = tiny.query("regions_backing_industry", industry="人工智能")
    asked = tiny.cypher("MATCH (r:Region) RETURN r.id AS id ORDER BY id")

    for table in (found, asked):
        assert isinstance(table, Table) and isinstance(table, Rows)
        assert list(table) == list(table.rows)
        assert "<table>" in table._repr_html_()


@pytest.mark.parametrize("frame", ["to_pandas", "to_polars"])
def test_frames_have_the_rows_and_columns(tiny: GraphStore, frame: str) -> None:
    pytest.importorskip(frame.removeprefix("to_"))
    found = tiny.query("regions_backing_industry", industry="人工智能")
    whole = getattr(found, frame)()
    empty = getattr(Table(("a", "b"), ()), frame)()

    assert tuple(whole.columns) == found.columns
    assert list(whole["region_id"]) == [row["region_id"] for row in found]
    assert list(whole["evidence"][0]) == list(found.rows[0]["evidence"])
    assert (tuple(empty.columns), len(empty)) == (("a", "b"), 0)


@pytest.mark.parametrize("frame", ["to_pandas", "to_polars"])
def test_frames_take_mixed_values_and_nulls(frame: str) -> None:
    pytest.importorskip(frame.removeprefix("to_"))
    values = (1, None, "x", 2.5)
    found = getattr(Table(("v",), tuple({"v": v} for v in values)), frame)()

    assert len(found) == 4
    assert [str(v) for v in list(found["v"])][2] == "x"


def test_a_missing_package_is_named(tiny: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "polars":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return whole(name, *rest, **more)

    monkeypatch.setitem(sys.modules, "polars", None)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingPackageError, match=r"polars .*zhengtu\[notebook\]"):
        tiny.cypher("MATCH (r:Region) RETURN r.id AS id").to_polars()


def test_an_answer_shows_sentence_rows_evidence_and_cypher(tiny: GraphStore) -> None:
    answer = tiny.ask(QUESTION)
    shown = answer._repr_html_()

    assert html.escape(answer.sentence) in shown
    assert html.escape(answer.denominator) in shown
    for row, quotes in zip(answer.rows, answer.evidence, strict=True):
        assert row["region"] in shown
        assert all(html.escape(quote.text) in shown for quote in quotes)
    assert html.escape(answer.cypher) in shown
    assert tuple(answer.to_pandas().columns) == answer.columns


def test_a_refusal_shows_what_can_be_asked(tiny: GraphStore) -> None:
    answer = tiny.ask("今天天气怎么样?")

    assert answer.suggestions
    assert all(html.escape(s) in answer._repr_html_() for s in answer.suggestions)


def test_a_follow_up_may_lean_on_an_answer(tiny: GraphStore) -> None:
    first = tiny.ask(QUESTION)

    assert tiny.ask("那新能源呢?", first).understood


def test_a_graph_is_what_was_selected(tiny: GraphStore) -> None:
    whole, near = tiny.graph(), tiny.graph(focus="余杭区", relations=["BACKS"])
    answered = tiny.graph(tiny.ask(QUESTION))

    assert len(near.nodes) < len(whole.nodes)
    assert {row["relation"] for row in near.edges} == {"BACKS"}
    assert all(row["sentences"] for row in near.edges)
    assert "人工智能" in {row["name"] for row in answered.nodes}
    with pytest.raises(QueryError, match="余杭"):
        tiny.graph(focus="余杭县")


def test_networkx_of_a_piece_is_shaped_like_that_of_the_whole(tiny: GraphStore) -> None:
    whole, piece = tiny.to_networkx(), tiny.graph(limit=10_000).to_networkx()

    assert isinstance(piece, nx.MultiDiGraph)
    for source, target, key, data in piece.edges(keys=True, data=True):
        twin = whole.edges[source, target, key]
        # A picture calls `text` what both text and gazetteer say.
        told = {name: data[name] for name in data if name not in ("evidence", "origin")}
        assert told == {name: twin[name] for name in told} and data.keys() == twin.keys()
        assert {e["sentence"] for e in data["evidence"]} <= {
            e["sentence"] for e in twin["evidence"]
        }
    for id_, data in piece.nodes(data=True):
        assert data.items() <= whole.nodes[id_].items()


def test_edges_of_a_piece_become_frames(tiny: GraphStore) -> None:
    view = tiny.graph(focus="余杭区")

    assert len(view.to_pandas()) == len(view.to_polars()) == len(view.edges)


def test_a_graph_in_a_notebook_draws_offline_in_its_frame(
    tiny: GraphStore,
    show: Callable[..., Any],
) -> None:
    shown = tiny.graph(focus="余杭区", title=HOSTILE)._repr_html_()
    assert re.fullmatch(r'<iframe srcdoc="[^"]*" sandbox="[^"]*" style="[^"]*" title="[^"]*">'
                        r"</iframe>", shown)  # fmt: skip

    page = show(f"<!doctype html><meta charset=utf-8>{shown}")
    frame = page.page.frame_locator("iframe")
    frame.locator("#canvas canvas").wait_for()
    assert frame.locator("h1").inner_text() == HOSTILE
    frame.locator("#tab-table").click()
    assert "余杭区" in frame.locator("#view-table").inner_text()
