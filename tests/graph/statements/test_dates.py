"""Validity and deadlines are ISO, as fine as the text gives them, relative ones by publication."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.statements.dates import Dates, dates

PUBLISHED = "2025-05-20"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本办法自2025年5月31日起施行", Dates(valid_from="2025-05-31")),
        ("于5月31日起正式实施", Dates(valid_from="2025-05-31")),
        ("明年1月1日起施行", Dates(valid_from="2026-01-01")),
        ("有效期至2027年12月31日", Dates(valid_to="2027-12-31")),
        ("行动方案（2026—2028年）", Dates(valid_from="2026", valid_to="2028")),
        ("到2027年，建成千亿级集群", Dates(deadline="2027")),
        ("到2027年底，建成千亿级集群", Dates(deadline="2027-12")),
        ("2026年底前全面完成", Dates(deadline="2026-12")),
        ("到2020年，建成", Dates()),
        ("去年以来，全县发力", Dates()),
        ("没有日期", Dates()),
    ],
)
def test_dates_are_read(text: str, expected: Dates) -> None:
    assert dates(text, PUBLISHED) == expected


@pytest.mark.parametrize(
    ("text", "from_", "to"),
    [
        ("自2025年9月1日起施行", "2025-09-01", ""),
        ("本条例自2026年1月起实施。", "2026-01", ""),
        ("自印发之日起施行", PUBLISHED, ""),
        ("自发布之日起30日后施行", "2025-06-19", ""),
        ("本办法自公布之日起施行，有效期3年。", PUBLISHED, "2028-05-19"),
        ("自2025年9月1日起施行，有效期五年", "2025-09-01", "2030-08-31"),
        ("自2026年1月1日起试行，试行期两年", "2026-01-01", "2027-12-31"),
        ("自2025年起实施，有效期为3年", "2025", "2027"),
        ("自2025年9月起施行，期限为2年", "2025-09", "2027-08"),
        ("有效期至明年6月30日", "", "2026-06-30"),
        ("政策执行至2026年12月31日止", "", "2026-12-31"),
        ("执行期限至2027年底", "", "2027-12"),
        ("2025年1月1日至2027年12月31日", "2025-01-01", "2027-12-31"),
        ("自2025年7月1日起至2026年6月30日，给予补贴", "2025-07-01", "2026-06-30"),
        ("2026—2028年，市财政每年安排1亿元", "2026", "2028"),
        ("2025-2027年行动计划", "2025", "2027"),
        ("2025年至2027年，新增机器人1万台", "2025", "2027"),
        ("“十五五”期间，打造万亿级产业", "2026", "2030"),
        ("“十四五”以来，产值翻番", "", ""),
        ("今年7月1日起执行新标准", "2025-07-01", ""),
        ("6月1日起正式生效", "2025-06-01", ""),
        ("办法于2024年12月1日起施行", "2024-12-01", ""),
    ],
)
def test_validity_is_read(text: str, from_: str, to: str) -> None:
    found = dates(text, PUBLISHED)
    assert (found.valid_from, found.valid_to) == (from_, to)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("到2027年，规模突破千亿元", "2027"),
        ("力争到2030年建成先行区", "2030"),
        ("至2027年末，企业达到100家", "2027-12"),
        ("到2027年6月，全线贯通", "2027-06"),
        ("2025年9月30日前完成申报", "2025-09-30"),
        ("今年底前投产", "2025-12"),
        ("今年年底前投产", "2025-12"),
        ("明年底前建成", "2026-12"),
        ("到明年，产值翻番", "2026"),
        ("明年6月底前开工", "2026-06"),
        ("6月底前完成首批认定", "2025-06"),
        ("年底前出台细则", "2025-12"),
        ("到“十五五”末，建成强县", "2030"),
        ("到“十四五”末，规模翻番", "2025"),
        ("力争三年内培育10家龙头", "2028"),
        ("用5年时间建成千亿产业", "2030"),
        ("争取2026年开工", "2026"),
        ("截至2025年底，已有企业30家", ""),
        ("去年底，项目投产", ""),
        ("到去年底，企业达30家", ""),
        ("2024年产值达50亿元", ""),
        ("到2023年，已建成5个园区", ""),
        ("5年来产值翻番", ""),
    ],
)
def test_a_deadline_is_read_if_it_is_not_past(text: str, deadline: str) -> None:
    assert dates(text, PUBLISHED).deadline == deadline


def test_a_relative_date_needs_the_day_of_publication() -> None:
    assert dates("明年1月1日起施行", "") == Dates()


@given(st.text(alphabet="0123456789年月日自到至起施行有效期今明底前—", max_size=40))
def test_any_text_gives_iso_or_nothing(text: str) -> None:
    for value in (dates(text, PUBLISHED).valid_from, dates(text, PUBLISHED).deadline):
        assert value == "" or value[:2] == "20"


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("自2025年2月30日起施行，有效期3年", PUBLISHED, Dates("2025-02", "2028-01")),
        ("2025年9月31日至2027年9月31日", PUBLISHED, Dates("2025-09", "2027-09")),
        ("自印发之日起30日后施行，有效期3年", "2025-02-30", Dates("2025-02", "2028-01")),
        ("自印发之日起30日后施行，有效期3年", "2025-13-01", Dates("2025", "2027")),
        ("自印发之日起施行，有效期3年", "unknown", Dates()),
    ],
)
def test_a_day_that_no_calendar_has_is_read_as_its_month_or_year(
    text: str, published: str, expected: Dates
) -> None:
    assert dates(text, published) == expected
