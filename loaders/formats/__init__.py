"""One reader for each file format: bytes in, `loaders.source.Source` out.

A reader is called with the bytes, the name of the file for messages, and a function that takes
the text of a warning. It raises `LoadError` for what it cannot read.
"""

from collections.abc import Callable

from loaders.formats.docx import read_docx
from loaders.formats.html import read_html
from loaders.formats.pdf import read_pdf
from loaders.formats.plain import read_plain
from loaders.source import Source

Reader = Callable[[bytes, str, Callable[[str], None]], Source]

READERS: dict[str, Reader] = {
    ".docx": read_docx,
    ".htm": read_html,
    ".html": read_html,
    ".markdown": read_plain,
    ".md": read_plain,
    ".pdf": read_pdf,
    ".txt": read_plain,
}
