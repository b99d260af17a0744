from typing import ClassVar

import pytest

from graph.errors import QueryError
from graph.stores.store import Store
from queries.lint import lint
from tests.tiny_graph import Draft, tiny_graphs
from viz.names import initials
from viz.page import render_page
from viz.selection import Selection, select


def names(store: Store, **wanted: object) -> set[str]:
    return {n.name for n in select(store, Selection(**wanted)).nodes}


def test_selection_without_restriction_holds_all_edges_and_their_sentences(store):
    whole = select(store, Selection())

    assert whole.total_nodes == len(whole.nodes)
    for edge in whole.edges:
        assert bool(edge.evidence) == (edge.origin == "text"), edge.key
    texts = {p.id: p for p in whole.passages}
    for edge in whole.edges:
        for one in edge.evidence:
            assert one.trigger in texts[one.passage].text


def test_evidence_hears_each_document_before_any_twice(store):
    whole = select(store, Selection())
    backs = next(e for e in whole.edges if e.relation == "BACKS" and e.support == 2)
    first_two = {one.passage.partition("#")[0] for one in backs.evidence[:2]}

    assert len(first_two) == 2


def test_focus_takes_a_name_an_alias_or_an_id_and_its_neighbours(store):
    assert names(store, focus=("余杭",)) == names(store, focus=("CN-330110",))
    assert names(store, focus=("余杭区",), hops=0) == {"余杭区"}
    assert "平湖市" not in names(store, focus=("余杭区",))
    assert names(store, focus=("余杭区",)) < names(store, focus=("余杭区",), hops=3)


def test_a_page_knows_what_it_is_about(store):
    assert select(store, Selection(focus=("余杭",))).focus == ("CN-330110",)
    assert select(store, Selection(region="嘉兴")).focus == ("CN-330400",)
    assert select(store, Selection()).focus == ()


def test_region_takes_what_is_under_it_and_what_lies_there(store):
    found = names(store, region="嘉兴市")

    assert {"平湖市", "平湖经济技术开发区", "麦浪汽车"} <= found
    assert not {"余杭区", "浙江省"} & found


def test_region_leaves_out_who_else_issues_what_it_issues(memory_store):
    draft = Draft("同名.txt")
    said = draft.say("余杭区和平湖市都发放算力券。", "余杭区", "平湖市", "算力券")
    for place in ("余杭区", "平湖市"):
        draft.state(said, place, "ISSUES", "算力券", "发放")
    memory_store.put([draft.graph()])

    assert names(memory_store, region="平湖市") == {"平湖市", "算力券"}


def test_types_and_relations_narrow_what_is_shown(store):
    found = select(store, Selection(types=("Region", "Industry"), relations=("BACKS",)))

    assert {n.type for n in found.nodes} == {"Region", "Industry"}
    assert {e.relation for e in found.edges} == {"BACKS"}


def test_since_and_until_compare_dates_of_any_precision(store):
    early = select(store, Selection(until="2025-03"))
    late = select(store, Selection(since="2025-04"))

    assert {e.first_seen for e in early.edges if e.origin == "text"} == {"2025-03-02"}
    assert "2025-03-02" not in {e.last_seen for e in late.edges}
    assert {e.key for e in select(store, Selection(since="2025")).edges} == {
        e.key for e in select(store, Selection()).edges
    }


def test_gazetteer_facts_bring_nothing_by_themselves(store):
    found = names(store, since="2025-04")

    assert "麦浪汽车" not in found
    assert "新能源汽车" not in found  # only the taxonomy speaks of it after March


def test_limit_keeps_the_strongest_and_says_what_it_left_out(store):
    whole, cut = select(store, Selection()), select(store, Selection(limit=4))

    assert len(cut.nodes) <= 4 < cut.total_nodes == whole.total_nodes
    assert whole.edges[0] in cut.edges


def test_ids_of_an_answer_make_its_page(store):
    found = select(store, Selection(ids=("CN-330110", "industry:人工智能"), question="?"))

    assert {n.name for n in found.nodes} == {"余杭区", "人工智能"}
    assert [e.relation for e in found.edges] == ["BACKS"]


def test_unknown_names_are_refused_with_the_nearest_ones(store):
    with pytest.raises(QueryError, match="余杭区"):
        select(store, Selection(focus=("余杭市",)))
    with pytest.raises(QueryError, match="the types are Region"):
        Selection(types=("County",))
    with pytest.raises(QueryError, match="the relations are BACKS"):
        Selection(relations=("LIKES",))


def test_every_query_keeps_to_the_common_cypher(store):
    class Listening:
        asked: ClassVar[list[str]] = []

        def query(self, cypher, *rest, **more):
            self.asked.append(cypher)
            return store.query(cypher, *rest, **more)

        def documents(self):
            return store.documents()

    select(Listening(), Selection())

    assert Listening.asked
    assert [(q, p) for q in Listening.asked for p in lint(q)] == []


def test_both_kinds_of_store_give_the_same_page(embedded_store, neo4j_store):
    pages = []
    for one in (embedded_store, neo4j_store):
        one.put(tiny_graphs())
        pages.append(render_page(select(one, Selection())))

    assert pages[0] == pages[1]


def test_initials_keep_latin_letters_and_digits():
    assert initials("余杭区") == "yhq"
    assert initials("“415X”工程").strip("“").startswith("415x")
