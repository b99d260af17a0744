"""Word documents: paragraphs and table rows in their order, headings by their style."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from graph.errors import LoadError
from loaders.source import Source

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_HEADINGS = ("heading", "title", "标题")


def read_docx(data: bytes, name: str, warn: Callable[[str], None]) -> Source:
    """Return the text of a .docx file, a paragraph or table row a line."""
    if data.startswith(_OLD_WORD):
        raise LoadError(
            f"{name}: encrypted, or in the old .doc format; save it as .docx without a password"
        )
    try:
        document = docx.Document(BytesIO(data))
        lines = list(_lines(document))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise LoadError(f"{name}: damaged .docx file; save it again, or as .txt") from error
    parts: list[str] = []
    headings: set[int] = set()
    offset = 0
    for text, is_heading in lines:
        if is_heading:
            headings.add(offset)
        parts.append(text)
        offset += len(text) + 1
    if not any(part.strip() for part in parts):
        raise LoadError(f"{name}: the document holds no text; remove it from the input")
    return Source("\n".join(parts), headings=frozenset(headings), whole_lines=True)


def _lines(document: Any) -> Any:
    """Yield each line's text and whether it is a heading."""
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            yield from ((row, False) for row in _rows(item))
            continue
        style = (item.style.name or "").lower() if item.style is not None else ""
        for number, text in enumerate(item.text.replace("\t", " ").split("\n")):
            line = text.strip()
            yield line, bool(line) and not number and style.startswith(_HEADINGS)


def _rows(table: Table) -> Any:
    """Yield the rows of a table, cells parted by two spaces; a merged cell counts once."""
    for row in table.rows:
        seen: list[Any] = []
        cells: list[str] = []
        for cell in row.cells:
            if cell._tc not in seen:
                seen.append(cell._tc)
                cells.append(" ".join(cell.text.split()))
        yield "  ".join(cell for cell in cells if cell)
