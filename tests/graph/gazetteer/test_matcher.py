from hypothesis import given
from hypothesis import strategies as st

from graph.gazetteer.matcher import Matcher, fold

NAMES = ["AI", "5G", "杭州", "杭州市", "州市", "“双碳”行动", "3D打印", "OpenAI"]
MATCHER = Matcher(NAMES)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from([*NAMES, "ａｉ", "「双碳」行动", "😀", "\U00020bb7"]), st.characters()
    ),
    max_size=12,
).map("".join)


def found(text: str) -> list[str]:
    return [text[start:stop] for start, stop, _ in MATCHER.find(text)]


@given(TEXTS)
def test_every_occurrence_spans_its_string(text):
    for start, stop, name in MATCHER.find(text):
        assert fold(text)[start:stop] == name


@given(TEXTS)
def test_occurrences_are_sorted_longest_first(text):
    spans = [(start, -stop) for start, stop, _ in MATCHER.find(text)]
    assert spans == sorted(spans)


@given(TEXTS)
def test_no_occurrence_of_a_chinese_name_is_missed(text):
    starts = {start for start, stop, _ in MATCHER.find(text) if stop - start == 2}
    assert {i for i in range(len(text)) if text.startswith("杭州", i)} <= starts


@given(st.text())
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_latin_names_match_at_word_boundaries_only():
    assert found("AI赋能，OpenAI与5G") == ["AI", "OpenAI", "5G"]
    assert found("MAIN 15G") == []


def test_width_case_and_quotes_do_not_matter():
    assert found("ａｉ和「双碳」行动") == ["ａｉ", "「双碳」行动"]


def test_overlapping_occurrences_are_all_found():
    assert found("杭州市") == ["杭州市", "杭州", "州市"]


def test_no_strings_match_nothing():
    assert Matcher([]).find("任何文字\0") == []
