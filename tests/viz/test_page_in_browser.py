"""What a person does with a page, in a real Chromium without a network."""

import csv
import io
import struct
import xml.etree.ElementTree as ElementTree

import pytest

from tests.viz.hostile import HOSTILE, hostile
from tests.viz.province import invented_province
from viz.page import render_page
from viz.selection import Selection, select
from viz.subgraph import Subgraph

YUHANG, AI = "CN-330110", "industry:人工智能"


@pytest.fixture(scope="module")
def province() -> str:
    return render_page(invented_province(), "浙江产业政策图谱")


@pytest.fixture(scope="module")
def pair(store) -> str:
    """Two entities and one edge, whose middle is the middle of the canvas."""
    return render_page(select(store, Selection(ids=(YUHANG, AI))))


@pytest.fixture(scope="module")
def tiny(store) -> str:
    return render_page(select(store, Selection()))


def test_clicking_an_edge_shows_the_sentence_with_names_and_trigger_marked(show, pair):
    page = show(pair)
    page.click_middle()

    assert page.texts("#drawer .claim .end") == ["余杭区", "人工智能"]
    assert "2 句，来自 2 篇独立文献" in page.text("#evidence-count")
    assert page.texts("#drawer .sentence >> nth=0 >> mark.subject")
    assert "支持" in page.texts("#drawer mark.trigger")
    assert "第 1 页" in page.text("#drawer .whence")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("余杭", "余杭区"),
        ("yhq", "余杭区"),
        ("省经信厅", "浙江省经济和信息化厅"),
        ("ai", "人工智能"),
    ],
)
def test_search_finds_by_name_alias_and_initials(show, tiny, typed, found):
    page = show(tiny)
    page.search(typed)

    assert page.text("#drawer h2") == found


def test_search_says_when_nothing_matches(show, tiny):
    page = show(tiny)
    page.page.fill("#search", "乌有乡")

    assert "没有名称、别名或拼音首字母含“乌有乡”的实体" in page.text("#found")


def test_clicking_an_entity_lists_its_relations_and_a_relation_its_evidence(show, tiny):
    page = show(tiny)
    page.search("余杭区")
    page.page.keyboard.press("Escape")
    assert page.page.locator("#drawer").is_hidden()
    page.click_middle(beside=True)
    assert page.text("#drawer h2") == "余杭区"
    page.page.locator("#drawer .edges .link", has_text="高耗能产业").click()

    assert page.text("#drawer .verb.restricts") == "限制"
    assert "严控" in page.texts("#drawer mark.trigger")


def test_legend_filters_types_and_relations_and_undo_brings_them_back(show, province):
    page = show(province)
    before = page.text("#counts")
    page.page.uncheck("#type-Company")
    assert "162 个实体" in page.text("#counts")
    page.page.uncheck("#relation-BACKS")
    page.view("table")
    assert "支持" not in page.texts("#view-table tbody td:nth-child(2)")
    page.page.click("#undo")
    page.page.click("#undo")
    page.page.keyboard.press("Control+z")

    assert page.text("#counts") == before
    assert page.page.is_checked("#type-Company")


def test_confidence_slider_leaves_out_what_is_less_sure(show, province):
    page = show(province)
    page.page.locator("#confidence").focus()
    page.page.keyboard.press("End")
    page.page.keyboard.press("ArrowLeft")
    page.page.keyboard.press("ArrowLeft")
    page.view("table")
    shown = page.texts("#view-table tbody td:nth-child(6)")

    assert shown
    assert all(float(value) >= 0.9 for value in shown)


def test_table_filters_sorts_and_downloads_what_it_shows(show, province):
    page = show(province)
    page.view("table")
    page.page.fill("#table-filter", "余杭 支持")
    page.page.locator("#view-table th button", has_text="置信度").click()
    shown = [float(v) for v in page.texts("#view-table tbody td:nth-child(6)")]
    assert shown == sorted(shown, reverse=True)
    saved = page.download("#table-download").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(saved)))

    assert [float(r["confidence"]) for r in rows] == shown
    assert {(r["subject"], r["relation"]) for r in rows} == {("余杭区", "BACKS")}
    assert all(r["subject"] in r["evidence"] for r in rows)


def test_matrix_cell_opens_its_evidence_and_headers_sort(show, province):
    page = show(province)
    page.view("matrix")
    page.page.locator("#view-matrix tbody .cell").first.click()
    assert page.page.locator("#drawer .sentence").count() >= 1
    page.page.locator("#view-matrix thead button", has_text="机器人").click()
    column = page.texts("#view-matrix thead th").index("机器人 ↓") + 2
    cells = page.page.locator(f"#view-matrix tbody tr:first-child td:nth-child({column}) .cell")

    assert cells.count() == 1


