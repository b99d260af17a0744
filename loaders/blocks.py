"""Join rows to blocks: paragraphs, headings, bylines, captions.

Where a file has a paragraph a line there is little to do; where it has a printed row a line
(text layers, OCR) the width of the column, open quotation marks and words that run across the
break say which rows belong together. Articles are found later, from the blocks.
"""

import re
from dataclasses import dataclass, field

from loaders.bylines import (
    LEAD,
    has_end_mark,
    is_credit,
    is_office,
    read_byline,
    read_dateline,
    read_source,
)
from loaders.columns import Column
from loaders.compose import Span, compose
from loaders.contents import is_contents, is_imprint
from loaders.issuers import is_body, is_number_line, signing_date
from loaders.joints import cuts_number, is_open, may_go_on, must_go_on, parts_latin
from loaders.media import is_medium
from loaders.rows import MARGIN_LEVEL, Row
from loaders.sections import is_section
from loaders.sentences import ends
from loaders.titles import is_whole_title, named_titles, title_goes_on

_NUMERALS = "一二三四五六七八九十百"
_BULLET = re.compile(
    rf"[■□▲△◆◇●○◎★☆►▶▌❖]|第[{_NUMERALS}零]+[条章节编]|[（(][{_NUMERALS}]+[）)]|"
    rf"[{_NUMERALS}]+、|\d{{1,2}}[.、](?!\d)|[（(]\d{{1,2}}[）)]"
)
_PUNCTUATED = re.compile("[，。；？！,;]")
_FILLED, _SPACED_OUT = 0.8, 0.66
_TITLE = 34
_SUBHEAD = 24
_INTERRUPTING = 6
# In half-widths: the widest of narrow columns, and how far their rows differ.
_NARROW, _ALIKE = 60, 8
# A paragraph's indentation, and by how much the right ends of full rows differ.
_INDENTED, _RAGGED = 4, 2
_HEADING = 64
_TITLE_ROWS = 3
_ALONE = 100
# A line of a byline, credit, source note or table of contents holds one of these.
_HINT = re.compile(
    r"记者|通讯员|评论员|撰|作者|摄|图|绘|来源|[摘转]自|原载|转载|据[:：]|时间|日期|"
    r"[■◎● />》〉：:]|^\d|\d$|[录次]$|[A-Z]"
)
_REPORTS = ("本报", "本刊", "新华社", "中新社", "（记者", "(记者", "（通讯员", "(通讯员")
# The title of a notice ends so; its addressees stand in the next line.
_NOTICE = re.compile(r"关于.{4,}的(?:通知|意见|决定|公告|通告|函|批复|办法|方案)$")


@dataclass(slots=True)
class Block:
    """Rows that belong together. `text` is clean, `pieces` are its spans in the source.

    `kind`: body, heading, table, byline, credit, source, label or rule. `level` is the depth of a
    marked heading; `asides` are headings that stood in the middle of it on the page; `full` says
    that its last row fills its column, `closing` that it carries a magazine's end mark.
    """

    kind: str
    pieces: list[Span]
    text: str
    level: int = 0
    new_page: bool = False
    full: bool = False
    closing: bool = False
    asides: list["Block"] = field(default_factory=list)


def join_rows(unified: str, rows: list[Row], column: Column) -> list[Block]:
    """Return the blocks that the rows make up, in reading order."""
    return _Joiner(unified, rows, column).join()


def is_title_like(text: str, longest: int = _TITLE) -> bool:
    """Return whether a line reads like a title: short, without commas and full stops."""
    return len(text) <= longest and not _PUNCTUATED.search(text) and text[-1] not in "、：:“（《"


def is_bullet(text: str) -> bool:
    """Return whether a line begins with a bullet or an item's number."""
    return bool(_BULLET.match(text))


def _formula(text: str) -> str:
    """Return what kind of formula a line is (byline, credit, source, contents), empty if none."""
    if len(text) > _ALONE or not _HINT.search(text):
        return ""
    if read_byline(text) is not None:
        return "byline"
    if is_credit(text):
        return "credit"
    if read_source(text) is not None:
        return "source"
    return "contents" if is_contents(text) or is_imprint(text) else ""


