"""A document follows what people decided of its names, entities and statements."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.decisions.decision import text_scope
from graph.decisions.decisions import NONE, Decisions
from graph.decisions.names import decide_facts, decide_names
from graph.decisions.statements import decide_explanations, explain_decided
from graph.errors import DecisionError
from graph.linkers.context import DocumentContext
from graph.statement import Fact
from graph.statements.explain import Explanation
from tests.graph.decisions.deciding import (
    GAZETTEER,
    ID,
    MAGAZINE,
    MEASURES,
    PAPER,
    decided,
    link,
    linked,
    same,
    scope,
    statement,
)

DRUM_TOWER = "CN-320106"
AI, YUHANG = ID["人工智能"], ID["余杭区"]


def meant(graph, surface):
    return {m.entity for m in graph.mentions if m.surface == surface and not m.deictic}


def decisions(*rows):
    return Decisions.of(rows)


def triples(graph):
    return {(s.subject, s.relation, s.object) for s in graph.statements}


def test_an_ambiguous_name_means_what_a_person_says():
    made = decided(MAGAZINE, link("鼓楼区", DRUM_TOWER, where=MAGAZINE.document.id))

    [mention] = [m for m in made.mentions if m.surface == "鼓楼区"]
    assert (mention.entity, mention.score, mention.candidates) == (DRUM_TOWER, 1.0, ())
    assert mention.decided == "mei 2026-01-31"
    assert DRUM_TOWER in {e.id for e in made.entities}
    assert made.decided == (f"yes|link|鼓楼区||{DRUM_TOWER}|{MAGAZINE.document.id}",)


def test_a_name_decided_in_one_document_is_free_in_another():
    elsewhere = link("鼓楼区", DRUM_TOWER, where=MEASURES.document.id)

    assert set(decided(MAGAZINE, elsewhere).mentions) == set(MAGAZINE.mentions)
    assert decided(MAGAZINE, elsewhere).decided == ()


def test_never_takes_a_name_or_a_candidate_away():
    assert meant(decided(MEASURES, link("AI", AI, yes=False)), "AI") == set()
    assert meant(decided(MEASURES, link("AI", "*", yes=False)), "AI") == set()
    assert meant(decided(MEASURES, link("AI", YUHANG, yes=False)), "AI") == {AI}
    left = decided(MAGAZINE, link("鼓楼区", DRUM_TOWER, yes=False))
    [mention] = [m for m in left.mentions if m.surface == "鼓楼区"]
    assert [c.entity for c in mention.candidates] == ["CN-350102"]


def test_the_narrowest_scope_wins():
    here = scope(MEASURES, 1)
    rows = (link("AI", "*", yes=False), link("AI", "industry:AI芯片", where=here))

    assert meant(decided(MEASURES, *rows), "AI") == {"industry:AI芯片"}
    assert (
        meant(decided(MEASURES, link("AI", AI), link("AI", AI, yes=False, where=here)), "AI")
        == set()
    )


def test_a_name_the_reader_did_not_see_is_found_where_a_person_says():
    made = decided(MEASURES, link("算力成本", "industry:算力", where=MEASURES.document.id))

    [mention] = [m for m in made.mentions if m.surface == "算力成本"]
    text = MEASURES.document.sentences[mention.sentence].text
    assert text[mention.start : mention.stop] == "算力成本"
    assert mention.entity == "industry:算力"


def test_a_part_of_a_longer_name_is_not_found():
    made = decided(MEASURES, link("科技城", "park:科技城"))

    assert meant(made, "科技城") == set()


def test_same_entities_come_together_in_names_and_contexts():
    made = decided(PAPER, same(ID["平湖市"], ID["嘉兴市"]))

    assert meant(made, "平湖市") == {ID["嘉兴市"]}
    assert {m.read_as for m in made.mentions if m.surface == "平湖市"} == {ID["平湖市"]}
    assert ID["平湖市"] not in {e.id for e in made.entities}
    names = decide_names(
        MEASURES.document, linked(MEASURES), decisions(same(YUHANG, ID["杭州市"])), GAZETTEER
    )
    assert names.linked.context.articles[0].home_region == ID["杭州市"]


def test_the_document_that_an_article_is_goes_by_what_its_title_means():
    policy = next(e.id for e in MEASURES.entities if e.type == "Policy")
    read = linked(MEASURES)
    first, *others = read.context.articles
    context = DocumentContext((replace(first, policy=policy), *others))

    def own(*rows):
        names = decide_names(
            MEASURES.document, replace(read, context=context), decisions(*rows), GAZETTEER
        )
        return names.linked.context.articles[0].policy

    assert own(link("余杭区", YUHANG)) == policy
    assert own(same(policy, "policy:另一个办法")) == "policy:另一个办法"
    titles = {m.surface for m in MEASURES.mentions if m.entity == policy}
    assert own(*(link(t, "policy:另一个办法") for t in titles)) == "policy:另一个办法"
    assert own(*(link(t, "*", yes=False) for t in titles)) == ""


def test_same_is_transitive_and_keeps_the_end_of_the_way():
    agreed = decisions(same("company:甲", "company:乙"), same("company:乙", "company:丙"))

    assert {agreed.kept(f"company:{c}") for c in "甲乙丙"} == {"company:丙"}


def test_facts_follow_the_entity_that_is_kept():
    agreed = decisions(same("CN-330113", "CN-330110"))
    facts = (Fact("CN-330113", "PART_OF", "CN-330100"), Fact("CN-330113", "PART_OF", "CN-330110"))

    assert decide_facts(facts, agreed) == (Fact("CN-330110", "PART_OF", "CN-330100"),)
    assert decide_facts(facts, NONE) == facts


def test_a_rejected_statement_goes_and_an_accepted_one_is_certain():
    here = scope(MEASURES, 1)
    made = decided(
        MEASURES,
        statement(YUHANG, "BACKS", AI, False, here),
        statement(ID["算力券"], "TARGETS", AI, True, here),
    )

    assert (YUHANG, "BACKS", AI) not in triples(made)
    [sure] = [s for s in made.statements if s.subject == ID["算力券"] and s.object == AI]
    assert (sure.confidence, sure.decided, sure.trigger) == (1.0, "mei 2026-01-31", "降低")


def test_polarity_is_part_of_what_is_decided():
    heavy = ID["高耗能产业"]
    assert (YUHANG, "BACKS", heavy) in triples(
        decided(MEASURES, statement(YUHANG, "BACKS", heavy, False))
    )
    assert (YUHANG, "BACKS", heavy) not in triples(
        decided(MEASURES, statement(YUHANG, "BACKS/限制", heavy, False))
    )


def test_the_ends_of_a_symmetric_relation_may_stand_either_way():
    one, other = ID["平湖市"], ID["东湖智能研究院"]
    for row in (
        statement(one, "PARTNERS_WITH", other, False),
        statement(other, "PARTNERS_WITH", one, False),
    ):
        assert "PARTNERS_WITH" not in {s.relation for s in decided(MAGAZINE, row).statements}


def test_what_a_person_read_is_said_though_no_model_sees_it():
    row = statement(YUHANG, "BACKS", ID["新能源汽车"], True, scope(MEASURES, 1))
    made = decided(MEASURES, row)

    [said] = [s for s in made.statements if s.object == ID["新能源汽车"]]
    assert (said.sentence, said.confidence, said.rule) == (1, 1.0, "decided")
    assert ID["新能源汽车"] in {e.id for e in made.entities}
    everywhere = replace(row, where="")
    assert set(decided(MEASURES, everywhere).statements) == set(MEASURES.statements)


def test_a_statement_of_a_merged_entity_is_decided_with_it():
    row = statement("region:x", "BACKS", AI, False)
    made = decided(MEASURES, row, same("region:x", YUHANG))

    assert (YUHANG, "BACKS", AI) not in triples(made)


def test_explanations_tell_the_persons_verdict():
    text = MEASURES.document.sentences[1].text
    one = Explanation(
        YUHANG, "BACKS", AI, 1, text, "same sentence", 0.78, True, "model", (), "", ()
    )
    no = decisions(statement(YUHANG, "BACKS", AI, False, text_scope(text)))
    [found] = decide_explanations(MEASURES.document, [one], no)
    assert (found.accepted, found.decided) == (False, "rejected by mei 2026-01-31")

    yes = decisions(statement(YUHANG, "BACKS", AI, True, text_scope(text)))
    asked = [(YUHANG, "BACKS", AI)]
    [added] = explain_decided(MEASURES.document, asked, [], yes)
    assert (added.sentence, added.accepted, added.route) == (1, True, "decided")
    assert explain_decided(MEASURES.document, asked, [one], yes) == ()


@pytest.mark.parametrize(
    "rows",
    [
        (statement(YUHANG, "BACKS", AI, True), statement(YUHANG, "BACKS", AI, False)),
        (link("鼓楼区", "CN-320106"), link("鼓楼区", "CN-350102")),
        (link("鼓楼区", "CN-320106"), link("鼓楼区", "*", yes=False)),
        (same("a:1", "a:2"), same("a:3", "a:2"), same("a:3", "a:1", yes=False)),
        (
            statement("company:甲", "OPERATES_IN", AI, True),
            statement("company:乙", "OPERATES_IN", AI, False),
            same("company:甲", "company:乙"),
        ),
    ],
)
def test_contradictions_are_refused_with_their_lines(rows):
    numbered = [replace(row, line=number) for number, row in enumerate(rows, start=2)]
    with pytest.raises(DecisionError, match=r"line.* \d") as error:
        decisions(*numbered)
    assert "Keep one" in str(error.value) or "Delete one" in str(error.value)


# No two of these can contradict each other.
INDEPENDENT = (
    link("鼓楼区", DRUM_TOWER),
    link("AI", AI, yes=False, where=MEASURES.document.id),
    link("余杭", "*", yes=False),
    link("AI企业", "industry:AI企业", where=scope(MEASURES, 1)),
    link("青禾算力", "company:青禾"),
    same(ID["青禾算力科技有限公司"], "company:青禾"),
    same("company:青禾", "company:青禾集团"),
    same(ID["新能源汽车"], ID["新能源"]),
    statement(YUHANG, "BACKS", ID["新能源"], False),
    statement(YUHANG, "BACKS", AI, True, scope(MEASURES, 1)),
    statement(YUHANG, "BACKS", AI, False, scope(MAGAZINE, 2)),
    statement(ID["平湖市"], "BACKS", AI, True, scope(MAGAZINE, 3)),
)
CHOSEN = st.lists(st.sampled_from(INDEPENDENT), unique=True)


@settings(max_examples=60)
@given(CHOSEN, st.randoms(use_true_random=False))
def test_the_order_of_decisions_does_not_matter(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)

    for graph in (PAPER, MEASURES, MAGAZINE):
        assert decided(graph, *rows) == decided(graph, *shuffled)


@settings(max_examples=60)
@given(CHOSEN)
def test_following_twice_is_following_once(rows):
    for graph in (PAPER, MEASURES, MAGAZINE):
        once = decided(graph, *rows)
        twice = decided(once, *rows)
        assert (twice.mentions, twice.statements) == (once.mentions, once.statements)


@settings(max_examples=60)
@given(CHOSEN)
def test_every_decided_name_quotes_its_sentence(rows):
    for graph in (PAPER, MEASURES, MAGAZINE):
        made = decided(graph, *rows)
        for m in made.mentions:
            assert graph.document.sentences[m.sentence].text[m.start : m.stop] == m.surface
        if not made.decided:
            assert set(made.mentions) == set(graph.mentions)
