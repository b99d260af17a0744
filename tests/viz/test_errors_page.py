"""The page of an evaluation's errors: safe, filtered, and every row leads to its sentence."""

from collections.abc import Callable

from tests.tiny_graph import tiny_graphs
from tests.viz.hostile import HOSTILE
from tests.viz.opened import Opened
from viz.errors_page import ErrorRow, render_errors

GRAPH = tiny_graphs()[0]


def row(error: str, kind: str, what: str, sentence: int = 0, document: str = "样稿") -> ErrorRow:
    reason = ("no candidate", "无候选") if error == "missed" else ("not annotated", "标注中没有")
    return ErrorRow(error, "name", kind, what, *reason, 0.4, "", document, sentence, "句")


def page(*rows: ErrorRow) -> str:
    return render_errors("错误一览", rows, {"样稿": GRAPH}, [("无候选 no candidate", 1, 0)])


def test_every_row_leads_to_a_sentence_that_is_in_the_page():
    made = page(row("missed", "Region", "甲县"), row("wrong", "Industry", "乙业", -1))

    assert 'href="#d0-s0"' in made
    assert 'id="d0-s0"' in made
    assert made.count('href="#') == 1
    assert GRAPH.document.sentences[0].text[:2] in made


def test_names_that_try_to_be_markup_stay_text():
    made = page(row("wrong", "Region", HOSTILE, document=HOSTILE))

    assert "<img src=x" not in made
    assert made.count("</script>") == 1


def test_filters_hide_rows_and_a_link_opens_its_document(show: Callable[..., Opened]):
    opened = show(page(row("missed", "Region", "甲县"), row("wrong", "Industry", "乙业")))

    opened.page.select_option("#filter-type", "Industry")
    [left] = opened.page.locator("tbody.errors tr:visible").all()
    assert "乙业" in left.inner_text()
    assert opened.text("#shown") == "1"

    left.locator("a").click()
    assert opened.page.locator("#d0-s0").is_visible()
