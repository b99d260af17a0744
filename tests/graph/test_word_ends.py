"""Words end where jieba's own cut, without its hidden Markov model, ends them."""

from hypothesis import example, given
from hypothesis import strategies as st

from graph.word_ends import tokenizer, word_ends

PIECES = st.sampled_from([
    "杭州市余杭区", "支持人工智能", "产业", "，", " ", "\n", "AI", "5G", "3.14%", "a", "b&c", "#",
    "-", "龦", "𠀀", "使用人数最多", "（试行）", "的",
])  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
@example("")
def test_word_ends_are_those_of_jieba(text: str) -> None:
    ends, at = [], 0
    for word in tokenizer().cut(text, HMM=False):
        at += len(word)
        ends.append(at)

    assert word_ends(text) == ends
