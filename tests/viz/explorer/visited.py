"""A page of the explorer in the browser, with what a person does to it."""

from pathlib import Path
from typing import Any

from tests.viz.opened import DRAWER


class Visited:
    """A page from a server; `finish` fails if it asked anyone else, or hit an error.

    `allowed` are texts of errors that the test means to cause (a refused request).
    """

    def __init__(self, browser: Any, address: str, path: str, context: dict[str, Any]) -> None:
        options = {"viewport": {"width": 1440, "height": 900}} | context
        self.address = address
        self.context = browser.new_context(accept_downloads=True, **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.allowed: tuple[str, ...] = ()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._console)
        self.page.on("dialog", self._dialog)
        self.go(path)

    def go(self, path: str) -> None:
        """Open another page of the same server and wait until it is there."""
        self.page.goto(self.address + path)
        self.settled()

    def settled(self) -> None:
        """Wait until a page of text is filled, or a graph drawn (or said to be empty)."""
        ready = "#content:not([aria-busy]) > *, #counts, #graph-empty:not([hidden])"
        self.page.wait_for_selector(ready, state="attached")

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def _dialog(self, dialog: Any) -> None:
        self.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def search(self, text: str) -> None:
        """Type into the search box and take the first match."""
        self.page.fill("#search", "")
        self.page.locator("#search").press_sequentially(text)
        self.page.keyboard.press("Enter")

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
