"""A page of the explorer in the browser, with what a person does to it."""

from pathlib import Path
from typing import Any

from tests.viz.opened import DRAWER, Watched


class Visited(Watched):
    """A page from a server; `finish` fails if it asked anyone else, or hit an error.

    `allowed` are texts of errors that the test means to cause (a refused request).
    """

    def __init__(self, browser: Any, address: str, path: str, context: dict[str, Any]) -> None:
        options = {"viewport": {"width": 1440, "height": 900}} | context
        self.address = address
        super().__init__(browser.new_context(accept_downloads=True, **options))
        self.page.set_default_timeout(60_000)
        self.allowed: tuple[str, ...] = ()
        self.go(path)

    def go(self, path: str) -> None:
        """Open another page of the same server and wait until it is there."""
        self.page.goto(self.address + path)
        self.settled()

    def settled(self) -> None:
        """Wait until a page of text is filled, or a graph drawn (or said to be empty)."""
        ready = "#content:not([aria-busy]) > *, #counts, #graph-empty:not([hidden])"
        self.page.wait_for_selector(ready, state="attached")

    def middle(self, selector: str = "#canvas", covered: int = DRAWER) -> tuple[float, float]:
        """Return the middle of what the drawer leaves of the canvas."""
        box = self.page.locator(selector).bounding_box()
        return box["x"] + (box["width"] - covered) / 2, box["y"] + box["height"] / 2

    def text(self, selector: str) -> str:
        """Return what a person reads there."""
        return str(self.page.locator(selector).first.inner_text())

    def texts(self, selector: str) -> list[str]:
        """Return what a person reads in each match."""
        return [str(t) for t in self.page.locator(selector).all_inner_texts()]

    def download(self, selector: str) -> bytes:
        """Click and return the file that was saved."""
        with self.page.expect_download() as waiting:
            self.page.locator(selector).first.click()
        return Path(waiting.value.path()).read_bytes()

    def picture(self, path: Path) -> None:
        """Take a picture of the page as it is."""
        self.page.screenshot(path=path)

    def finish(self) -> None:
        """Close; nobody but the server may have been asked, nothing may have failed."""
        self.context.close()
        ours = (self.address, "data:", "blob:")
        foreign = [u for u in self.requests if not u.startswith(ours)]
        errors = [e for e in self.errors if not any(a in e for a in self.allowed)]
        assert foreign == [], f"the page asked {foreign}"
        assert errors == [], f"the page complained: {errors}"
