"""axe-core on every page of the explorer, in its states, light and dark, wide and on a phone."""

import pytest

from tests.viz.frontend_tools import serious_faults

YUHANG, PINGHU, AI = "CN-330110", "CN-330482", "industry:人工智能"
PAGES = {
    "graph": "/",
    "focus": f"/?focus={YUHANG}",
    "nothing": "/?ids=nobody",
    "ask": "/ask",
    "answer": "/ask?q=哪些县支持人工智能?",
    "not-understood": "/ask?q=今天天气怎么样?",
    "queries": "/query",
    "form": "/query?name=regions_backing_industry",
    "rows": "/query?name=regions_backing_industry&industry=新能源&run=1",
    "wrong": "/query?name=industries_backed_by_region&region=乌有乡&run=1",
    "cypher": "/cypher",
    "cypher-rows": "/cypher?q=MATCH (r:Region)-[b:BACKS]->(i) RETURN r.id, i.id, b.support",
    "cypher-refused": "/cypher?q=CREATE (n:Region {id: 'x'})",
    "profile": "/profile",
    "county": f"/profile?id={YUHANG}",
    "industry": f"/profile?id={AI}",
    "compare": f"/profile?id={YUHANG}&with={PINGHU}",
    "documents": "/documents",
    "sentences": "/documents?q=人工智能",
    "docs": "/docs",
}


@pytest.fixture(scope="module")
def document(client) -> str:
    return f"/document?id={client.get('/api/documents').json()['rows'][0]['id']}"


@pytest.fixture
def examined(served_tiny, visit, axe):
    """Visit a page with axe-core in it (put there by the tools: the page itself allows no eval)."""

    def open_(path: str, **context: object):
        page = visit(served_tiny, path, bypass_csp=True, **context)
        page.allowed = ("400", "404")
        page.context.add_init_script(axe)
        page.page.reload()
        page.settled()
        return page

    return open_


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 1440), ("light", 390)])
def test_axe_finds_no_serious_fault_on_any_page(examined, document, scheme, width):
    page = examined(
        "/ask",
        color_scheme=scheme,
        reduced_motion="reduce",
        viewport={"width": width, "height": 900},
    )
    faults = {}
    for name, path in (PAGES | {"document": document}).items():
        page.go(path)
        faults[name] = serious_faults(page.page)

    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_in_the_graph_while_it_is_used(examined, scheme):
    page = examined(f"/?focus={YUHANG}", color_scheme=scheme)
    faults = {}
    page.page.locator("#search").press_sequentially("平湖")
    page.page.wait_for_selector("#found li[role=option]")
    faults["search"] = serious_faults(page.page)
    page.search("余杭区")
    page.page.wait_for_selector("#drawer h2")
    faults["entity"] = serious_faults(page.page)
    page.page.locator("#drawer .edges .link", has_text="人工智能").first.click()
    page.page.wait_for_selector("#evidence-count")
    faults["edge"] = serious_faults(page.page)
    page.page.click("#save-menu summary")
    faults["export"] = serious_faults(page.page)
    page.page.keyboard.press("Escape")
    for view in ("matrix", "table", "timeline"):
        page.page.click(f"#tab-{view}")
        faults[view] = serious_faults(page.page)

    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_in_what_opens_on_a_page(examined, scheme):
    page = examined(PAGES["answer"], color_scheme=scheme)
    faults = {}
    page.page.locator(".results button[aria-expanded]").first.click()
    page.page.wait_for_selector(".results .below .sentence")
    faults["evidence"] = serious_faults(page.page)
    page.page.click(".cypher-used summary")
    page.page.click("#tab-result-graph")
    page.page.wait_for_selector("#result-graph canvas")
    faults["drawn"] = serious_faults(page.page)
    page.page.locator("#search").press_sequentially("乌有乡")
    page.page.wait_for_selector("#found li.none")
    faults["no match"] = serious_faults(page.page)
    page.go(PAGES["county"])
    page.page.locator("#compare-with").press_sequentially("平湖")
    page.page.wait_for_selector("#compare-found li[role=option]")
    faults["compare"] = serious_faults(page.page)

    assert {name: found for name, found in faults.items() if found} == {}
