"""PDF files with a text layer: printed rows in reading order, page by page.

PDFium gives the characters with their places; `loaders.formats.layout` finds rows and columns.
Where PDFium cannot open a file, pypdf tries, without columns. Pictures of pages are not read.
"""

from collections.abc import Callable
from ctypes import c_double
from io import BytesIO

import pypdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pypdf.errors import PyPdfError

from graph.errors import LoadError
from loaders.formats.layout import Glyph, PageText, lay_out
from loaders.source import Source

_ENCRYPTED = "encrypted; save it without a password"
_FEWEST = 4
_MOST_NAMED = 20


def read_pdf(data: bytes, name: str, warn: Callable[[str], None]) -> Source:
    """Return the text layer of a PDF; pages without one are named in a warning."""
    if b"%PDF" not in data[:1024]:
        raise LoadError(f"{name}: not a PDF file; check what it is, or remove it from the input")
    if b"%%EOF" not in data[-2048:]:
        raise LoadError(f"{name}: truncated, its end is missing; download or copy it again")
    pages = _read(data, name)
    empty = [number for number, page in enumerate(pages, 1) if page.is_empty(_FEWEST)]
    if len(empty) == len(pages):
        raise LoadError(
            f"{name}: no text on any of its {len(pages)} pages (a scan?); run OCR on it first"
        )
    for number in empty[:_MOST_NAMED]:
        warn(f"{name}: page {number} has no text (a scan?); run OCR on it first")
    if len(empty) > _MOST_NAMED:
        warn(f"{name}: {len(empty) - _MOST_NAMED} more pages have no text")
    return _assemble(pages)


def _read(data: bytes, name: str) -> list[PageText]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise LoadError(f"{name}: {_ENCRYPTED}") from error
        return _read_with_pypdf(data, name)
    try:
        return [lay_out(_glyphs(document[number])) for number in range(len(document))]
    except pdfium.PdfiumError:
        return _read_with_pypdf(data, name)
    finally:
        document.close()


def _glyphs(page: pdfium.PdfPage) -> list[Glyph]:
    """Return a page's characters with their boxes."""
    text_page = page.get_textpage()
    raw = text_page.raw
    box = [c_double() for _ in range(4)]
    left, right, bottom, top = box
    glyphs: list[Glyph] = []
    for index in range(text_page.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(raw, index)
        if code < 0x20 or code in (0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
            continue
        if not pdfium_c.FPDFText_GetCharBox(raw, index, left, right, bottom, top):
            continue
        size = pdfium_c.FPDFText_GetFontSize(raw, index)
        glyphs.append(
            Glyph(chr(code), left.value, bottom.value, right.value, top.value, size or 1.0)
        )
    text_page.close()
    page.close()
    return glyphs


def _read_with_pypdf(data: bytes, name: str) -> list[PageText]:
    try:
        reader = pypdf.PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise LoadError(f"{name}: {_ENCRYPTED}")
        texts = [page.extract_text() or "" for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, OSError, RecursionError) as error:
        raise LoadError(f"{name}: damaged PDF file; download or copy it again") from error
    if not texts:
        raise LoadError(f"{name}: damaged PDF file, no page found; download or copy it again")
    return [PageText([line for line in text.splitlines() if line.strip()]) for text in texts]


def _assemble(pages: list[PageText]) -> Source:
    """Put the pages one behind the other, a form feed between them."""
    parts: list[str] = []
    starts: list[int] = []
    headings: set[int] = set()
    indents: set[int] = set()
    continued: set[int] = set()
    offset = 0
    for page in pages:
        starts.append(offset)
        for index, line in enumerate(page.lines):
            if index in page.headings:
                headings.add(offset)
            if index in page.indents:
                indents.add(offset)
            if index in page.continued:
                continued.add(offset)
            gap = "\n\n" if index in page.gaps else "\n"
            parts.append(line + gap)
            offset += len(line) + len(gap)
        parts.append("\f")
        offset += 1
    return Source(
        "".join(parts),
        tuple(starts),
        frozenset(headings),
        frozenset(indents),
        continued=frozenset(continued),
    )
