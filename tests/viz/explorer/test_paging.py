"""An entity with more neighbours than one answer holds, over both stores: page after page."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from benchmarks.serving import serving
from graph.stores.open import open_store
from graph.stores.store import Store
from tests.viz.explorer.conftest import HERE
from tests.viz.hub import CRYSTAL, FIRMS, HUB, firm, hub_graph
from viz.explorer import create_app

SIZE = 60


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def hub_store(request, tmp_path_factory) -> Iterator[Store]:
    """The county in each kind of store; in Neo4j beside what other tests keep there."""
    embedded = request.param == "embedded"
    path = tmp_path_factory.mktemp("hub") / "hub.kgl"
    uri = str(path) if embedded else request.getfixturevalue("neo4j_uri")
    graph = hub_graph()
    with open_store(uri) as store:
        store.put([graph])
    with open_store(uri, read_only=True) as store:
        yield store
    with open_store(uri) as store:
        store.remove(graph.document.id)


@pytest.fixture(scope="module")
def client(hub_store, gazetteer) -> TestClient:
    return TestClient(create_app(hub_store, gazetteer), base_url=HERE)


@pytest.fixture(scope="module")
def served_hub(hub_store, gazetteer) -> Iterator[str]:
    with serving(create_app(hub_store, gazetteer)) as address:
        yield address


def test_pages_of_neighbours_hold_each_once_the_strongest_first(client):
    seen: list[str] = []
    skip, pages = 0, 0
    while skip is not None:
        part = client.get(f"/api/expand/{HUB}", params={"skip": skip}).json()
        page = [n["id"] for n in part["nodes"] if n["id"] != HUB]
        assert len(page) <= SIZE
        assert bool(part["capped"]) == (part["next"] is not None)
        seen += page
        skip, pages = part["next"], pages + 1
    firms = [n for n in seen if n.startswith("company:示例")]
    first = client.get(f"/api/expand/{HUB}", params={"limit": 5}).json()
    names = {n["name"] for n in first["nodes"]}

    assert len(seen) == len(set(seen)) == part["neighbours"]
    assert len(firms) == FIRMS
    assert pages == 3
    assert names >= {firm(FIRMS - 1), firm(FIRMS - 2)}


def test_a_page_past_the_end_is_empty_and_says_that_nothing_follows(client):
    part = client.get(f"/api/expand/{HUB}", params={"skip": 10_000}).json()

    assert [n["id"] for n in part["nodes"]] == [HUB]
    assert (part["next"], part["capped"]) == (None, [])


def test_a_page_that_no_store_can_count_to_is_refused(client):
    far = 10**23

    assert client.get(f"/api/expand/{HUB}", params={"skip": far}).status_code == 422
    assert client.post(f"/api/expand/{HUB}", json={"skip": far}).status_code == 422


def test_edges_to_what_is_known_already_come_with_a_page(client):
    asked = {"skip": SIZE, "known": [CRYSTAL, "nobody"]}
    with_known = client.post(f"/api/expand/{HUB}", json=asked).json()
    alone = client.post(f"/api/expand/{HUB}", json={"skip": SIZE}).json()

    def ends(part: dict) -> set[tuple[str, str]]:
        ids = [n["id"] for n in part["nodes"]]
        return {(ids[e["source"]], ids[e["target"]]) for e in part["edges"]}

    new = {pair for pair in ends(with_known) - ends(alone) if CRYSTAL in pair}
    assert new
    assert all(one.startswith("company:") and other == CRYSTAL for one, other in new)
    assert {n["id"] for n in with_known["nodes"]} - {n["id"] for n in alone["nodes"]} <= {CRYSTAL}


def test_entities_are_joined_to_those_one_has(client):
    ids = [f"company:{firm(0)}", f"company:{firm(1)}"]
    part = client.post("/api/graph", json={"ids": ids, "known": [CRYSTAL, HUB]}).json()

    assert {n["id"] for n in part["nodes"]} == {*ids, CRYSTAL, HUB}
    assert len(part["edges"]) == 3
    assert client.post("/api/graph", json={"ids": []}).status_code == 422


def test_a_person_pages_through_neighbours_goes_back_and_returns_by_the_link(served_hub, visit):
    page = visit(served_hub, f"/?ids={HUB}&ids={CRYSTAL}")
    page.search("义乌市")
    page.page.wait_for_selector("#drawer h2:has-text('义乌市')")
    page.page.click("[data-action=expand]")
    page.page.wait_for_selector("#spread:has-text('已展开 60 个')")
    assert "更多邻居" in page.text("[data-action=expand]")
    few = page.text("#counts")
    page.page.click("[data-action=expand]")
    page.page.wait_for_selector("#spread:has-text('已展开 120 个')")
    many = page.text("#counts")
    # What came second is joined to what was there: 示例企业030 is on the second page.
    page.page.click("#tab-table")
    page.page.fill("#table-filter", f"{firm(30)} 水晶")
    assert page.page.locator("#view-table tbody tr").count() == 1
    page.page.fill("#table-filter", "")
    page.page.click("#tab-graph")
    link = page.page.url
    page.page.click("#undo")
    page.page.click("#undo")
    page.page.click("#undo")
    page.page.wait_for_selector("#spread:has-text('已展开 60 个')")
    assert page.text("#counts") == few
    page.page.goto("about:blank")
    page.page.goto(link)
    page.page.wait_for_selector("#spread:has-text('已展开 120 个')")

    assert page.text("#counts") == many
    assert page.text("#drawer h2") == "义乌市"


def test_the_last_page_says_that_all_are_shown_and_collapsing_takes_all_away(served_hub, visit):
    page = visit(served_hub, f"/?ids={HUB}&ids={CRYSTAL}")
    before = page.text("#counts")
    page.search("义乌市")
    for said in ("已展开 60 个", "已展开 120 个", "都已展开"):
        page.page.click("[data-action=expand]")
        page.page.wait_for_selector(f"#spread:has-text('{said}')")
    assert page.page.locator("[data-action=expand]").is_disabled()
    page.page.click("[data-action=collapse]")

    assert page.text("#counts") == before


def test_two_quick_clicks_fetch_a_page_once(served_hub, visit):
    page = visit(served_hub, f"/?ids={HUB}&ids={CRYSTAL}")
    page.search("义乌市")
    page.page.wait_for_selector("#drawer h2")
    page.requests.clear()
    page.page.dblclick("[data-action=expand]")
    page.page.wait_for_selector("#spread")

    assert sum("/api/expand/" in one for one in page.requests) <= 2
    assert page.text("#spread").startswith(("已展开 60 个", "已展开 120 个"))
