"""A real Chromium, cut off from every network: one for the whole run.

The fixtures are registered once, in tests/conftest.py: a second import of a session fixture would
start a second Playwright beside the first, which its sync interface refuses.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.viz.opened import Opened

ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")
SCREENSHOTS = Path(__file__).parents[1] / "out" / "screenshots"


def _missing(reason: str) -> NoReturn:
    """Skip loudly; in CI a browser that is not there is a failure."""
    message = f"NO BROWSER TEST WAS RUN: {reason}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Debian's Chromium with a profile of its own."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright is not installed (pip install playwright)")
    executable = next((path for name in NAMES if (path := shutil.which(name))), None)
    if executable is None:
        _missing(f"none of {', '.join(NAMES)} is on the path (apt install chromium)")
    with sync_playwright() as playwright:
        # launch() makes a fresh profile in a temporary folder and removes it afterwards.
        found = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def show(browser: object, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open HTML from a file; afterwards no request and no error may have been seen."""
    opened: list[Opened] = []

    def open_(html: str, fragment: str = "", **context: object) -> Opened:
        file = tmp_path / f"page{len(opened)}.html"
        file.write_text(html, encoding="utf-8")
        opened.append(Opened(browser, file, fragment, context))
        return opened[-1]

    yield open_
    for page in opened:
        page.finish()


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """The folder for pictures of the main views, to be looked at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    return SCREENSHOTS
