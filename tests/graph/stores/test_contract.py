"""What every store promises, on each kind of store."""

from dataclasses import replace
from typing import Any

import pytest
from tiny_graph import ENTITIES, FACTS, Draft, tiny_graphs

from graph.document_graph import DocumentGraph
from graph.entity import Entity
from graph.errors import OntologyError, QueryError, StoreError
from graph.stores.store import Row, Store

NODES = """
MATCH (n) WHERE n:Zhengtu
RETURN n.id AS id, [l IN labels(n) WHERE NOT l IN ['Zhengtu', 'Entity']][0] AS label,
  n.name AS name, n.aliases AS aliases, n.status AS status, n.surface_counts AS counts,
  n.story AS story, n.path AS path, n.paths AS paths, n.text AS text, n.edge AS edge
ORDER BY id
"""
EDGES = """
MATCH (a)-[e]->(b) WHERE a:Zhengtu AND b:Zhengtu
RETURN a.id AS subject, type(e) AS relation, b.id AS object, e.polarity AS polarity,
  e.support AS support, e.confidence AS confidence, e.evidence AS evidence,
  e.first_seen AS first, e.last_seen AS last, e.modality AS modality, e.source AS source,
  e.surface AS surface, e.start AS start, e.stop AS stop, e.score AS score
ORDER BY subject, relation, object, polarity, start, stop
"""


def content(store: Store) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    return store.query(NODES).rows, store.query(EDGES).rows


def edge(store: Store, subject: str, relation: str, object_: str) -> Row | None:
    rows = store.query(
        f"MATCH (a {{id: $a}})-[e:{relation}]->(b {{id: $b}}) WHERE a:Zhengtu AND b:Zhengtu "
        "RETURN e.support AS support, e.confidence AS confidence, e.evidence AS evidence, "
        "e.first_seen AS first, e.last_seen AS last, e.modality AS modality, e.source AS source, "
        "e.polarity AS polarity",
        {"a": ENTITIES[subject].id, "b": ENTITIES[object_].id},
    )
    return rows.rows[0] if rows else None


def note(name: str, *, published: str = "", text: str = "余杭区支持人工智能。") -> DocumentGraph:
    """A short notice that 余杭区 backs 人工智能."""
    draft = Draft(name, published=published)
    said = draft.say(text, "余杭区", "人工智能")
    draft.state(said, "余杭区", "BACKS", "人工智能", "支持", 0.7)
    return draft.graph()