def test_timeline_lists_policies_by_date_and_narrows_to_a_year(show, province):
    page = show(province)
    page.view("timeline")
    months = page.texts("#view-timeline h2")
    assert months == sorted(months, reverse=True)
    page.page.locator(".year", has_text="2024").click()
    assert {m[:4] for m in page.texts("#view-timeline h2")} == {"2024"}
    page.page.locator(".card").first.click()

    assert page.page.locator("#drawer h2").is_visible()


def test_a_permalink_restores_view_filters_and_selection(show, province):
    page = show(province)
    page.page.uncheck("#type-Company")
    page.search("余杭区")
    page.view("matrix")
    fragment = page.page.url.partition("#")[2]
    other = show(province, fragment)

    assert other.page.locator("#view-matrix").is_visible()
    assert not other.page.is_checked("#type-Company")
    assert other.text("#drawer h2") == "余杭区"


def test_a_spoilt_permalink_shows_the_page_as_it_starts(show, tiny):
    page = show(tiny, "v=nowhere&n=-3&c=much&s=n:nobody&p=1,2&w=a&x=ghost")

    assert page.page.locator("#view-graph").is_visible()
    assert page.page.locator("#drawer").is_hidden()


def test_a_path_between_two_entities_is_listed_with_its_edges(show, tiny):
    page = show(tiny)
    page.search("青禾算力科技有限公司")
    page.page.click("[data-action=pathFrom]")
    page.search("平湖市")
    steps = page.texts("#drawer .path li .name")

    assert steps[0].startswith(("青禾算力科技有限公司", "算力券 惠及"))
    assert any("平湖市" in step for step in steps[-1:])
    page.page.locator("#drawer .path .link").first.click()
    assert page.page.locator("#drawer .sentence").count() >= 1


def test_a_path_that_filters_forbid_is_said_to_be_missing(show, tiny):
    page = show(tiny)
    for relation in ("BACKS", "PART_OF"):
        page.page.uncheck(f"#relation-{relation}")
    page.search("余杭区")
    page.page.click("[data-action=pathFrom]")
    page.search("平湖市")

    assert "没有路径" in page.text("#drawer .path .empty")


def test_only_the_strongest_are_shown_until_more_are_asked_for(show):
    page = show(render_page(invented_province(), initial=60))
    assert "显示最强的 60 个实体，共 253 个" in page.text("#counts")
    page.page.click("#more")
    assert "显示全部 253 个实体" in page.text("#counts")
    page.page.click("#fewer")

    assert "显示最强的 60 个" in page.text("#counts")


def test_a_page_cut_by_its_limit_says_what_it_lacks(show, store):
    page = show(render_page(select(store, Selection(limit=4))))

    assert "未写入本页" in page.text(".counts")


def test_expanding_shows_hidden_neighbours_and_collapsing_hides_them(show):
    page = show(render_page(invented_province(), initial=30))
    page.search("慈溪市")
    alone = int(page.text("#counts").split("最强的 ")[1].split(" ")[0])
    page.click_middle(beside=True, double=True)
    expanded = int(page.text("#counts").split("最强的 ")[1].split(" ")[0])
    assert expanded > alone
    page.page.click("[data-action=collapse]")

    assert int(page.text("#counts").split("最强的 ")[1].split(" ")[0]) < expanded


def test_pinning_hiding_and_dragging_are_kept_in_the_permalink(show, tiny):
    page = show(tiny)
    page.search("余杭区")
    page.page.click("[data-action=pin]")
    assert "p=" in page.page.url
    page.page.click("[data-action=unpin]")
    assert "p=" not in page.page.url
    page.page.click("[data-action=remove]")
    assert "d=CN-330110" in page.page.url
    page.search("余杭区")

    assert "d=" not in page.page.url
    assert page.text("#drawer h2") == "余杭区"


def test_dragging_an_entity_pins_it_and_undo_lets_it_go(show, tiny):
    page = show(tiny)
    page.search("余杭区")
    page.page.wait_for_function("location.hash.includes('s=')")
    for _ in range(3):  # as a person does while a busy machine still moves the view
        page.page.wait_for_timeout(500)
        page.drag_middle(60, 40)
        page.page.wait_for_timeout(500)
        if "p=" in page.page.url:
            break
    assert "p=" in page.page.url
    assert page.text("[data-action=unpin]") == "取消固定"
    page.page.click("#undo")

    assert "p=" not in page.page.url


