"""Who is let in, what the pages may do, and what is not handed out."""

import re

import pytest
from fastapi.testclient import TestClient

from tests.viz.explorer.conftest import HERE
from viz.explorer import create_app
from viz.explorer.access import check_address, is_loopback
from viz.explorer.errors import ExplorerError

TOKEN = "a-token-of-some-length"
PAGES = ("/", "/ask", "/query", "/cypher", "/profile", "/documents", "/document", "/docs")


@pytest.fixture
def guarded(tiny, gazetteer) -> TestClient:
    app = create_app(tiny, gazetteer, token=TOKEN)
    return TestClient(app, base_url="http://explorer.example", follow_redirects=False)


@pytest.mark.parametrize(
    "path", [*PAGES, "/api/stats", "/openapi.json", "/static/app.js", "/nothing"]
)
def test_every_answer_carries_a_strict_policy(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", PAGES)
def test_pages_hold_no_inline_script_and_load_nothing_from_elsewhere(client, path):
    html = client.get(path).text

    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"\son\w+=|style=|<style", html)
    assert not re.search(r"(?:src|href)=[\"'](?:https?:)?//", html)


def test_files_are_handed_out_by_name_only(client):
    for path in (
        "page.html",
        "explorer.html",
        "README.md",
        "..%2Fpage.py",
        "%2e%2e/page.py",
        "tsconfig.json",
    ):
        assert client.get(f"/static/{path}").status_code == 404
    first = client.get("/static/app.js")
    again = client.get("/static/app.js", headers={"if-none-match": first.headers["etag"]})

    assert first.headers["content-type"].startswith("text/javascript")
    assert again.status_code == 304


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "192.168.1.7:8000"])
def test_without_a_token_a_foreign_name_for_this_machine_is_refused(client, host):
    assert client.get("/api/stats", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:1", "[::1]:8000", "localhost"])
def test_this_machine_is_served_under_its_own_names(client, host):
    assert client.get("/api/stats", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", [*PAGES, "/api/stats", "/static/app.js", "/openapi.json"])
def test_with_a_token_nothing_is_given_without_it(guarded, path):
    assert guarded.get(path).status_code == 401
    assert guarded.get(path, headers={"authorization": "Bearer wrong"}).status_code == 401
    assert guarded.get(path, headers={"cookie": "zhengtu_token=wrong"}).status_code == 401
    assert guarded.get(path, params={"token": "wrong"}).status_code == 401


def test_a_bearer_is_let_in(guarded):
    headers = {"authorization": f"Bearer {TOKEN}"}

    assert guarded.get("/api/stats", headers=headers).status_code == 200


def test_a_token_in_the_address_becomes_a_cookie_and_leaves_the_address(guarded):
    answer = guarded.get("/ask", params={"q": "算力券", "token": TOKEN})
    cookie = answer.headers["set-cookie"]

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/ask?q=")
    assert "token" not in answer.headers["location"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert guarded.get("/api/stats").status_code == 200


def test_the_way_in_leads_nowhere_else(guarded):
    answer = guarded.get(f"http://explorer.example//evil.example/?token={TOKEN}")

    assert answer.headers["location"].startswith("/evil.example")


@pytest.mark.parametrize(
    ("host", "token", "said"),
    [
        ("0.0.0.0", "", "give --token"),
        ("192.168.1.7", "", "give --token"),
        ("::", "", "give --token"),
        ("explorer.example", "", "give --token"),
        ("0.0.0.0", "short", "at least 16"),
        ("127.0.0.1", "中" * 20, "ASCII"),
    ],
)
def test_an_open_address_is_refused_without_a_token_worth_the_name(host, token, said):
    with pytest.raises(ExplorerError, match=said):
        check_address(host, token)


def test_this_machine_needs_no_token():
    for host in ("127.0.0.1", "localhost", "::1"):
        assert is_loopback(host)
        check_address(host, "")
    check_address("0.0.0.0", TOKEN)


def test_errors_are_sentences_not_traces(client):
    assert client.get("/nothing").json() == {"error": "Not Found"}
    assert "q" in client.get("/api/search").json()["error"]
    assert client.post("/api/cypher", content=b"{").status_code == 422
    assert client.base_url == HERE
