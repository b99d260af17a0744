"""Web pages: the main text by trafilatura, title, site and date from the page's metadata.

The source text is what is extracted, a paragraph a line, headings and list items marked as in
Markdown: offsets point into that.
"""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import trafilatura

from graph.errors import LoadError
from loaders.encoding import decode
from loaders.source import Source

_DATE = re.compile(r"(20\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})")
_DATE_NAMES = ("pubdate", "publishdate", "article:published_time", "publish_time", "date")
_SITE_NAMES = ("sitename", "og:site_name", "source", "contentsource", "mediaid")
_ROOT = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_html(data: bytes, name: str, warn: Callable[[str], None]) -> Source:
    """Return the main text of a web page."""
    page = _DECLARATION.sub("", decode(data, name))
    if not _ROOT.search(page):
        # A piece of a page, as copied from a content system: trafilatura sees nothing in it.
        page = f"<html><body>{page}</body></html>"
    text = trafilatura.extract(
        page, output_format="markdown", include_comments=False, include_tables=True
    )
    if not text or not text.strip():
        text = trafilatura.html2txt(page)
        if text.strip():
            warn(f"{name}: no main text recognised; all of the page's text was taken")
    if not text.strip():
        raise LoadError(f"{name}: the page holds no text; save it again with its contents")
    head = _Head()
    head.feed(page)
    return Source(
        text.replace("\r\n", "\n"),
        whole_lines=True,
        title=" ".join(head.title.split()),
        site=next((head.meta[n] for n in _SITE_NAMES if head.meta.get(n)), ""),
        published=next((d for n in _DATE_NAMES if (d := _iso(head.meta.get(n, "")))), ""),
    )


class _Head(HTMLParser):
    """Collects the title and the <meta> elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.meta: dict[str, str] = {}
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title" and not self.title
        if tag == "meta":
            values = {key: value or "" for key, value in attrs}
            key = (values.get("name") or values.get("property") or "").lower()
            if key:
                self.meta.setdefault(key, values.get("content", "").strip())

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False


def _iso(text: str) -> str:
    match = _DATE.match(text)
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else ""
