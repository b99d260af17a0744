"""What a person does with the explorer, in a real Chromium, over both stores."""

import csv
import io

import pytest

from graph.export.export import FORMATS

YUHANG, PINGHU, AI = "CN-330110", "CN-330482", "industry:人工智能"


def test_searching_by_initials_shows_the_entity_and_expanding_brings_its_neighbours(served, visit):
    page = visit(served, f"/?ids={PINGHU}&ids=industry:新能源")
    page.page.wait_for_selector("#counts")
    assert "全部 2 个实体" in page.text("#counts")
    page.search("yhq")
    page.page.wait_for_selector("#drawer h2:has-text('余杭区')")
    page.page.locator("#drawer .edges .link", has_text="算力券").click()
    page.page.locator("#drawer .claim .end.object").click()
    page.page.click("[data-action=expand]")
    page.page.locator("#drawer .edges .link", has_text="青禾算力科技有限公司").wait_for()

    assert page.text("#drawer h2") == "算力券"


def test_an_edge_shows_its_sentence_and_the_sentence_its_document(served, visit):
    page = visit(served, f"/?focus={YUHANG}")
    page.search("余杭区")
    page.page.locator("#drawer .edges .link", has_text="人工智能").first.click()
    assert "2 句，来自 2 篇独立文献" in page.text("#evidence-count")
    page.page.locator("#drawer a.to-document").first.click()
    page.page.wait_for_selector(".sentence.chosen")

    assert "人工智能" in page.text(".sentence.chosen")
    assert page.page.locator(".sentence.chosen a.mention", has_text="余杭区").count() >= 1


def test_a_question_is_answered_with_rows_evidence_and_denominator(served, visit):
    page = visit(served, "/ask")
    page.page.fill("#question", "哪些县支持人工智能?")
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector("#answer")
    assert "余杭区" in page.text("#answer")
    assert "没有文档提到" in page.text("#denominator")
    page.page.locator(".results button", has_text="2 句").click()
    assert any("支持人工智能" in text for text in page.texts(".results .below .sentence"))
    page.page.fill("#question", "那新能源呢?")
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector("#answer:has-text('新能源')")

    assert "平湖市" in page.text("#answer")


def test_the_answer_is_drawn_and_an_edge_of_the_drawing_quotes_its_sentence(served, visit):
    page = visit(served, "/ask?q=哪些县支持人工智能?")
    page.page.click("#tab-result-graph")
    page.page.wait_for_selector("#result-graph canvas")
    assert "2 个实体" in page.text("#result-graph")
    page.page.mouse.click(*page.middle(".small-canvas", covered=0))
    page.page.wait_for_selector(".said .sentence")

    assert page.texts(".said mark.trigger")


def test_a_question_that_is_not_understood_gets_near_ones_to_click(served, visit):
    page = visit(served, "/ask?q=今天天气怎么样?")
    assert page.page.locator("#answer.not-understood").count() == 1
    page.page.locator(".suggestions a").first.click()
    page.page.wait_for_selector("#answer:not(.not-understood)")

    assert len(page.text("#answer")) > 5


def test_the_search_box_offers_to_ask_what_was_typed(served, visit):
    page = visit(served, "/documents")
    page.page.locator("#search").press_sequentially("余杭区支持哪些产业?")
    page.page.locator("#found li", has_text="提问").click()
    page.page.wait_for_selector("#answer")

    assert "人工智能" in page.text("#answer")


def test_a_catalogue_query_is_run_by_its_form(served, visit):
    page = visit(served, "/query")
    page.page.locator("a", has_text="这个地区支持哪些产业").first.click()
    page.page.wait_for_selector("#parameters")
    page.page.fill("#p-region", "余杭区")
    page.page.fill("#p-min_documents", "2")
    page.page.click("#parameters button[type=submit]")
    page.page.wait_for_selector("#query-result .results")
    names = page.texts("#query-result .results tbody td:first-child a")
    saved = page.download("#query-result .under button").decode("utf-8-sig")

    assert names == ["人工智能"]
    assert [r["industry"] for r in csv.DictReader(io.StringIO(saved))] == ["人工智能"]


