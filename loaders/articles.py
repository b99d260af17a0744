"""Find where articles begin.

Newspapers and magazines frame their pieces by formulas: dateline, byline, source note, photo
credit, a mark behind the last sentence. A formula decides; a headline alone begins an article only
where nothing speaks for a subhead: in series of briefs, behind a piece that was closed, on a
new page under the name of a column. Excerpts parted by rules are articles; an official
document is one.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from loaders.blocks import Block, is_bullet
from loaders.bylines import LEAD, is_margin_signature, read_dateline
from loaders.contents import title_key
from loaders.frontmatter import FrontMatter
from loaders.sections import is_section
from loaders.sentences import ends

_HEADS = ("heading", "label")
_FRAME = ("heading", "label", "byline", "office")
_EDITORIAL_NOTE = re.compile(r"[■●◆▲\s]*(?:编后|相关链接|新闻链接|延伸阅读|记者手记|短评|点评)")
_OFFICIAL = re.compile(
    r"[\u4e00-\u9fff]{2,12}[〔\[(（]20\d\d[〕\])）]\s*\d+\s*号$|第[一二三四五六七八九十]+条\s"
)
_MOST_HEADS = 8
_CAPTION = 260
_BRIEF = 420
_SERIES = 3
_ALIKE = 0.3
# How many paragraphs above a headline are looked at.
_MEMORY = 30


@dataclass(slots=True)
class Piece:
    """A run of blocks that is one article; `front` marks contents and imprint."""

    start: int
    stop: int
    front: bool = False


def find_articles(blocks: list[Block], front: FrontMatter) -> list[Piece]:
    """Return the articles that the blocks make up, in reading order, none empty."""
    return _Finder(blocks, front).find()


class _Finder:
    """Collects the beginnings that formulas prove, then judges the headlines in between."""

    def __init__(self, blocks: list[Block], front: FrontMatter) -> None:
        self._blocks = blocks
        self._front = front
        self._inside = [False] * len(blocks)
        for start, stop in front.runs:
            self._inside[start:stop] = [True] * (stop - start)
        self._ruled = any(block.kind == "rule" and "=" in block.text for block in blocks)
        self._starts: set[int] = set()
        self._current = 0

    def find(self) -> list[Piece]:
        if not self._blocks:
            return []
        if self._ruled:
            self._after_rules()
        elif not self._is_official():
            for start, stop in self._front.runs:
                self._starts.update((start, stop))
            self._framed()
            self._captions()
            self._series()
            self._headlines()
            self._pages()
        self._starts = {s for s in self._starts if s < len(self._blocks)} | {0}
        return self._pieces()

    def _is_official(self) -> bool:
        """A document of the state: numbered, in articles, without datelines."""
        marks = sum(bool(_OFFICIAL.search(b.text[:40])) for b in self._blocks)
        news = sum(
            b.kind == "byline" or (b.kind == "body" and read_dateline(b.text) is not None)
            for b in self._blocks
        )
        return marks > 0 and news == 0

    def _after_rules(self) -> None:
        for index, block in enumerate(self._blocks):
            if block.kind == "rule" and "=" in block.text:
                self._starts.add(index + 1)

    def _framed(self) -> None:
        """Begin an article at each dateline and byline, with the headlines over it."""
        for index, block in enumerate(self._blocks):
            if self._inside[index]:
                continue
            dated = block.kind == "body" and read_dateline(block.text) is not None
            signed = block.kind == "byline" and not self._ends_piece(index)
            if signed and is_margin_signature(block.text):
                # In the margin or under a quotation; it signs a piece only below a headline.
                signed = index > 0 and self._blocks[index - 1].kind in _HEADS
            if (dated or signed) and not self._is_framed(index):
                self._starts.add(self._head_of(index))
            elif self._closes(index):
                self._starts.add(self._behind_note(index + 1))

    def _is_framed(self, index: int) -> bool:
        """Whether a byline or dateline belongs to an article that began just above."""
        above = index - 1
        while above >= 0 and self._blocks[above].kind in _FRAME:
            if self._blocks[above].kind == "byline":
                return True
            above -= 1
        return False

    def _ends_piece(self, index: int) -> bool:
        """Whether a byline signs what stands above it: nothing but another head follows."""
        following = self._next_kind(index + 1)
        above = self._blocks[index - 1] if index else None
        return (
            above is not None
            and above.kind == "body"
            and following in ("", "heading", "label", "rule", "source")
            and not self._blocks[index].text.startswith(("■", "◎", "●"))
            and self._next_body_is_dated(index + 1)
        )

    def _next_body_is_dated(self, index: int) -> bool:
        for block in self._blocks[index : index + _MOST_HEADS]:
            if block.kind == "body":
                return read_dateline(block.text) is not None
            if block.kind == "byline":
                return True
        return True

    def _next_kind(self, index: int) -> str:
        return self._blocks[index].kind if index < len(self._blocks) else ""

    def _closes(self, index: int) -> bool:
        """Whether a block ends its article: a source note below the text, an end mark."""
        block = self._blocks[index]
        if block.kind == "source":
            return any(b.kind == "body" for b in self._blocks[max(0, index - 2) : index])
        return block.closing and ends(block.text)

    def _behind_note(self, index: int) -> int:
        """Return where the next article begins: an editor's note belongs to the one above."""
        if index >= len(self._blocks) or not _EDITORIAL_NOTE.match(self._blocks[index].text):
            return index
        index += 1
        while index < len(self._blocks) and self._blocks[index].kind == "body":
            index += 1
        return index

    def _head_of(self, index: int) -> int:
        """Return the first of the headlines right above a block."""
        first = index
        while first > 0 and index - first < _MOST_HEADS and not self._inside[first - 1]:
            above = self._blocks[first - 1]
            if above.kind not in _FRAME or is_bullet(above.text):
                break
            first -= 1
        return first

    def _captions(self) -> None:
        """Make a photo with its own story an article: caption, credit, unlike what is around."""
        for index, block in enumerate(self._blocks):
            if block.kind != "credit" or self._inside[index] or index == 0:
                continue
            first = index
            while first > 0 and self._blocks[first - 1].kind == "body" and index - first < 2:
                above = self._blocks[first - 1]
                if sum(len(b.text) for b in self._blocks[first - 1 : index]) > _CAPTION:
                    break
                first -= 1
                if LEAD.match(above.text):
                    break
            if first == index or not self._is_apart(first, index):
                continue
            self._starts.add(self._head_of(first))
            self._starts.add(index + 1)

    def _is_apart(self, first: int, credit: int) -> bool:
        """Whether a caption tells another story than the article it stands in."""
        if first > 0 and first in self._starts:
            return True
        above = self._blocks[first - 1] if first else None
        headed = above is not None and above.kind in _HEADS and not is_bullet(above.text)
        caption = "".join(b.text for b in self._blocks[first:credit])
        if not LEAD.match(caption) and not headed:
            return False
        if above is not None and above.kind == "body" and not ends(above.text):
            return False
        around = [b for b in self._blocks[max(0, first - 6) : first] if b.kind == "body"]
        around += [b for b in self._blocks[credit + 1 : credit + 4] if b.kind == "body"]
        return _likeness(caption, "".join(b.text for b in around)) < _ALIKE

    def _series(self) -> None:
        """Begin an article at each headline of a series of briefs, each with its short text."""
        run: list[tuple[int, bool]] = []
        index = 0
        while index < len(self._blocks):
            body = self._body_of_brief(index)
            if body:
                run.append((index, bool(LEAD.match(self._blocks[self._first_body(index)].text))))
                index = body
                continue
            self._end_series(run)
            run = []
            index += 1
        self._end_series(run)

    def _end_series(self, run: list[tuple[int, bool]]) -> None:
        if len(run) >= _SERIES and sum(lead for _, lead in run) * 2 >= len(run):
            self._starts.update(index for index, _ in run)

    def _first_body(self, index: int) -> int:
        while index < len(self._blocks) and self._blocks[index].kind in _HEADS:
            index += 1
        return index

    def _body_of_brief(self, index: int) -> int:
        """Return the end of the brief whose headline is here, 0 if there is none."""
        if self._inside[index] or self._blocks[index].kind not in _HEADS:
            return 0
        body = stop = self._first_body(index)
        if body - index > 3 or any(is_bullet(b.text) for b in self._blocks[index:body]):
            return 0
        while stop < len(self._blocks) and self._blocks[stop].kind == "body":
            stop += 1
        length = sum(len(b.text) for b in self._blocks[body:stop])
        return stop if stop > body and length <= _BRIEF and stop - body <= 3 else 0

    def _headlines(self) -> None:
        """Judge the headlines that no formula proves."""
        signed = False
        for index, block in enumerate(self._blocks):
            if index in self._starts:
                self._current = index
                signed = self._is_signed(index)
            head = block.kind in _HEADS and (
                index == 0 or self._blocks[index - 1].kind not in _FRAME
            )
            if not head or self._inside[index] or index in self._starts or is_bullet(block.text):
                continue
            if (
                index
                and self._blocks[index - 1].kind == "body"
                and not ends(self._blocks[index - 1].text)
            ):
                continue
            if self._is_headline(index, signed):
                self._starts.add(index)
                self._current = index
                signed = self._is_signed(index)

    def _is_signed(self, index: int) -> bool:
        """Whether the article that begins here has a byline of its own, as features have."""
        body = index
        while body < len(self._blocks) and self._blocks[body].kind in _FRAME:
            if self._blocks[body].kind == "byline":
                return True
            body += 1
        return False

    def _is_headline(self, index: int, signed: bool) -> bool:
        stop = self._first_body(index)
        if stop >= len(self._blocks) or self._blocks[stop].kind != "body":
            return False
        heads = self._blocks[index:stop]
        if any(title_key(b.text) in self._front.titles for b in heads):
            return True
        if heads[0].kind == "label" and heads[0].new_page:
            return True
        body = self._blocks[stop]
        return not signed and bool(LEAD.match(body.text)) and not self._is_alike(index, stop)

    def _is_alike(self, index: int, stop: int) -> bool:
        """Whether a section tells of the same things as the article above it."""
        start = max(self._current, index - _MEMORY)
        above = "".join(b.text for b in self._blocks[start:index] if b.kind == "body")
        below = "".join(b.text for b in self._blocks[index : stop + 2])
        return bool(above) and _likeness(below, above) >= _ALIKE / 2

    def _pages(self) -> None:
        """Let a page that begins with a headline or holds but one paragraph begin an article."""
        if not any(block.kind in ("byline", "label") for block in self._blocks):
            return
        pages = [i for i, block in enumerate(self._blocks) if block.new_page]
        for page, index in enumerate(pages):
            if index == 0 or self._inside[index] or not self._was_complete(index):
                continue
            stop = pages[page + 1] if page + 1 < len(pages) else len(self._blocks)
            blocks = self._blocks[index:stop]
            if len(blocks) == 1 and blocks[0].kind == "body" and len(blocks[0].text) <= _CAPTION:
                if stop in self._starts or self._next_kind(stop) in _HEADS:
                    self._starts.update((index, stop))
            elif blocks[0].kind in _HEADS and self._begins_page(index, blocks):
                self._starts.add(index)

    def _was_complete(self, index: int) -> bool:
        above = self._blocks[index - 1]
        return above.kind != "body" or ends(above.text)

    def _begins_page(self, index: int, blocks: list[Block]) -> bool:
        """Whether the heads of a page are a column's name with a headline, or a picture page."""
        heads = 0
        while heads < len(blocks) and blocks[heads].kind in _HEADS:
            heads += 1
        if heads == len(blocks):
            return heads > 1
        if blocks[0].kind == "label" or is_section(blocks[0].text):
            return True
        # Inside a signed feature, heads on top of a page are its subheads.
        starts = sorted(self._starts)
        above = starts[bisect_right(starts, index) - 1] if starts and starts[0] <= index else 0
        return heads > 1 and not is_bullet(blocks[0].text) and not self._is_signed(above)

    def _pieces(self) -> list[Piece]:
        """Cut the blocks at the starts; a piece of headlines alone joins the one after it."""
        starts = sorted(self._starts)
        pieces: list[Piece] = []
        pending = -1
        for start, stop in zip(starts, [*starts[1:], len(self._blocks)], strict=True):
            begin = pending if pending >= 0 else start
            if self._is_substantial(start, stop):
                pieces.append(Piece(begin, stop, self._inside[start]))
                pending = -1
            elif stop < len(self._blocks) and not self._inside[stop]:
                pending = begin
            elif pieces:
                pieces[-1].stop = stop
            else:
                pieces.append(Piece(begin, stop))
        return pieces

    def _is_substantial(self, start: int, stop: int) -> bool:
        blocks = self._blocks[start:stop]
        if self._inside[start] or any(b.kind == "body" for b in blocks):
            return True
        # A title page without text is a piece of its own, a stray headline is none.
        return stop == len(self._blocks) and sum(b.kind == "heading" for b in blocks) > 1


def _likeness(text: str, other: str) -> float:
    """Return the share of a text's character trigrams that the other text has too."""
    grams = {text[i : i + 3] for i in range(len(text) - 2)}
    if not grams:
        return 0.0
    return sum(gram in other for gram in grams) / len(grams)
