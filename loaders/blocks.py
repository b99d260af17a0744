"""Join rows to blocks: paragraphs, headings, bylines, captions.

Where a file has a paragraph a line there is little to do; where it has a printed row a line
(text layers, OCR) the width of the column, open quotation marks and words that run across the break say
which rows belong together. Articles are found later, from the blocks.
"""

import re
from dataclasses import dataclass, field

from loaders import words
from loaders.bylines import is_credit, read_byline, read_source
from loaders.columns import Column
from loaders.compose import Span, compose
from loaders.rows import Row
from loaders.sentences import ends

_BULLET = re.compile(
    r"[■□▲△◆◇●○◎★☆►▶▌❖]|第[一二三四五六七八九十百零]+[条章节]|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d{1,2}[.、](?!\d)"
)
_GOES_ON = "，、,“‘《（(〈"
_CANNOT_BEGIN = "，。、；：！？）》”’,.;:!?)％%"
_PUNCTUATED = re.compile("[，。；？！,;]")
_TITLE = 34
_HEADING = 64


@dataclass(slots=True)
class Block:
    """Rows that belong together. `text` is clean, `pieces` are its spans in the source.

    `kind`: body, heading, byline, credit, source or rule. `level` is a marked heading's depth.
    """

    kind: str
    pieces: list[Span]
    text: str
    level: int = 0
    page: int = 0
    new_page: bool = False
    rows: list[Row] = field(default_factory=list)


def join_rows(unified: str, rows: list[Row], column: Column) -> list[Block]:
    """Return the blocks of a page's rows, in reading order."""
    blocks: list[Block] = []
    group: list[int] = []
    for index, row in enumerate(rows):
        if group and not _continues(rows, column, group, index, blocks):
            blocks.append(_block(unified, [rows[i] for i in group], blocks))
            group = []
        group.append(index)
        del row
    if group:
        blocks.append(_block(unified, [rows[i] for i in group], blocks))
    return blocks


def _continues(
    rows: list[Row], column: Column, group: list[int], index: int, blocks: list[Block]
) -> bool:
    """Whether row `index` goes on the paragraph that `group` holds so far."""
    a, b = rows[group[-1]], rows[index]
    if a.level or b.level or a.rule or b.rule or _stands_alone(a.text) or _stands_alone(b.text):
        return False
    if b.indented and not a.indented and not column.is_broken(index):
        return False
    last = a.text[-1]
    if ends(a.text) or (last in "；;" and not column.is_broken(index)):
        return False
    if last in _GOES_ON or b.text[0] in _CANNOT_BEGIN:
        return True
    if _BULLET.match(b.text):
        return False
    if _open_mark([rows[i] for i in group]):
        return True
    fresh = len(group) == 1 and _is_fresh(blocks)
    if column.is_broken(group[-1]):
        return column.is_full(group[-1]) and not (
            fresh and _is_subhead(rows, column, group[-1], index)
        )
    if last in "：:" or a.text.endswith("——"):
        return False
    if fresh and is_title_like(a.text):
        return _head_ends_early(b.text) or words.runs_across(a.text, b.text)
    if is_title_like(b.text) and b.gap:
        return words.runs_across(a.text, b.text)
    return True


def _stands_alone(text: str) -> bool:
    return len(text) <= 100 and (
        is_credit(text) or read_source(text) is not None or read_byline(text) is not None
    )


def _is_fresh(blocks: list[Block]) -> bool:
    """Whether what stands before is complete, so that a new paragraph or heading can begin."""
    return not blocks or blocks[-1].kind != "body" or ends(blocks[-1].text)


def _is_subhead(rows: list[Row], column: Column, index: int, after: int) -> bool:
    """Whether a row that may begin a paragraph is a subhead over it.

    Printed paragraphs are indented by two characters, so a first row is four half-widths
    short of the column: a row as wide as the column at such a place is none, nor is a row
    before one that is itself a first row.
    """
    row, width, around = rows[index], column.widths[index], column.around[index]
    if not is_title_like(row.text):
        return False
    if words.runs_across(row.text, rows[after].text):
        return False
    if width >= around - 1:
        return True
    return column.widths[after] < around - 2 and not ends(rows[after].text)


def is_title_like(text: str) -> bool:
    """Return whether a line reads like a title: short, without commas and full stops."""
    return len(text) <= _TITLE and not _PUNCTUATED.search(text) and text[-1] not in "、：:“（《"


def _head_ends_early(text: str) -> bool:
    return bool(re.match(r".{1,3}[。，、；]|[的了们等]", text))


def _open_mark(rows: list[Row]) -> bool:
    """Whether a quotation mark or bracket of these rows is still open."""
    text = "".join(row.text for row in rows[-3:])
    return any(text.count(o) > text.count(c) for o, c in ("“”", "《》", "（）", "()"))


def _block(unified: str, rows: list[Row], blocks: list[Block]) -> Block:
    first = rows[0]
    spans = [(row.start, row.stop) for row in rows]
    kind = _kind(rows, blocks)
    pieces, text = compose(unified, spans, loose=kind != "body")
    return Block(kind, pieces, text, first.level, first.page, any(r.new_page for r in rows), rows)


def _kind(rows: list[Row], blocks: list[Block]) -> str:
    first = rows[0]
    if first.rule:
        return "rule"
    if len(rows) == 1:
        if read_byline(first.text) is not None:
            return "byline"
        if is_credit(first.text):
            return "credit"
        if read_source(first.text) is not None:
            return "source"
    if first.level:
        return "heading"
    text = "".join(row.text for row in rows)
    if (
        len(text) <= _HEADING
        and not ends(text)
        and text[-1] not in "；;：:，、"
        and _is_fresh(blocks)
    ):
        return "heading"
    return "body"
