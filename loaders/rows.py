"""The rows of a source: its non-blank lines, with what their surroundings say about them.

A row is a line as it stands in the file; joining rows to paragraphs is `loaders.blocks`' job.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from loaders.source import Source

_HEADING = re.compile(r"(#{1,6})(?:\s+|(?=[^\s#]))")
_RULE = re.compile(r"[=\-_*~—·.…\s]{3,}$")
_INDENT = ("\u3000", "    ", "  ")


@dataclass(slots=True)
class Row:
    """A non-blank line: `text` is the unified source between `start` and `stop`.

    `level` is the depth of a heading the file marks as one (0: none), `gap` whether blank lines
    stand before it, `indented` whether it begins like a paragraph, `new_page` whether it is
    the first of its page; `rule` marks a dividing line (=== or ---).
    """

    start: int
    stop: int
    text: str
    level: int = 0
    gap: bool = False
    indented: bool = False
    new_page: bool = False
    page: int = 0
    rule: bool = False


def read_rows(source: Source, unified: str) -> list[Row]:
    """Return the rows of a source in reading order."""
    rows: list[Row] = []
    offset, gap = 0, False
    for line in unified.split("\n"):
        start, offset = offset, offset + len(line) + 1
        text = line.strip()
        if not text:
            gap = True
            continue
        row = Row(start, 0, text, gap=gap)
        gap = False
        lead = len(line) - len(line.lstrip())
        row.start += lead
        row.stop = row.start + len(text)
        row.indented = lead > 0 and line.startswith(_INDENT)
        if text[0] == "#" and (mark := _HEADING.match(text)):
            row.level = len(mark.group(1))
            row.text = text[mark.end() :]
            row.start += mark.end()
        elif text[0] in "=-_*~—·.…" and _RULE.match(text):
            row.rule = True
        if row.text:
            rows.append(row)
    _mark_headings(source, rows)
    _number_pages(source, rows)
    return rows


def _mark_headings(source: Source, rows: list[Row]) -> None:
    if source.headings:
        for row in rows:
            if row.start in source.headings and not row.level:
                row.level = 2


def _number_pages(source: Source, rows: list[Row]) -> None:
    if not source.pages:
        return
    page = 0
    for row in rows:
        row.page = bisect_right(source.pages, row.start)
        row.new_page = row.page != page
        page = row.page
