import json
import re
from html import unescape

import pytest

from graph.errors import ExportError
from tests.viz.hostile import HOSTILE, hostile
from tests.viz.province import invented_province
from viz.frontend_files import FrontEndError, joined_script
from viz.page import render_page, write_page


def test_page_is_the_same_on_every_run():
    assert render_page(invented_province()) == render_page(invented_province())


def test_page_carries_its_data_whole_and_escaped():
    html = render_page(hostile(), HOSTILE)
    [data] = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)

    assert "<img" not in html
    assert "<" not in data
    assert json.loads(data)["nodes"][0]["name"] == HOSTILE


def test_page_keeps_paths_to_itself():
    assert "secret" not in render_page(hostile())


def test_page_has_no_source_outside_itself():
    html = render_page(invented_province())

    assert not re.search(r"""<(?:script|link|img|iframe)\b[^>]*(?:src|href)=["'](?!data:)""", html)
    assert "sourceMappingURL" not in html
    assert "default-src 'none'" in unescape(html)


def test_write_page_names_a_place_it_cannot_write(store, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="cannot write the page"):
        write_page(store, tmp_path / "file" / "page.html")


def test_joined_script_holds_no_import_and_no_export():
    script = joined_script()

    assert not re.search(r"^(import|export)\b", script, re.M)
    assert script.index("// dom.js") < script.index("// app.js") < script.index("// main.js")


def test_joined_script_refuses_two_modules_with_one_name(monkeypatch):
    files = {"a.js": 'import { b } from "./b.js";\nconst x = b;\n', "b.js": "export const x = 1;\n"}
    monkeypatch.setattr("viz.frontend_files.read", files.__getitem__)
    with pytest.raises(FrontEndError, match="both declare 'x'"):
        joined_script("a.js")
