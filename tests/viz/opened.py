"""A page opened in the browser, with what a person does to it and what it did meanwhile."""

from pathlib import Path
from typing import Any

DRAWER = 372  # its width, in style.css


class Watched:
    """A page whose requests and errors are kept, and which can be searched."""

    def __init__(self, context: Any) -> None:
        self.context = context
        self.page = context.new_page()
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._console)
        self.page.on("dialog", self._dialog)

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


class Opened(Watched):
    """A page from a file, offline; `finish` fails if it asked for anything or hit an error."""

    def __init__(
        self, browser: Any, file: Path, fragment: str = "", context: dict[str, Any] | None = None
    ) -> None:
        options = {"viewport": {"width": 1440, "height": 900}} | (context or {})
        super().__init__(browser.new_context(offline=True, accept_downloads=True, **options))
        self.url = file.as_uri()
        self.page.goto(self.url + (f"#{fragment}" if fragment else ""))
        # One frame lays out, the next draws. (Polling needs eval, which the page forbids.)
        self.page.evaluate(
            "() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))"
        )

    def click_middle(self, *, beside: bool = False, double: bool = False) -> None:
        """Click the middle of the canvas, or of what the drawer leaves of it.

        What was searched for stands there.
        """
        middle = self._middle(DRAWER if beside else 0)
        (self.page.mouse.dblclick if double else self.page.mouse.click)(*middle)

    def drag_middle(self, dx: int, dy: int) -> None:
        """Drag what stands in the middle of what the drawer leaves of the canvas."""
        x, y = self._middle(DRAWER)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + dx, y + dy, steps=8)
        self.page.mouse.up()

    def _middle(self, covered: int) -> tuple[float, float]:
        box = self.page.locator("#canvas").bounding_box()
        return box["x"] + (box["width"] - covered) / 2, box["y"] + box["height"] / 2

    def text(self, selector: str) -> str:
        """Return what a person reads there."""
        return str(self.page.locator(selector).first.inner_text())

    def texts(self, selector: str) -> list[str]:
        """Return what a person reads in each match."""
        return [str(t) for t in self.page.locator(selector).all_inner_texts()]

    def view(self, name: str) -> None:
        """Go to a tab."""
        self.page.click(f"#tab-{name}")

    def download(self, selector: str) -> bytes:
        """Click and return the file that was saved."""
        with self.page.expect_download() as waiting:
            self.page.click(selector)
        return Path(waiting.value.path()).read_bytes()

    def finish(self) -> None:
        """Close; nothing but the file itself may have been asked for, nothing may have failed."""
        self.context.close()
        foreign = [u for u in self.requests if not u.startswith(("file:", "data:", "blob:"))]
        assert foreign == [], f"the page asked for {foreign}"
        assert self.errors == [], f"the page complained: {self.errors}"