class _Joiner:
    """Goes through the rows once; `_group` holds the paragraph under way."""

    def __init__(self, unified: str, rows: list[Row], column: Column) -> None:
        self._unified = unified
        self._rows = rows
        self._column = column
        self._formulas = [_formula(row.text) for row in rows]
        self._marked = any(row.level and row.level < MARGIN_LEVEL for row in rows)
        self._blocks: list[Block] = []
        self._group: list[int] = []
        self._titles = named_titles(unified)

    def join(self) -> list[Block]:
        for index in range(len(self._rows)):
            if self._group and not self._continues(index):
                self._close()
            self._group.append(index)
        if self._group:
            self._close()
        return self._blocks

    def _continues(self, index: int) -> bool:
        """Whether a row goes on the paragraph that the group holds."""
        last = self._group[-1]
        a, b = self._rows[last], self._rows[index]
        if self._stands_apart(last) or self._stands_apart(index):
            return False
        above = [self._rows[i].text for i in self._group]
        if is_whole_title(above, self._titles):
            return False
        below = [row.text for row in self._rows[index : index + _TITLE_ROWS]]
        if title_goes_on(above, below, self._titles):
            return True
        broken = self._column.is_broken(last)
        mark = a.text[-1]
        if b.item or (b.indented and mark not in "，、"):
            return False
        if ends(a.text) or (mark in "；;" and not broken):
            return False
        if mark in "，、,“‘《（(〈" or b.text[0] in "，。、；：！？）》”’":
            return True
        if is_bullet(b.text) or self._begins_piece(index):
            return False
        if is_open("".join(self._rows[i].text for i in self._group[-3:])):
            return True
        if b.continued or cuts_number(a.text, b.text) or self._goes_on_at_margin(index):
            return True
        if broken:
            return self._goes_on_in_column(index)
        if mark in "：:" or a.text.endswith("——") or _NOTICE.search(a.text):
            return False
        if len(self._group) == 1 and self._is_fresh() and is_title_like(a.text):
            return must_go_on(a.text, b.text) or (not b.gap and parts_latin(a.text, b.text))
        if is_title_like(b.text) and b.gap:
            return may_go_on(a.text, b.text) or self._same_width(last, index)
        return True

    def _goes_on_at_margin(self, index: int) -> bool:
        """Whether an indented row, wide but for its indentation, has a row at the margin below.

        So begins a paragraph, however few rows it has. A heading in the middle of the column is
        short by as much on its right.
        """
        last = self._group[-1]
        a, b = self._rows[last], self._rows[index]
        widths, around = self._column.widths, self._column.around[last]
        if len(self._group) > 1 or not a.indented or b.indented or b.gap or not around:
            return False
        return around - _INDENTED - _RAGGED <= widths[last] <= around - _INDENTED + _RAGGED

    def _begins_piece(self, index: int) -> bool:
        """Whether a row is the head of a report, or a headline with its subtitle below."""
        text = self._rows[index].text
        if text.startswith(_REPORTS) and read_dateline(text):
            return True
        below = self._rows[index + 1].text if index + 1 < len(self._rows) else ""
        return below.startswith("——") and is_title_like(text) and is_title_like(below)

    def _same_width(self, index: int, after: int) -> bool:
        """Whether two short rows look like rows of one narrow column."""
        one, other = self._column.widths[index], self._column.widths[after]
        return "，" in self._rows[index].text and one <= _NARROW and abs(one - other) <= _ALIKE

    def _goes_on_in_column(self, index: int) -> bool:
        last = self._group[-1]
        a, b = self._rows[last], self._rows[index]
        if self._is_office():
            return False
        if self._column.is_full(last):
            return not self._is_subhead(index)
        widths = self._column.widths
        if len(self._group) > 1 and widths[last] >= widths[self._group[-2]] - 4:
            return not is_bullet(self._rows[self._group[0]].text)
        # A row with a full stop inside is no heading, so a short one still goes on.
        text = "".join(self._rows[i].text for i in self._group)
        if "。" in text or ("，" in text and not (is_bullet(text) and len(text) <= _HEADING)):
            return self._column.is_full(last, _SPACED_OUT)
        return must_go_on(a.text, b.text)

    def _is_office(self) -> bool:
        """Whether the group is the office printed below a byline."""
        if not self._blocks or self._blocks[-1].kind != "byline" or len(self._group) > 3:
            return False
        return is_office("".join(self._rows[i].text for i in self._group))

    def _stands_apart(self, index: int) -> bool:
        row = self._rows[index]
        printed = row.level or row.rule or row.label or row.table or self._formulas[index]
        return bool(printed) or self._signs(index)

    def _signs(self, index: int) -> bool:
        """Whether a row is an official document's number, its date, or who signs above the date."""
        text = self._rows[index].text
        if is_number_line(text) or signing_date(text):
            return True
        below = self._rows[index + 1].text if index + 1 < len(self._rows) else ""
        return bool(signing_date(below)) and is_body(text)

    def _is_fresh(self) -> bool:
        """Whether what stands before is complete, so that a heading can begin here."""
        for block in reversed(self._blocks[-_INTERRUPTING:]):
            if block.kind == "body":
                return ends(block.text) or (block is not self._blocks[-1] and not block.full)
            if block.kind not in ("heading", "label", "byline") or (
                block.kind == "heading" and block.level != MARGIN_LEVEL
            ):
                return True
        return True

    def _is_subhead(self, after: int) -> bool:
        """Whether the group is a subhead, and not the beginning of a paragraph.

        Printed paragraphs are indented by two characters, so their first row is four
        half-widths short of the column. A row as wide as the column is none; neither is a row
        before one that is itself a first row, or that belongs to another column.
        """
        index = self._group[-1]
        text, following = self._rows[index].text, self._rows[after].text
        if not self._is_fresh() or not self._can_be_subhead():
            return False
        if LEAD.match(following):
            return True
        after_name = bool(self._blocks) and self._blocks[-1].kind in ("byline", "office")
        if after_name or "、" in text or must_go_on(text, following):
            return False
        widths, around = self._column.widths, self._column.around[index]
        if widths[after] > around + 6:
            return True
        third = widths[after + 1] if after + 1 < len(widths) else 0
        first_row = widths[after] < max(around, third) - 2 and not ends(following)
        if len(self._group) == 1 and not is_bullet(text):
            return widths[index] >= around - 1 or first_row
        return first_row and third >= around - 2

    def _can_be_subhead(self) -> bool:
        if len(self._group) == 1:
            text = self._rows[self._group[0]].text
            return is_title_like(text) or is_bullet(text)
        rows = [self._rows[i].text for i in self._group]
        return is_bullet(rows[0]) and len(rows) <= 4 and not any("。" in row for row in rows)

    def _close(self) -> None:
        rows = [self._rows[i] for i in self._group]
        kind = self._kind(rows)
        spans = [span for row in rows for span in row.spans()]
        pieces, text = compose(self._unified, spans, loose=kind != "body")
        if kind == "table":
            text = text.replace("|", " ")
        if text:
            last = self._group[-1]
            share = _SPACED_OUT if "。" in text else _FILLED
            full = self._column.is_broken(last) and self._column.is_full(last, share)
            new_page = any(row.new_page for row in rows)
            block = Block(kind, pieces, text, rows[0].level, new_page, full)
            block.closing = has_end_mark(self._rows[last].text)
            self._blocks.append(block)
        self._group = []

    def _kind(self, rows: list[Row]) -> str:
        first = rows[0]
        if first.rule or first.label:
            return "rule" if first.rule else "label"
        if first.table:
            return "table"
        text = "".join(row.text for row in rows)
        if formula := _formula(text):
            return "heading" if formula == "contents" else formula
        if self._is_office():
            return "office"
        if len(rows) == 1 and (is_section(text) or is_medium(text)):
            return "label"
        if first.level:
            return "heading"
        if any(row.continued for row in rows):
            return "body"
        if is_whole_title([row.text for row in rows], self._titles):
            return "heading"
        if len(text) > _HEADING or ends(text) or text[-1] in "；;：:，、" or "。" in text:
            return "body"
        if not self._is_fresh() or (len(rows) == 1 and not self._looks_like_heading(text)):
            return "body"
        return "heading"

    def _looks_like_heading(self, text: str) -> bool:
        """Tell a heading with a comma in it from a paragraph whose end was lost."""
        if is_open(text):
            return False
        index = self._group[0]
        if is_bullet(text):
            return True
        if self._column.is_broken(index):
            return is_title_like(text) or not self._column.is_full(index)
        if " " in text and not _PUNCTUATED.search(text):
            # Titles of two parts and lists of titles are set with spaces, sentences are not.
            return True
        # Where a file marks its headings, a line without a mark is one only if it is short.
        return is_title_like(text) and (not self._marked or len(text) <= _SUBHEAD)
