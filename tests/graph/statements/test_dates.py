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


def test_a_relative_date_needs_the_day_of_publication() -> None:
    assert dates("明年1月1日起施行", "") == Dates()


@given(st.text(alphabet="0123456789年月日自到至起施行有效期今明底前—", max_size=40))
def test_any_text_gives_iso_or_nothing(text: str) -> None:
    for value in (dates(text, PUBLISHED).valid_from, dates(text, PUBLISHED).deadline):
        assert value == "" or value[:2] == "20"
