"""The rows of a source: its non-blank lines, with what their surroundings say about them.

A row is a line as it stands in the file; joining rows to paragraphs is `loaders.blocks`' job.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from loaders.source import Source

Span = tuple[int, int]

_HEADING = re.compile(r"(#{1,6})(?:\s+|(?=[^\s#]))")
_ITEM = re.compile(r"[-*+]\s+(?=\S)")
_RULE = re.compile(r"[=\-_*~—·.…\s]{3,}$")
_TABLE_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+$")
_CELL = re.compile(r"[^|\s](?:[^|]*[^|\s])?")
_INDENT = ("\u3000", "    ", "  ")
# The level of headings known by their place on the page only, below those that a file marks.
MARGIN_LEVEL = 6
# A text layer saved as .txt marks a new page by one leading space, if by anything.
_PAGE_LEAD = re.compile(r" (?=[^ \u3000])")
_FEWEST_ROWS = 30
_INDENTED_MOST = 1.25


@dataclass(slots=True)
class Row:
    """A non-blank line: `text` is the unified source between `start` and `stop`.

    `level` is the depth of a heading that the file marks as one (0: none), `gap` whether blank
    lines stand before it, `indented` whether it begins like a paragraph, `new_page` whether it
    is the first of its page; `item` marks a line that stands for itself (of a list, of a
    format that knows its paragraphs), `rule` a dividing line, `label` the name of a section of
    the paper, `table` a table's row, `continued` that it goes on the row above. `parts` are the
    spans of it that count, where that is not all of it.
    """

    start: int
    stop: int
    text: str
    level: int = 0
    gap: bool = False
    indented: bool = False
    new_page: bool = False
    item: bool = False
    rule: bool = False
    label: bool = False
    table: bool = False
    continued: bool = False
    parts: tuple[Span, ...] = ()

    def spans(self) -> list[Span]:
        """Return the spans of the source that hold this row's text."""
        return list(self.parts) or [(self.start, self.stop)]


def read_rows(source: Source, unified: str) -> list[Row]:
    """Return the rows of a source in reading order."""
    rows: list[Row] = []
    leads: list[Row] = []
    offset, gap = 0, False
    for line in unified.split("\n"):
        start, offset = offset, offset + len(line) + 1
        text = line.strip()
        if not text:
            gap = True
            continue
        row = Row(start, start + len(line), text, gap=gap)
        gap = False
        if len(text) != len(line):
            row.start += len(line) - len(line.lstrip())
            row.stop = row.start + len(text)
            row.indented = line.startswith(_INDENT)
            if _PAGE_LEAD.match(line):
                leads.append(row)
        if text[0] in "#=-_*+~—·.…|":
            _read_mark(row)
        if row.text:
            rows.append(row)
    _mark_lines(source, rows)
    _find_pages(source, rows, leads)
    return rows


def _read_mark(row: Row) -> None:
    if row.text[0] == "|":
        _read_cells(row)
    elif mark := _HEADING.match(row.text):
        row.text = row.text[mark.end() :]
        row.start += mark.end()
        # A line with a full stop inside is text that an OCR took for a heading.
        row.level = 0 if "。" in row.text[:-1] else len(mark.group(1))
    elif _RULE.match(row.text):
        row.rule = True
    elif mark := _ITEM.match(row.text):
        row.item = True
        row.text = row.text[mark.end() :]
        row.start += mark.end()
    elif row.text.startswith("**") and row.text.endswith("**"):
        row.start, row.stop = row.start + 2, row.stop - 2
        row.text = row.text[2:-2]


def _read_cells(row: Row) -> None:
    """Read a row of a Markdown table; the line below a table's head holds no text."""
    if len(row.text) < 3 or row.text[-1] != "|":
        return
    if _TABLE_RULE.match(row.text):
        row.text = ""
        return
    cells = [m.span() for m in _CELL.finditer(row.text, 1, len(row.text) - 1)]
    if len(cells) < 2:
        # One cell is a frame around a text.
        start, stop = cells[0] if cells else (0, 0)
        row.text = row.text[start:stop]
        row.start, row.stop = row.start + start, row.start + stop
        return
    row.table = True
    bars = [row.text.index("|", stop) for _, stop in cells[:-1]]
    spans = [*cells, *((bar, bar + 1) for bar in bars)]
    row.parts = tuple((row.start + a, row.start + b) for a, b in sorted(spans))


def _mark_lines(source: Source, rows: list[Row]) -> None:
    """Take over what the format knows about its lines."""
    if source.headings or source.indents or source.continued or source.whole_lines:
        for row in rows:
            if row.start in source.headings and not row.level:
                row.level = 2
            row.indented = row.indented or row.start in source.indents
            row.item = row.item or source.whole_lines
            row.table = row.table or row.start in source.tables
            row.continued = row.start in source.continued
    if sum(row.indented for row in rows) * _INDENTED_MOST > len(rows):
        # Where nearly every line is indented, it is the margin.
        for row in rows:
            row.indented = False


def _find_pages(source: Source, rows: list[Row], leads: list[Row]) -> None:
    """Mark the first row of each page; leading spaces count only where they are rare."""
    if source.pages:
        page = 0
        for row in rows:
            number = bisect_right(source.pages, row.start)
            row.new_page = number != page
            page = number
    elif len(rows) >= _FEWEST_ROWS and len(leads) * 20 <= len(rows):
        for row in leads:
            row.new_page = True
