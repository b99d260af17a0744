"""Word documents: paragraphs and table rows in their order, headings by their style.

Text is taken from the XML: what python-docx calls a paragraph's text leaves out tracked
insertions, smart tags (old Word marks dates and places so) and content controls. The document is
read as if every tracked change were accepted.
"""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from graph.errors import LoadError
from loaders.source import Source

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_HEADINGS = ("heading", "title", "标题")
_HEADING, _TABLE = "heading", "table"
_PARAGRAPH, _GRID, _CONTENT = qn("w:p"), qn("w:tbl"), qn("w:txbxContent")
# Elements whose text is not the document's: deleted, moved away, or in a box beside it.
_LEFT_OUT = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), _CONTENT}
_CHARACTERS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_TEXT = qn("w:t")


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
    marked: dict[str, set[int]] = {"": set(), _HEADING: set(), _TABLE: set()}
    offset = 0
    for text, mark in lines:
        marked[mark].add(offset)
        parts.append(text)
        offset += len(text) + 1
    if not any(part.strip() for part in parts):
        raise LoadError(f"{name}: the document holds no text; remove it from the input")
    return Source(
        "\n".join(parts),
        headings=frozenset(marked[_HEADING]),
        tables=frozenset(marked[_TABLE]),
        whole_lines=True,
    )


def _lines(document: Any) -> Iterator[tuple[str, str]]:
    """Yield each line's text and what it is: a heading, a row of a table or neither."""
    for element in _blocks(document.element.body):
        if element.tag == _GRID:
            for cells in _rows(Table(element, document)):
                # One cell alone is a frame around a text, no table.
                yield "  ".join(cells), _TABLE if len(cells) > 1 else ""
            continue
        paragraph = Paragraph(element, document._body)
        style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
        for number, text in enumerate(_text(element).split("\n")):
            line = text.strip()
            is_heading = bool(line) and not number and style.startswith(_HEADINGS)
            yield line, _HEADING if is_heading else ""


def _blocks(parent: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of an element, those inside content controls too."""
    for child in parent:
        if child.tag in (_PARAGRAPH, _GRID):
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _paragraphs(parent: Any) -> Iterator[Any]:
    """Yield the paragraphs of a cell, those of a table inside it too."""
    for block in _blocks(parent):
        if block.tag == _GRID:
            yield from _paragraphs(block)
        else:
            yield block


def _text(element: Any) -> str:
    """Return the text below an element, tracked insertions included, deletions not."""
    if element.tag == _TEXT:
        return element.text or ""
    if element.tag in _CHARACTERS:
        return _CHARACTERS[element.tag]
    return "".join(_text(child) for child in element if child.tag not in _LEFT_OUT)


def _rows(table: Table) -> Iterator[list[str]]:
    """Yield the cells that hold text, row by row; a merged cell counts once."""
    for row in table.rows:
        seen: list[Any] = []
        cells: list[str] = []
        for cell in row.cells:
            if cell._tc not in seen:
                seen.append(cell._tc)
                cells.append(" ".join(" ".join(map(_text, _paragraphs(cell._tc))).split()))
        yield [cell for cell in cells if cell]