def test_a_form_filled_in_wrongly_says_what_is_wrong(served, visit):
    page = visit(served, "/query?name=industries_backed_by_region&region=乌有乡&run=1")
    page.allowed = ("400",)

    assert "乌有乡" in page.text(".failed")


def test_cypher_is_run_shown_and_drawn_but_never_writes(served, visit):
    page = visit(served, "/cypher")
    page.allowed = ("400",)
    page.page.fill("#cypher", "MATCH (r:Region)-[b:BACKS]->(i:Industry) RETURN r.id, i.id")
    page.page.keyboard.press("Control+Enter")
    page.page.wait_for_selector("#cypher-result .results")
    assert "余杭区" in page.texts("#cypher-result .results td")
    page.page.click("#tab-result-graph")
    page.page.wait_for_selector("#result-graph canvas")
    page.page.fill("#cypher", "MATCH (n:Region) DETACH DELETE n")
    page.page.keyboard.press("Control+Enter")
    page.page.wait_for_selector(".failed")
    assert "refused" in page.text(".failed")
    page.go("/profile?id=CN-330110")

    assert page.text("#content h2") == "余杭区"


def test_a_countys_profile_shows_its_sections_and_what_neighbours_back(served, visit):
    page = visit(served, f"/profile?id={YUHANG}")
    queries = page.page.locator("section[data-query]").evaluate_all(
        "all => all.map(one => one.dataset.query)"
    )
    assert {"industries_backed_by_region", "policies_issued_by", "companies_in_region"} <= {
        *queries
    }
    assert "杭州市另有" in page.text("#neighbours .denominator")
    assert len(page.text("#neighbours .empty, #neighbours .results")) > 10
    assert "不等于没有" in page.text("#silent")
    page.page.locator("section[data-query=restrictions] button", has_text="1 句").click()

    assert "严控高耗能" in page.text("section[data-query=restrictions] .below .sentence")


def test_two_counties_are_compared_side_by_side(served, visit):
    page = visit(served, f"/profile?id={YUHANG}")
    page.page.locator("#compare-with").press_sequentially("phs")
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector("#compare")

    assert "人工智能" in page.text(".side-a")
    assert "新能源" in page.text(".side-both")
    assert "本库文档没有说到" in page.text(".side-b")
    assert "平湖市新能源产业发展行动方案" in page.texts(".half >> nth=1 >> a")


def test_an_industrys_profile_lists_who_backs_it(served, visit):
    page = visit(served, "/documents")
    page.search("AI")
    page.page.wait_for_selector("section[data-query=regions_backing_industry]")

    assert page.text("#content h2") == "人工智能"
    assert "余杭区" in page.texts("section[data-query=regions_backing_industry] td:first-child")
    assert "未来科技城" in page.texts("section[data-query=parks_targeting_industry] td:first-child")


def test_a_document_is_read_with_its_names_marked(served, visit):
    page = visit(served, "/documents")
    page.page.locator(".results a", has_text="余杭措施").click()
    page.page.wait_for_selector("article.text")
    assert "青禾算力" in page.texts("article a.mention")
    page.page.locator(".statements button").first.click()
    assert page.page.locator(".sentence.chosen").count() == 1
    page.page.locator("article a.mention", has_text="算力券").first.click()
    page.page.wait_for_selector(".profile-head")

    assert page.text("#content h2") == "算力券"


def test_sentences_are_found_by_their_words(served, visit):
    page = visit(served, "/documents")
    page.page.fill("#sentence-search", "严控")
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector(".results td:has-text('严控高耗能项目')")
    page.page.fill("#sentence-search", "乌有之乡")
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector("#content p.empty")

    assert "没有含“乌有之乡”的句子" in page.text("#content p.empty")


