"""The graph of the explorer as a person uses it: paths, exports, keys, late answers."""

import csv
import io
import xml.etree.ElementTree as ElementTree
from urllib.parse import quote

import pytest

from benchmarks.serving import serving
from viz.explorer import create_app

YUHANG, PINGHU, AI = "CN-330110", "CN-330482", "industry:人工智能"
FIRM = "company:青禾算力科技有限公司"
TOKEN = "a-token-of-some-length"


def test_a_path_is_found_through_entities_that_are_not_on_the_page(served, visit):
    page = visit(served, f"/?ids={FIRM}")
    page.search("青禾算力")
    page.page.wait_for_selector("#drawer h2:has-text('青禾算力')")
    page.page.click("[data-action=pathFrom]")
    page.search("平湖市")
    page.page.wait_for_selector("#drawer .path li")
    steps = page.texts("#drawer .path li .name")
    link = page.page.url
    page.page.goto("about:blank")
    page.page.goto(link)
    page.page.wait_for_selector("#drawer .path li")

    assert "青禾算力" in steps[0]
    assert "平湖市" in steps[-1]
    assert page.texts("#drawer .path li .name") == steps


def test_what_is_shown_can_be_taken_away(served, visit):
    page = visit(served, f"/?focus={YUHANG}")
    page.page.click("#save-menu summary")
    picture = ElementTree.fromstring(page.download("#save-svg"))
    page.page.click("#save-menu summary")
    photograph = page.download("#save-png")
    page.page.click("#save-menu summary")
    rows = list(csv.DictReader(io.StringIO(page.download("#save-csv").decode("utf-8-sig"))))

    assert "余杭区" in "".join(picture.itertext())
    assert photograph[:8] == b"\x89PNG\r\n\x1a\n"
    assert any(r["subject"] == "余杭区" and "支持" in r["evidence"] for r in rows)


def test_the_keyboard_alone_explores(served, visit):
    page = visit(served, f"/?ids={YUHANG}&ids={AI}")
    page.page.locator("#canvas").focus()
    page.page.keyboard.press("/")
    page.page.keyboard.type("yhq")
    page.page.wait_for_selector("#found li[aria-selected=true]:has-text('余杭区')")
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector("#drawer h2:has-text('余杭区')")
    page.page.locator("#canvas").focus()
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector("#spread")
    page.page.keyboard.press("Control+z")
    page.page.wait_for_selector("#spread", state="detached")
    page.page.locator("[data-action=expand]").focus()
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector("#spread")
    # The button is gone: the keyboard stays in the drawer.
    assert page.page.evaluate("document.activeElement.closest('#drawer') !== null")
    page.page.keyboard.press("Escape")

    assert page.page.locator("#drawer").is_hidden()


def test_a_late_answer_does_not_take_the_place_of_a_later_choice(served_tiny, visit):
    page = visit(served_tiny, f"/?ids={YUHANG}&ids={AI}")
    held = []
    page.page.route("**/api/expand/**", lambda route: held.append(route))
    page.search("平湖市")
    page.page.wait_for_timeout(500)
    page.search("人工智能")
    page.page.wait_for_selector("#drawer h2:has-text('人工智能')")
    assert held
    with page.page.expect_response("**/api/expand/**"):
        for route in held:
            route.continue_()
    page.page.wait_for_timeout(500)

    assert page.text("#drawer h2") == "人工智能"


def test_back_from_a_profile_finds_the_graph_as_it_was(served_tiny, visit):
    page = visit(served_tiny, f"/?ids={PINGHU}")
    page.search("算力券")
    page.page.wait_for_selector("#drawer h2:has-text('算力券')")
    page.page.uncheck("#type-Company")
    counts = page.text("#counts")
    page.page.click("#drawer a.to-profile")
    page.page.wait_for_selector(".profile-head")
    page.page.go_back()
    page.page.wait_for_selector("#drawer h2:has-text('算力券')")

    assert not page.page.is_checked("#type-Company")
    assert page.text("#counts") == counts


def test_a_token_opens_the_explorer_once_and_leaves_the_address(tiny, gazetteer, visit):
    with serving(create_app(tiny, gazetteer, token=TOKEN)) as address:
        page = visit(address, f"/ask?q={quote('余杭区支持哪些产业?')}&token={TOKEN}")
        page.page.wait_for_selector("#answer")
        assert "人工智能" in page.text("#answer")
        assert "token" not in page.page.url
        page.go(f"/profile?id={YUHANG}")
        assert page.text("#content h2") == "余杭区"
        page.context.clear_cookies()
        page.allowed = ("401",)
        page.page.goto(address + "/")

        assert "token" in page.text("body")


@pytest.mark.parametrize("path", ["/openapi.json", "/api/expand/CN-330110"])
def test_the_interface_describes_paging(client, path):
    answer = client.get(path).json()

    if path == "/openapi.json":
        assert {"get", "post"} <= answer["paths"]["/api/expand/{id}"].keys()
    else:
        assert answer["next"] is None
