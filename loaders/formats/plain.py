"""Plain text and Markdown: decode, note the pages that form feeds begin."""

from collections.abc import Callable

from graph.errors import LoadError
from loaders.encoding import decode
from loaders.source import Source

LONGEST_LINE = 4_000_000


def read_plain(data: bytes, name: str, warn: Callable[[str], None]) -> Source:
    """Return the text of a .txt or .md file."""
    _check_lines(data, name)
    text = decode(data, name)
    lost = text.count("\ufffd")
    if lost:
        warn(f"{name}: {lost} characters could not be read and stand as \ufffd in the text")
    return source_of(text)


def source_of(text: str) -> Source:
    """Return the source of a text; form feeds part its pages."""
    if "\n" not in text and "\r" in text:
        text = text.replace("\r", "\n")
    pages: tuple[int, ...] = ()
    if "\f" in text:
        pages = (0, *(i + 1 for i, c in enumerate(text) if c == "\f"))
    return Source(text, pages)


def _check_lines(data: bytes, name: str) -> None:
    """Refuse a line that no page has: it is a dump of something else, and costs gigabytes."""
    start, number = 0, 1
    while len(data) - start > LONGEST_LINE:
        stop = data.rfind(b"\n", start, start + LONGEST_LINE)
        if stop < 0:
            end = data.find(b"\n", start)
            length = (end if end >= 0 else len(data)) - start
            raise LoadError(
                f"{name}: a line of {length:,} bytes (at most {LONGEST_LINE:,} are read), after "
                f"{start:,} bytes; break it into lines, or remove the file from the input"
            )
        start, number = stop + 1, number + 1