def test_the_interface_documents_itself_without_a_network(served_tiny, visit):
    page = visit(served_tiny, "/docs")
    box = page.page.locator(".operation", has_text="GET /api/search")
    box.locator("input[name=q]").fill("yhq")
    box.locator("button").click()
    box.locator(".output:has-text('余杭区')").wait_for()

    assert any("POST /api/cypher" in text for text in page.texts(".operation h3"))
    exports = page.page.locator(".operation", has_text="GET /api/export")
    assert set(exports.locator("a").all_inner_texts()) == set(FORMATS)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/profile?id=nobody", "no entity 'nobody'"),
        ("/profile", "搜索一个县"),
        ("/document?id=doc:none", "no document"),
        ("/document", "从文献列表里选一篇"),
        ("/query?name=nothing", "没有名为 nothing 的查询"),
        ("/cypher", "还没有运行查询"),
        ("/ask", "可以这样问"),
        ("/?question=天气", "看全库图谱"),
        ("/?ids=nobody", "没有实体"),
    ],
)
def test_no_page_is_empty_without_a_sentence(served_tiny, visit, path, said):
    page = visit(served_tiny, path)
    page.allowed = ("404", "400")

    assert said in page.text("body")


def test_hostile_text_in_the_address_stays_text(served_tiny, visit):
    attack = "<img src=x onerror=alert(1)>"
    page = visit(served_tiny, f"/ask?q={attack}")
    page.allowed = ("404", "400")
    for path in ("/cypher?q=", "/query?name=", "/profile?id=", "/documents?q=", "/?ids="):
        page.go(path + attack)

    assert page.page.locator("img, iframe, object").count() == 0


def test_language_and_light_are_kept_from_page_to_page(served_tiny, visit):
    page = visit(served_tiny, "/ask")
    page.page.click("#language")
    page.page.wait_for_selector("h2:has-text('Ask')")
    page.page.click("#theme")
    page.page.locator("#site a", has_text="Documents").click()
    page.settled()
    assert page.text("#content h2") == "Documents"
    assert page.page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.go("/")

    assert page.text("#tab-table") == "Table"
    assert page.page.evaluate("document.documentElement.lang") == "en"


def test_back_returns_to_the_question_before(served_tiny, visit):
    page = visit(served_tiny, "/ask?q=余杭区支持哪些产业?")
    page.page.fill("#question", "平湖市支持哪些产业?")
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector("#answer:has-text('平湖市')")
    page.page.go_back()
    page.page.wait_for_selector("#answer:has-text('余杭区')")

    assert page.page.input_value("#question") == "余杭区支持哪些产业?"


PAGES = {
    "graph": "/",
    "ask": "/ask?q=哪些县支持人工智能?",
    "ask-refused": "/ask?q=今天天气怎么样?",
    "queries": "/query",
    "query": "/query?name=regions_backing_industry&industry=新能源&run=1",
    "cypher": "/cypher?q=MATCH (r:Region)-[b:BACKS]->(i:Industry) RETURN r.id, i.id, b.support",
    "county": f"/profile?id={YUHANG}",
    "compare": f"/profile?id={YUHANG}&with={PINGHU}",
    "industry": f"/profile?id={AI}",
    "documents": "/documents",
    "docs": "/docs",
}


def test_nothing_spills_over_the_side_of_a_phone(served_tiny, visit):
    page = visit(served_tiny, viewport={"width": 390, "height": 800})
    for name, path in PAGES.items():
        page.go(path)
        assert page.page.evaluate("document.documentElement.scrollWidth") <= 390, name


def test_screenshots_of_every_page(served_tiny, visit, screenshots):
    wide = visit(served_tiny)
    for name, path in PAGES.items():
        wide.go(path)
        wide.picture(screenshots / f"explorer-{name}.png")
    wide.go("/documents")
    wide.page.locator(".results a").first.click()
    wide.page.wait_for_selector("article.text")
    wide.picture(screenshots / "explorer-document.png")
    wide.go(PAGES["ask"])
    wide.page.click("#tab-result-graph")
    wide.page.wait_for_selector("#result-graph canvas")
    wide.picture(screenshots / "explorer-ask-graph.png")
    dark = visit(served_tiny, color_scheme="dark")
    phone = visit(served_tiny, viewport={"width": 390, "height": 800})
    for name in ("graph", "ask", "county", "compare"):
        dark.go(PAGES[name])
        dark.picture(screenshots / f"explorer-{name}-dark.png")
        phone.go(PAGES[name])
        phone.picture(screenshots / f"explorer-{name}-phone.png")

    assert len(list(screenshots.glob("explorer-*.png"))) >= len(PAGES) + 10
