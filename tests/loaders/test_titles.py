"""A title set in two or three lines is one sentence and one headline."""

import pytest

from loaders import load_text
from loaders.titles import is_whole_title, title_goes_on

NONE: frozenset[str] = frozenset()

NOTICE = """青禾市人民政府文件
青政发〔2025〕18号
青禾市人民政府关于加快低空经济
高质量发展的若干意见
各县（市、区）人民政府，市政府直属各单位：
为抢抓低空经济机遇，现提出如下意见。
一、总体要求
到2027年，建成低空经济先行市。
青禾市人民政府
2025年8月12日
"""


def test_a_title_over_two_lines_is_one_sentence_at_its_place() -> None:
    document = load_text(NOTICE, "青政发")
    title = next(s for s in document.sentences if "关于" in s.text)

    assert title.text == "青禾市人民政府关于加快低空经济高质量发展的若干意见"
    start, stop = document.source_span(title.index, 0, len(title.text))
    assert document.raw[start:stop].replace("\n", "") == title.text
    [article] = document.articles
    assert article.headline == title.text
    assert (article.source, article.published) == ("青禾市人民政府", "2025-08-12")


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (["青禾市人民政府办公室关于印发青禾市", "轴承产业链提升行动方案的通知"], NONE),
        (["青禾市人民政府关于", "加快农机装备产业", "高质量发展的实施意见"], NONE),
        (["关于转发省经信厅低空经济", "实施方案的通知（试行）"], NONE),
        (
            ["青禾市低空经济", "发展规划（2025—2030年）"],
            frozenset({"青禾市低空经济发展规划（2025—2030年）"}),
        ),
    ],
)
def test_lines_that_end_as_a_title_ends_are_one(lines: list[str], named: frozenset[str]) -> None:
    for count in range(1, len(lines)):
        assert title_goes_on(lines[:count], lines[count:], named)
    assert is_whole_title(lines, named)


@pytest.mark.parametrize(
    "lines",
    [
        ["青禾市人民政府关于加快低空经济发展的意见", "各县（市、区）人民政府："],
        ["青禾市人民政府", "青政发〔2025〕18号"],
        ["青禾启动轴承产业链提升行动", "县里拿出实施方案"],
        ["关于加快低空经济，市长说：", "要有行动方案"],
    ],
)
def test_other_lines_stay_apart(lines: list[str]) -> None:
    assert not title_goes_on(lines[:1], lines[1:], NONE)
