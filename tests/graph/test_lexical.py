import jieba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.gazetteer.gazetteer import Gazetteer
from graph.lexical import BEGIN, BRACKET, END, MIDDLE, QUOTE, TITLE, Lexical, analyse
from loaders import load_text

GAZETTEER = Gazetteer.load()
PIECES = st.sampled_from([
    "杭州市余杭区", "支持", "人工智能产业", "，", "。", "\n\n", "“算力券”", "《", "》", "“",
    "（试行）", "AI", "2025年",
])  # fmt: skip


def lexical(text: str) -> Lexical:
    return analyse(load_text(text), GAZETTEER)


@given(st.lists(PIECES, min_size=1, max_size=40).map("".join))
def test_boundaries_cover_the_text_word_by_word(text):
    made = lexical(text + "好。")
    kinds = made.boundaries.tolist()

    assert len(kinds) == len(made.document.text)
    inside = False
    for kind in kinds:
        assert inside == (kind in (MIDDLE, END))
        inside = kind in (BEGIN, MIDDLE)
    assert not inside


@given(st.lists(PIECES, min_size=1, max_size=40).map("".join))
def test_hits_lie_within_sentences_and_quote_the_text(text):
    made = lexical(text + "好。")

    for hit in made.hits:
        assert made.document.text[hit.start : hit.stop] == hit.text
        assert made.same_sentence(hit.start, hit.stop)
        assert made.sentence_at(hit.start) >= 0
    assert list(made.hits) == sorted(made.hits, key=lambda h: (h.start, -h.stop))


def test_nesting_marks_what_a_pair_encloses_with_its_marks():
    text = "发布《数据“新政”（试行）》，好。"
    made = lexical(text)
    at = {c: made.nesting[made.document.text.index(c)] for c in "发《数新试》好"}

    assert at["发"] == at["好"] == 0
    assert at["《"] == at["数"] == at["》"] == TITLE
    assert at["新"] == TITLE | QUOTE
    assert at["试"] == TITLE | BRACKET


@pytest.mark.parametrize(
    "text", ["他说“很好。", "好”，他说。", "“" + "长" * 80 + "”。", "《上半句。下半句》好。"]
)
def test_marks_without_a_partner_nearby_enclose_nothing(text):
    assert not np.any(lexical(text).nesting)


def test_an_opening_mark_that_is_repeated_belongs_to_the_second():
    made = lexical("他说“又说“好”。")

    assert made.nesting.tolist() == [0, 0, 0, 0, 0, QUOTE, QUOTE, QUOTE, 0]


def test_word_edges_are_those_of_whole_words():
    made = lexical("杭州市场很大。")

    assert made.is_word_edge(0, 2)
    assert not made.is_word_edge(0, 3)
    assert made.is_word_edge(0, 4)


def test_generic_terms_are_no_hits_of_their_type():
    made = lexical("制造业与人工智能。")

    assert [h.text for h in made.hits_of("Industry")] == ["人工智能"]
    assert "制造业" in {h.text for h in made.hits}


def test_the_tokenizer_is_our_own():
    before = dict(jieba.dt.FREQ)
    lexical("青禾算力券发布。")

    assert before == jieba.dt.FREQ
