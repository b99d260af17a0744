"""One reader for each file format: bytes in, `loaders.source.Source` out.

A reader is called with the bytes, the name of the file for messages, and a function that takes
the text of a warning. It raises `LoadError` for what it cannot read. What a format needs is
imported with its first file: PDFium, python-docx and trafilatura take longer than a short text.
"""

from collections.abc import Callable
from importlib import import_module

from loaders.source import Source

Reader = Callable[[bytes, str, Callable[[str], None]], Source]


def _reader(name: str) -> Reader:
    """Return `read_name` of the module `loaders.formats.name`, imported when it is called."""

    def read(data: bytes, file: str, warn: Callable[[str], None]) -> Source:
        found: Reader = getattr(import_module(f"loaders.formats.{name}"), f"read_{name}")
        return found(data, file, warn)

    return read


READERS: dict[str, Reader] = {
    ".docx": _reader("docx"),
    ".htm": _reader("html"),
    ".html": _reader("html"),
    ".markdown": _reader("plain"),
    ".md": _reader("plain"),
    ".pdf": _reader("pdf"),
    ".txt": _reader("plain"),
}