def test_pictures_and_csv_can_be_saved(show, province):
    page = show(province)
    page.page.click("#save-menu summary")
    picture = page.download("#save-svg")
    root = ElementTree.fromstring(picture)
    assert len(root.findall("{http://www.w3.org/2000/svg}path")) > 500
    page.page.click("#save-menu summary")
    png = page.download("#save-png")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    assert width > 1000
    assert height > 600
    page.page.click("#save-menu summary")

    assert page.download("#save-csv").decode("utf-8-sig").count("\r\n") == 609


def test_a_citation_can_be_copied(show, pair):
    page = show(pair, permissions=["clipboard-read", "clipboard-write"])
    page.click_middle()
    page.page.locator("#drawer .whence button").first.click()
    page.page.wait_for_selector("#status.shown")
    copied = page.page.evaluate("navigator.clipboard.readText()")

    assert copied.startswith("“")
    assert "”——《" in copied


def test_the_keyboard_alone_is_enough(show, tiny):
    page = show(tiny)
    page.page.keyboard.press("/")
    page.page.keyboard.type("余杭区")
    page.page.keyboard.press("Enter")
    assert page.text("#drawer h2") == "余杭区"
    page.page.locator("#canvas").focus()
    page.page.keyboard.press("ArrowRight")
    assert page.text("#drawer h2") != "余杭区"
    page.page.keyboard.press("Escape")
    assert page.page.locator("#drawer").is_hidden()
    page.page.locator("#tab-graph").focus()
    page.page.keyboard.press("ArrowRight")

    assert page.page.locator("#view-matrix").is_visible()


def test_english_is_one_click_away(show, tiny):
    page = show(tiny)
    page.page.click("#language")

    assert page.text("#tab-table") == "Table"
    assert "backs" in page.text("#legend")
    assert page.page.evaluate("document.documentElement.lang") == "en"


def test_every_empty_view_says_why(show, tiny):
    page = show(tiny)
    for box in page.page.locator("#legend input[id^=type-]").all():
        box.uncheck()
    assert "当前筛选下没有可显示的实体" in page.text("#graph-empty")
    for view in ("matrix", "table", "timeline"):
        page.view(view)
        assert len(page.text(f"#view-{view} .empty")) > 10


def test_a_page_of_nothing_says_so(show):
    page = show(render_page(Subgraph((), ())))

    assert "本页没有数据" in page.text("#graph-empty")


def test_hostile_names_are_shown_and_saved_inert(show):
    page = show(render_page(hostile(), HOSTILE))
    page.click_middle()
    assert page.texts("#drawer .claim .end")[0].startswith("</script><img src=x onerror=alert(1)>")
    for view in ("matrix", "table", "timeline"):
        page.view(view)
    page.page.fill("#search", "<img")
    page.view("table")
    saved = page.download("#table-download").decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(saved)))
    page.page.click("#save-menu summary")
    ElementTree.fromstring(page.download("#save-svg"))

    assert row["object"].startswith("'=cmd|")
    assert page.page.locator("img, iframe, object").count() == 0


def test_screenshots_of_the_main_views(show, province, screenshots):
    page = show(province)
    page.page.screenshot(path=screenshots / "graph.png")
    for view in ("matrix", "table", "timeline"):
        page.view(view)
        page.page.screenshot(path=screenshots / f"{view}.png")
    page.view("graph")
    page.search("余杭区")
    page.page.screenshot(path=screenshots / "entity.png")
    page.page.locator("#drawer .edges .link").first.click()
    page.page.screenshot(path=screenshots / "evidence.png")
    dark = show(province, color_scheme="dark")
    dark.page.screenshot(path=screenshots / "graph-dark.png")
    dark.view("matrix")
    dark.page.screenshot(path=screenshots / "matrix-dark.png")
    phone = show(province, viewport={"width": 390, "height": 800}, has_touch=True)
    phone.page.screenshot(path=screenshots / "phone-graph.png")
    phone.search("余杭区")
    phone.page.screenshot(path=screenshots / "phone-entity.png")
    phone.page.keyboard.press("Escape")
    for view in ("matrix", "table", "timeline"):
        phone.view(view)
        phone.page.screenshot(path=screenshots / f"phone-{view}.png")

    assert len(list(screenshots.glob("*.png"))) >= 12


def test_nothing_spills_over_the_side_of_a_phone(show, province):
    page = show(province, viewport={"width": 390, "height": 800})
    for view in ("graph", "matrix", "table", "timeline"):
        page.view(view)
        assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
