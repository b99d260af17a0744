"""Broken lines come together again; headings, captions and page furniture stay out."""

import pytest
from loader_samples import OTHER, STORY, THIRD, rows

from loaders import load_text


def bodies(text: str) -> list[str]:
    return [s.text for s in load_text(text).sentences if s.kind == "body"]


SENTENCES = [
    "青禾市近日出台支持智能农机产业发展的八条措施，对首次购买国产无人拖拉机的合作社给予补贴。",
    "市农业农村局负责人表示，今年计划建设三个农机共享中心，覆盖全市一半以上的乡镇。",
    "位于云汐县的恒穗农机股份有限公司已拿到首批订单，生产线正在扩建。",
    "云汐县的轴承产业集群去年产值突破八十亿元，集聚企业二百多家。",
    "县里把老厂房改成共享实验室，请省内高校的团队来驻点，帮小企业解决材料难题。",
]


@pytest.mark.parametrize("width", [12, 15, 18, 24, 30])
@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n"])
def test_a_row_per_line_becomes_whole_sentences(width, end):
    text = end.join([*rows(STORY, width), *rows(OTHER, width)] * 4)

    assert bodies(text) == SENTENCES * 4


def test_a_paragraph_broken_in_a_word_is_joined():
    text = (
        "青禾市把农机补贴改为先用后付，企业最关心的资金\n\n周转问题由此解决。\n\n"
        "这项改革的时代命\n\n题是让农户先受益。\n"
    )
    assert bodies(text) == [
        "青禾市把农机补贴改为先用后付，企业最关心的资金周转问题由此解决。",
        "这项改革的时代命题是让农户先受益。",
    ]


def test_spaces_inside_chinese_go_and_those_between_latin_words_stay():
    assert bodies("新一轮产业 变革在 2025 年加速， Open Source 社区 活跃。") == [
        "新一轮产业变革在2025年加速，Open Source社区活跃。"
    ]


def test_a_latin_word_at_the_end_of_a_row_keeps_its_space():
    text = "团队发布了开源项目Open\nSource Kit，开发者可以免费使用。"

    assert bodies(text) == ["团队发布了开源项目Open Source Kit，开发者可以免费使用。"]


@pytest.mark.parametrize("cut", [1, 2, 3])
@pytest.mark.parametrize("end", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "rest", ["”先进制造业集群，培育一批小巨人企业。", "集群，培育一批小巨人企业。"]
)
def test_a_name_with_a_number_broken_over_two_rows_is_one_name(cut, end, rest):
    opening = "“" if rest[0] == "”" else ""
    text = f"青禾市对接{opening}{'415X'[:cut]}{end}{'415X'[cut:]}{rest}\n"

    assert bodies(text) == [f"青禾市对接{opening}415X{rest}"]


@pytest.mark.parametrize("width", range(22, 40, 3))
def test_a_number_broken_by_a_column_is_one_number(width):
    told = f"青禾市对接415X集群，投入2025万元，其中35%用于5G。{STORY}"
    lines, line = [], "　　"
    for char in told:
        if len((line + char).encode("gb18030")) > width:
            lines.append(line)
            line = ""
        line += char
    text = "\n".join([*rows(OTHER, width // 2), *lines, line, *rows(OTHER, width // 2)])

    assert "青禾市对接415X集群，投入2025万元，其中35%用于5G。" in bodies(text)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("展望2025", "5月，青禾市召开农机大会。"),
        ("智能农机3.0", "Open Source社区在青禾市成立。"),
        ("青禾农机这10年", "云汐县的轴承产业集群产值突破八十亿元。"),
    ],
)
def test_a_title_may_end_with_a_number(title, body):
    assert bodies(f"{title}\n{body}\n") == [body]


@pytest.mark.parametrize("width", [10, 14])
def test_the_closing_mark_that_has_a_row_of_its_own_stays(width):
    told = STORY.split("。")[1][: width * 2 - 2] + "。"
    text = "\n".join([*rows(OTHER, width), *rows(told, width), *rows(STORY, width)] * 2)

    assert told in bodies(text)


def test_a_heading_in_mid_sentence_does_not_tear_it():
    text = (
        "云汐县经过四十年发展，轴承产业与\n\n## 小轴承里的大文章\n\n"
        "数控机床产业已经连成一体，形成了完整的链条。\n"
    )
    document = load_text(text)

    assert bodies(text) == [
        "云汐县经过四十年发展，轴承产业与数控机床产业已经连成一体，形成了完整的链条。"
    ]
    assert document.articles[0].headline == "小轴承里的大文章"


def test_a_running_head_in_mid_sentence_does_not_tear_it():
    one, two = rows(STORY, 16), rows(OTHER, 16)
    text = "\n".join(
        [*one, *two[:3], "\f智能农机专题", *two[3:], "\f智能农机专题", *rows(THIRD, 16)]
    )

    assert bodies(text) == [*SENTENCES, THIRD]


def test_page_numbers_and_upright_labels_are_left_out():
    text = "\n\n".join([*rows(STORY, 15), "12", "半", "月", "谈", *rows(OTHER, 15), "— 13 —"])

    assert bodies(text) == SENTENCES


def test_a_title_printed_with_its_shadow_counts_once():
    text = "\n\n".join(["云汐轴承未来工厂云汐轴承未来工厂", *rows(STORY, 15), *rows(OTHER, 15)])

    assert load_text(text).sentences[0].text == "云汐轴承未来工厂"


def test_subheads_in_a_column_stay_out_of_the_paragraph_below():
    text = "\n\n".join(
        [*rows(STORY, 16), "共享实验室", *rows(OTHER, 16), "先用后付见实效", *rows(STORY, 16)]
    )
    document = load_text(text)

    heads = [s.text for s in document.sentences if s.kind == "headline"]
    assert heads == ["共享实验室", "先用后付见实效"]
    assert bodies(text) == SENTENCES + SENTENCES[:3]


def test_a_sentence_without_an_end_is_cut_at_a_comma():
    text = "，".join(["各地要加快农机共享中心建设"] * 40) + "。"
    parts = bodies(text)

    assert all(len(part) <= 200 for part in parts)
    assert all(part[-1] in "，。" for part in parts)
    assert "".join(parts) == text


def test_a_question_mark_inside_a_title_ends_no_sentence():
    assert bodies("课题《谁来种地？》由三家单位承担。经费已到位！") == [
        "课题《谁来种地？》由三家单位承担。",
        "经费已到位！",
    ]


def test_quotation_marks_close_with_their_sentence():
    assert bodies("“先用后付真好！”合作社负责人说。“还要扩大。”") == [
        "“先用后付真好！”",
        "合作社负责人说。",
        "“还要扩大。”",
    ]
