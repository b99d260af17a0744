"""The graph that an annotation holds, built without models."""

from pathlib import Path

import pytest

from benchmarks.ask import SETS, cases
from benchmarks.ask_expected import Expectations
from benchmarks.ask_store import fill
from graph.gazetteer.gazetteer import Gazetteer
from graph.stores.open import open_store
from loaders import load_file
from zhengtu.evaluation.gold import GoldError, read_gold
from zhengtu.evaluation.gold_graph import Restriction, gold_graph

EXAMPLES = Path(__file__).parents[2] / "examples"


def read(name, restrictions=()):
    document = load_file(EXAMPLES / "corpus" / f"{name}.txt")
    gold = read_gold(EXAMPLES / "gold" / f"{name}.json")
    return gold_graph(gold, document, Gazetteer.load(), restrictions)


def test_annotated_relation_becomes_a_statement_in_the_sentence_of_its_quote():
    graph = read("yuhang")
    said = [s for s in graph.statements if (s.subject, s.relation) == ("CN-330110", "BACKS")]
    assert "industry:人工智能" in {s.object for s in said}
    for s in said:
        assert graph.document.sentences[s.sentence].text[s.start : s.stop]


def test_region_that_nothing_tells_from_its_namesakes_stays_ambiguous():
    graph = read("sichuan")
    [mention] = [m for m in graph.mentions if m.surface == "朝阳区"]
    assert not mention.entity
    assert len(mention.candidates) > 1


def test_restriction_that_no_sentence_says_is_refused():
    with pytest.raises(GoldError, match="no sentence says"):
        read("yuhang", [Restriction("余杭区", "人工智能", "限制人工智能")])


def test_every_name_that_an_answer_must_hold_exists():
    gazetteer = Gazetteer.load()
    with open_store(":memory:") as store:
        fill(store, gazetteer)
        expectations = Expectations(store, gazetteer)
        held = {row["name"] for row in store.query("MATCH (n) RETURN n.name AS name")}
        held |= {name.replace("“", "").replace("”", "") for name in held if name}
        for case in (c for name in SETS for c in cases(name)):
            for name in expectations.names(case.expected):
                known = {name, name.replace("“", "").replace("”", "")} & held
                assert known or gazetteer.named(name) or "元" in name, (case.question, name)