def test_putting_twice_changes_nothing(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    once = content(both_stores)
    both_stores.put(tiny_graphs())

    assert content(both_stores) == once


def test_the_order_and_number_of_puts_do_not_matter(both_stores: Store) -> None:
    graphs = tiny_graphs()
    both_stores.put(graphs)
    together = content(both_stores)
    for document in both_stores.documents():
        both_stores.remove(document.id)
    for graph in reversed(graphs):
        both_stores.put([graph])

    assert content(both_stores) == together


def test_remove_and_put_again_is_as_before(both_stores: Store) -> None:
    graphs = tiny_graphs()
    both_stores.put(graphs)
    before = content(both_stores)
    for graph in graphs:
        both_stores.remove(graph.document.id)
        assert content(both_stores) != before
        both_stores.put([graph])
        assert content(both_stores) == before


def test_removing_a_document_is_as_if_it_had_never_come(both_stores: Store) -> None:
    *first, last = tiny_graphs()
    both_stores.put(first)
    without = content(both_stores)
    both_stores.put([last])
    both_stores.remove(last.document.path)

    assert content(both_stores) == without


def test_removing_everything_leaves_nothing(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    for document in both_stores.documents():
        both_stores.remove(document.name)

    assert content(both_stores) == ((), ())


def test_a_document_at_the_same_path_replaces_the_old_one(both_stores: Store) -> None:
    both_stores.put([note("快讯.txt", text="余杭区支持人工智能。")])
    new = note("快讯.txt", text="余杭区大力支持人工智能。")
    both_stores.put([new])

    assert [d.id for d in both_stores.documents()] == [new.document.id]
    assert edge(both_stores, "余杭区", "BACKS", "人工智能")["support"] == 1  # type: ignore[index]


def test_a_copy_of_a_file_is_the_same_document_under_its_smallest_path(both_stores: Store) -> None:
    one = note("乙.txt")
    copy = replace(one, document=replace(one.document, path="corpus/a.txt", name="a"))
    both_stores.put([one])
    both_stores.put([copy])
    copied = content(both_stores)

    [stored] = both_stores.documents()
    assert (stored.path, stored.name) == ("corpus/a.txt", "a")
    both_stores.remove(one.document.id)
    both_stores.put([copy, one])
    assert content(both_stores) == copied


def test_a_copy_keeps_the_document_when_its_other_path_gets_a_new_text(both_stores: Store) -> None:
    one = note("a.txt")
    copy = replace(one, document=replace(one.document, path="corpus/b.txt", name="b"))
    other = note("a.txt", text="余杭区一直支持人工智能。")
    both_stores.put([one, copy, other])

    assert {d.path: d.id for d in both_stores.documents()} == {
        "corpus/a.txt": other.document.id,
        "corpus/b.txt": one.document.id,
    }


def test_the_same_report_in_two_papers_supports_an_edge_once(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    found = edge(both_stores, "平湖市", "BACKS", "新能源")

    assert found is not None
    assert found["support"] == 1
    assert len(found["evidence"]) == 2
    assert (found["first"], found["last"]) == ("2025-03-02", "2025-03-05")


def test_two_independent_reports_support_an_edge_twice(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    found = edge(both_stores, "余杭区", "BACKS", "人工智能")

    assert found is not None
    assert (found["support"], found["confidence"]) == (2, 0.91)


def test_stories_fall_apart_when_the_report_between_them_goes(both_stores: Store) -> None:
    signs = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月"
    text = signs + "余杭区支持人工智能" + signs[::-1]
    middle = note("中.txt", text=text)
    left, right = note("左.txt", text=text[:-30]), note("右.txt", text=text[30:])
    both_stores.put([left, right])
    apart = content(both_stores)
    assert edge(both_stores, "余杭区", "BACKS", "人工智能")["support"] == 2  # type: ignore[index]
    both_stores.put([middle])
    assert edge(both_stores, "余杭区", "BACKS", "人工智能")["support"] == 1  # type: ignore[index]
    both_stores.remove(middle.document.id)

    assert content(both_stores) == apart


def test_support_drops_by_one_and_the_last_supporter_takes_the_edge_along(
    both_stores: Store,
) -> None:
    first = note("甲.txt", published="2025-01-01")
    second = note("乙.txt", published="2025-02-01", text="人工智能得到余杭区支持。")
    both_stores.put([first, second])
    assert edge(both_stores, "余杭区", "BACKS", "人工智能")["support"] == 2  # type: ignore[index]

    both_stores.remove(first.document.id)
    left = edge(both_stores, "余杭区", "BACKS", "人工智能")
    assert left is not None
    assert (left["support"], left["first"]) == (1, "2025-02-01")

    both_stores.remove(second.document.id)
    assert content(both_stores) == ((), ())


def test_two_documents_that_share_a_paragraph_keep_their_own_evidence(both_stores: Store) -> None:
    first, second = note("甲.txt"), note("乙.txt")
    both_stores.put([first, second])
    both_stores.remove(first.document.id)
    found = edge(both_stores, "余杭区", "BACKS", "人工智能")

    assert found is not None
    assert found["evidence"] == [second.document.sentence_id(0)]
    [sentence] = both_stores.query("MATCH (s:Sentence) RETURN s.text AS text").rows
    assert sentence["text"] == "余杭区支持人工智能。"


def test_a_gazetteer_fact_stays_as_long_as_something_below_it_does(both_stores: Store) -> None:
    both_stores.put([note("甲.txt")])
    names = [r["name"] for r in both_stores.query("MATCH (n:Region) RETURN n.name AS name").rows]
    found = edge(both_stores, "余杭区", "PART_OF", "杭州市")

    assert sorted(names) == ["余杭区", "杭州市", "浙江省"]
    assert found is not None
    assert (found["source"], found["support"], found["evidence"]) == ("gazetteer", 0, [])


def test_an_edge_that_text_and_gazetteer_know_says_so(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    found = edge(both_stores, "余杭区", "PART_OF", "杭州市")
    assert found is not None
    assert (found["source"], found["support"], found["confidence"]) == ("both", 1, 1.0)

    both_stores.remove("之江观察")
    found = edge(both_stores, "余杭区", "PART_OF", "杭州市")
    assert found is not None
    assert (found["source"], found["support"]) == ("gazetteer", 0)


def test_support_and_restriction_of_one_pair_are_two_edges(both_stores: Store) -> None:
    draft = Draft("限.txt")
    said = draft.say("余杭区既支持又限制人工智能。", "余杭区", "人工智能")
    draft.state(said, "余杭区", "BACKS", "人工智能")
    draft.state(said, "余杭区", "BACKS", "人工智能", polarity="限制")
    both_stores.put([draft.graph()])
    rows = both_stores.query(
        "MATCH ()-[e:BACKS]->() RETURN e.polarity AS polarity ORDER BY polarity"
    )

    assert [r["polarity"] for r in rows] == ["支持", "限制"]


def test_a_symmetric_relation_is_one_edge_however_it_is_said(both_stores: Store) -> None:
    draft = Draft("合.txt")
    said = draft.say("平湖市与余杭区合作。", "平湖市", "余杭区")
    draft.state(said, "平湖市", "PARTNERS_WITH", "余杭区", confidence=0.6)
    draft.state(said, "余杭区", "PARTNERS_WITH", "平湖市", confidence=0.8)
    both_stores.put([draft.graph()])
    found = edge(both_stores, "余杭区", "PARTNERS_WITH", "平湖市")

    assert both_stores.stats().edges["PARTNERS_WITH"] == 1
    assert both_stores.stats().statements == 1
    assert found is not None
    assert found["confidence"] == 0.8


def test_the_strongest_modality_is_the_edges(both_stores: Store) -> None:
    hoped, planned = note("甲.txt"), note("乙.txt", text="余杭区拟支持人工智能。")
    hoped = replace(hoped, statements=(replace(hoped.statements[0], modality="力争"),))
    planned = replace(planned, statements=(replace(planned.statements[0], modality="拟"),))
    both_stores.put([hoped, planned])

    assert edge(both_stores, "余杭区", "BACKS", "人工智能")["modality"] == "拟"  # type: ignore[index]


def test_a_provisional_name_follows_the_stored_surfaces(both_stores: Store) -> None:
    company = Entity("company:青禾", "Company", "青禾", (), "provisional")
    short, long = Draft("短.txt"), Draft("长.txt")
    short.known["青禾"] = long.known["青禾"] = company
    short.say("青禾发展很快，青禾势头不错。", "青禾")
    long.say("青禾智造有限公司成立。", ("青禾智造有限公司", "青禾"))

    def named() -> Any:
        rows = both_stores.query("MATCH (c:Company) RETURN c.name AS name, c.aliases AS aliases")
        return [(r["name"], r["aliases"]) for r in rows]

    both_stores.put([short.graph()])
    assert named() == [("青禾", [])]
    both_stores.put([long.graph()])
    assert named() == [("青禾智造有限公司", ["青禾"])]
    both_stores.remove("长")
    assert named() == [("青禾", [])]


def test_a_known_entity_keeps_its_name_and_loses_only_the_surface_that_went(
    both_stores: Store,
) -> None:
    draft = Draft("别名.txt")
    draft.say("美丽洲支持人工智能。", ("美丽洲", "余杭区"), "人工智能")
    both_stores.put([note("甲.txt"), draft.graph()])
    aliases = "MATCH (n:Region {id: 'CN-330110'}) RETURN n.name AS name, n.aliases AS aliases"
    assert both_stores.query(aliases).rows == ({"name": "余杭区", "aliases": ["余杭", "美丽洲"]},)
    both_stores.remove("别名")

    assert both_stores.query(aliases).rows == ({"name": "余杭区", "aliases": ["余杭"]},)


def test_names_without_an_entity_are_kept_on_the_sentence(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    rows = both_stores.query(
        "MATCH (s:Sentence) UNWIND s.unlinked AS name RETURN name, count(*) AS seen ORDER BY name"
    )

    assert rows.rows == ({"name": "鼓楼区", "seen": 1},)
    assert both_stores.stats().entities["Region"] == 5


def test_a_deictic_mention_is_no_name(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    rows = both_stores.query("MATCH ()-[m:MENTIONS]->() RETURN DISTINCT m.surface AS surface")

    assert "我市" not in {r["surface"] for r in rows}


def test_every_mention_and_sentence_quotes_its_text(both_stores: Store) -> None:
    graphs = tiny_graphs()
    both_stores.put(graphs)
    raw = {g.document.id: g.document.raw for g in graphs}
    for row in both_stores.query(
        "MATCH (s:Sentence)-[m:MENTIONS]->(:Entity) RETURN s.text AS text, "
        "s.document AS document, s.start AS begin, s.stop AS finish, m.start AS start, "
        "m.stop AS stop, m.surface AS surface"
    ):
        assert row["text"][row["start"] : row["stop"]] == row["surface"]
        source = raw[row["document"]][row["begin"] : row["finish"]]
        assert source.replace("\n", "") == row["text"]


def test_a_statement_keeps_what_was_said(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    [row] = both_stores.query(
        "MATCH (t:Statement {relation: 'ISSUES', object: 'program:算力券'})"
        "-[:SAID_IN]->(s:Sentence) "
        "RETURN t.amount_texts AS texts, t.amount_values AS amounts, t.amount_periods AS periods, "
        "t.valid_from AS valid_from, t.trigger AS trigger, s.text AS text"
    )

    assert row["texts"] == ["2.5亿元"]
    assert row["amounts"] == [250000000.0]
    assert row["periods"] == ["每年"]
    assert (row["valid_from"], row["trigger"]) == ("2025-05-01", "发放")
    assert row["text"].startswith("余杭区发布")


def test_nothing_of_a_stranger_is_touched(both_stores: Store) -> None:
    both_stores.write(
        "CREATE (a:Region:Stranger {id: 'CN-330110', name: '陌生人的余杭'}), "
        "(b:Sentence:Stranger {id: 'mine', text: '余杭区支持人工智能。', document: 'x'}), "
        "(b)-[:MENTIONS {surface: '余杭区'}]->(a)"
    )
    strangers = (
        "MATCH (b:Stranger)-[m:MENTIONS]->(a:Stranger) "
        "RETURN a.name AS name, b.text AS text, m.surface AS surface"
    )
    before = both_stores.query(strangers).rows
    assert len(before) == 1
    if type(both_stores).__name__ == "EmbeddedStore":
        # kglite keys a type's ids by its first label: one CN-330110 among its regions.
        both_stores.write("MATCH (a:Region:Stranger) DETACH DELETE a")
        before = both_stores.query(strangers).rows
    both_stores.put(tiny_graphs())
    assert both_stores.query(strangers).rows == before
    assert "mine" not in {r["id"] for r in both_stores.search("余杭区支持人工智能")}
    for document in both_stores.documents():
        both_stores.remove(document.id)

    assert both_stores.query(strangers).rows == before
    assert both_stores.query("MATCH (n) WHERE n:Zhengtu RETURN count(n) AS n").rows[0]["n"] == 0


def test_stats_count_by_type_and_relation(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    stats = both_stores.stats()

    assert (stats.documents, stats.sentences, stats.mentions, stats.statements) == (4, 20, 41, 27)
    assert stats.entities["Region"] == 5
    assert stats.edges["PART_OF"] == len(FACTS)


def test_a_document_that_is_not_there_is_named(both_stores: Store) -> None:
    with pytest.raises(StoreError, match="no document '没有'"):
        both_stores.remove("没有")


def test_a_statement_the_ontology_does_not_have_is_refused(both_stores: Store) -> None:
    draft = Draft("错.txt")
    said = draft.say("人工智能支持余杭区。", "余杭区", "人工智能")
    draft.state(said, "人工智能", "BACKS", "余杭区")
    with pytest.raises(OntologyError, match="Industry BACKS Region is not allowed"):
        both_stores.put([draft.graph()])
    assert content(both_stores) == ((), ())


def test_one_id_cannot_have_two_types(both_stores: Store) -> None:
    both_stores.put(tiny_graphs()[:1])
    draft = Draft("错.txt")
    draft.known["麦浪"] = Entity("company:麦浪汽车", "Organization", "麦浪")
    draft.say("麦浪。", "麦浪")
    before = content(both_stores)
    with pytest.raises(StoreError, match="is of type Company here and Organization elsewhere"):
        both_stores.put([draft.graph()])

    assert content(both_stores) == before


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"a": 1}, "is a dict"),
        (["a", 1], "mixes str and int"),
        (float("nan"), "no number"),
        (2**63, "beyond 64 bits"),
        ("\ud800", "surrogate"),
    ],
)
def test_a_property_that_one_engine_refuses_is_refused_by_both(
    memory_store: Store, value: Any, said: str
) -> None:
    draft = Draft("错.txt")
    draft.known["余杭区"] = replace(ENTITIES["余杭区"], properties={"odd": value})
    draft.say("余杭区。", "余杭区")
    with pytest.raises(StoreError, match=said):
        memory_store.put([draft.graph()])


def test_a_store_for_reading_takes_no_writes(
    both_stores: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(both_stores, "read_only", True)
    for attempt in (
        lambda: both_stores.put(tiny_graphs()),
        lambda: both_stores.remove("平湖简报"),
        lambda: both_stores.write("CREATE (n:Stranger)"),
    ):
        with pytest.raises(StoreError, match="for reading only"):
            attempt()


def test_a_property_name_that_cypher_cannot_write_is_refused(memory_store: Store) -> None:
    draft = Draft("错.txt")
    draft.known["余杭区"] = replace(ENTITIES["余杭区"], properties={"limit": 1})
    draft.say("余杭区。", "余杭区")
    with pytest.raises(StoreError, match="cannot be a property name"):
        memory_store.put([draft.graph()])


def test_an_entity_that_is_only_stated_has_a_name(both_stores: Store) -> None:
    draft = Draft("无名.txt")
    draft.known["某公司"] = Entity("company:某公司", "Company", "", (), "provisional")
    said = draft.say("公司位于余杭区。", "余杭区")
    draft.deixis(said, "公司", "某公司")
    draft.state(said, "某公司", "LOCATED_IN", "余杭区")
    both_stores.put([draft.graph()])

    rows = both_stores.query("MATCH (c:Company) RETURN c.name AS name, c.aliases AS aliases").rows
    assert rows == ({"name": "某公司", "aliases": []},)


def test_unknown_names_in_a_query_get_a_hint(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    with pytest.raises(QueryError, match="did you mean 'Region'"):
        both_stores.query("MATCH (n:Regoin) RETURN n.id AS id")
    with pytest.raises(QueryError, match="did you mean LIMIT"):
        both_stores.query("MATCH (n:Region) RETURN n.id AS id LIMT 3")
