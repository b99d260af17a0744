"""A sentence is cited so that it can be found again."""

import pytest

from queries.answer import Quote, row_heading


@pytest.mark.parametrize(
    ("source", "published", "page", "place"),
    [
        ("余杭晚报", "2025-06-03", 3, "余杭晚报, 2025-06-03, p. 3 [yuhang]"),
        ("余杭晚报", "", 0, "余杭晚报 [yuhang]"),
        ("", "", 12, "p. 12 [yuhang]"),
        ("", "", 0, "yuhang"),
    ],
)
def test_a_quote_names_paper_date_page_and_document(source, published, page, place):
    quote = Quote("d1#3", "余杭区支持人工智能。", "yuhang", "d1", published, source, page)

    assert quote.place == place


def test_the_sentences_of_a_row_stand_under_its_names():
    names = {
        "region_id": "CN-330110",
        "region": "余杭区",
        "level": "county",
        "industry": "人工智能",
    }
    row = {**names, "documents": 2, "first_seen": "2025-06-03", "amounts": ["1亿元"], "note": ""}

    assert row_heading(tuple(row), row) == "余杭区 · 人工智能"
