"""What npm's tools say of the front end: types by tsc, accessibility by axe-core."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.viz.frontend_tools import FRONTEND, not_checked, serious_faults
from tests.viz.province import invented_province
from viz.page import render_page
from viz.subgraph import Subgraph


def test_the_front_end_is_free_of_type_errors(modules):
    command = ["node", str(modules / "typescript" / "bin" / "tsc"), "--project", "."]
    done = subprocess.run(command, cwd=FRONTEND, capture_output=True, text=True, check=False)

    assert done.stdout == ""
    assert done.returncode == 0


def test_the_front_ends_modules_keep_their_promises():
    """Run frontend.test.mjs beside this file, in which the promises stand."""
    node = shutil.which("node")
    if node is None:
        not_checked("node is not installed (apt install nodejs)")
    command = [node, "--test", str(Path(__file__).parent / "frontend.test.mjs")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_in_any_view(show, axe, scheme):
    opened = show(render_page(invented_province(), "政图"), color_scheme=scheme)
    opened.page.evaluate(axe)
    faults = {view: _faults(opened, view) for view in ("graph", "matrix", "table", "timeline")}
    opened.view("graph")
    opened.search("余杭区")
    faults["entity"] = _faults(opened)
    opened.page.locator("#drawer .edges .link").first.click()
    faults["edge"] = _faults(opened)
    opened.page.fill("#search", "杭")
    faults["search"] = _faults(opened)

    assert {view: found for view, found in faults.items() if found} == {}


def test_axe_finds_no_serious_fault_on_a_phone_or_in_an_empty_page(show, axe):
    phone = show(render_page(invented_province()), viewport={"width": 390, "height": 800})
    phone.page.evaluate(axe)
    phone.page.click("#filters")
    assert _faults(phone) == []
    empty = show(render_page(Subgraph((), ())))
    empty.page.evaluate(axe)

    assert [
        f for view in ("graph", "matrix", "table", "timeline") for f in _faults(empty, view)
    ] == []


def _faults(opened, view: str = "") -> list[str]:
    if view:
        opened.view(view)
    return serious_faults(opened.page)
