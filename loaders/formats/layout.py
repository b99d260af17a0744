"""Rows, columns and reading order of a printed page, from the places of its characters.

Characters make rows, rows that stand below one another make blocks; blocks are read column by
column, what spans the columns first. Coordinates are PDF points, y upwards.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

# Shares of the font size.
_SAME_ROW = 0.5
_WORD_GAP = 0.25
_ROW_GAP = 1.6
_LINE_GAP = 1.1
_INDENT = 1.2
_BIG = 1.22
_SPANNING = 0.6


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its box on the page."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


@dataclass(slots=True)
class PageText:
    """The rows of a page in reading order; the sets hold indices of rows.

    A gap follows its row; an indented row begins a paragraph, a continued one goes on the row
    above it.
    """

    lines: list[str]
    gaps: set[int] = field(default_factory=set)
    headings: set[int] = field(default_factory=set)
    indents: set[int] = field(default_factory=set)
    continued: set[int] = field(default_factory=set)

    def is_empty(self, fewest: int) -> bool:
        """Return whether the page has less text than `fewest` characters."""
        return sum(len(line) for line in self.lines) < fewest


@dataclass(slots=True)
class _Box:
    """A row or a block of rows."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    text: str = ""
    rows: list["_Box"] = field(default_factory=list)

    @property
    def width(self) -> float:
        return self.right - self.left


def lay_out(glyphs: list[Glyph]) -> PageText:
    """Return the rows of a page in reading order."""
    rows = _rows(glyphs)
    if not rows:
        return PageText([])
    usual = _usual_size(rows)
    page = PageText([])
    for block in _order(_blocks(rows)):
        margin = min(row.left for row in block.rows)
        edge = max(row.right for row in block.rows)
        opened = False
        for row in block.rows:
            index = len(page.lines)
            if row.size > usual * _BIG and len(row.text) <= 60:
                page.headings.add(index)
            elif len(block.rows) > 1 and row.left > margin + row.size * _INDENT:
                page.indents.add(index)
            if opened and index not in page.headings | page.indents:
                page.continued.add(index)
            # Indented on the left only: the first row of a paragraph, no centred title.
            opened = (opened or index in page.indents) and row.right > edge - row.size * _INDENT
            page.lines.append(row.text)
        page.gaps.add(len(page.lines) - 1)
    return page


def _usual_size(rows: list[_Box]) -> float:
    """Return the font size of most of the text."""
    return median([row.size for row in rows for _ in range(max(1, len(row.text) // 4))])


def _rows(glyphs: list[Glyph]) -> list[_Box]:
    """Join characters that follow one another on one line; a wide gap begins a new row."""
    rows: list[_Box] = []
    row: _Box | None = None
    for glyph in glyphs:
        if glyph.char.isspace():
            continue
        if row is not None and _follows(row, glyph):
            if glyph.left - row.right > row.size * _WORD_GAP and (
                row.text[-1].isascii() or glyph.char.isascii()
            ):
                row.text += " "
            row.text += glyph.char
            row.right = max(row.right, glyph.right)
            row.bottom, row.top = min(row.bottom, glyph.bottom), max(row.top, glyph.top)
            continue
        row = _Box(glyph.left, glyph.bottom, glyph.right, glyph.top, glyph.size, glyph.char)
        rows.append(row)
    return [row for row in rows if row.text.strip()]


def _follows(row: _Box, glyph: Glyph) -> bool:
    middle = (glyph.bottom + glyph.top) / 2
    on_line = row.bottom - row.size * _SAME_ROW <= middle <= row.top + row.size * _SAME_ROW
    gap = glyph.left - row.right
    return on_line and -row.size * _SAME_ROW <= gap <= row.size * _ROW_GAP


def _blocks(rows: list[_Box]) -> list[_Box]:
    """Join rows of one size that stand below one another."""
    blocks: list[_Box] = []
    for row in sorted(rows, key=lambda r: (-r.top, r.left)):
        fitting = [block for block in blocks if _stands_below(block, row)]
        if fitting:
            block = min(fitting, key=lambda b: (b.bottom - row.top, b.left))
            block.rows.append(row)
            block.left, block.right = min(block.left, row.left), max(block.right, row.right)
            block.bottom = min(block.bottom, row.bottom)
        else:
            blocks.append(_Box(row.left, row.bottom, row.right, row.top, row.size, rows=[row]))
    return blocks


def _stands_below(block: _Box, row: _Box) -> bool:
    last = block.rows[-1]
    gap = last.bottom - row.top
    if not -row.size * _SAME_ROW <= gap <= row.size * _LINE_GAP:
        return False
    if max(last.size, row.size) > min(last.size, row.size) * _BIG:
        return False
    shared = min(block.right, row.right) - max(block.left, row.left)
    return shared > min(block.width, row.width) * 0.5


def _order(blocks: list[_Box]) -> list[_Box]:
    """Return blocks in reading order: columns from left to right, between what spans them."""
    if len(blocks) <= 1:
        return blocks
    columns = _cut(blocks, lambda b: (b.left, b.right))
    if len(columns) > 1:
        return [block for column in columns for block in _order(column)]
    left, right = min(b.left for b in blocks), max(b.right for b in blocks)
    spanning = [b for b in blocks if b.width > (right - left) * _SPANNING]
    if spanning and len(spanning) < len(blocks):
        first = max(spanning, key=lambda b: b.top)
        above = [b for b in blocks if b is not first and b.bottom >= first.top - first.size]
        below = [b for b in blocks if b is not first and b not in above]
        return [*_order(above), first, *_order(below)]
    bands = _cut(blocks, lambda b: (-b.top, -b.bottom))
    if len(bands) > 1:
        return [block for band in bands for block in _order(band)]
    return sorted(blocks, key=lambda b: (-b.top, b.left))


def _cut(blocks: list[_Box], extent: Callable[[_Box], tuple[float, float]]) -> list[list[_Box]]:
    """Part blocks where a gap runs through all of them along one axis."""
    parts: list[list[_Box]] = []
    reach = float("-inf")
    for block in sorted(blocks, key=lambda b: (extent(b), b.left)):
        start, stop = extent(block)
        if not parts or start > reach - 1.0:
            parts.append([])
        parts[-1].append(block)
        reach = max(reach, stop)
    return parts
