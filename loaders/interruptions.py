"""Sentences that a heading interrupts: on the page their second half stands in the next column.

Offsets of the clean text rise, so nothing is moved: the two halves are joined, and the heading
becomes an aside of the paragraph, known to the article but not part of the text.
"""

import re

from loaders import words
from loaders.blocks import Block, is_bullet, is_title_like
from loaders.bylines import read_dateline
from loaders.characters import punctuate
from loaders.joints import may_go_on
from loaders.persons import read_names
from loaders.sentences import ends

_MOST = 6
_LONGEST = 160
_TITLE = 40
_PARAGRAPH_START = re.compile(
    r"“|《|20\d\d年|\d{1,2}月\d{1,2}日|近年来|近日|日前|当前|目前|同时|此外|据"
)
_UNITS = "省市县区镇乡村"
_ASIDE_KINDS = ("heading", "label", "byline")


def join_halves(blocks: list[Block]) -> list[Block]:
    """Return the blocks with interrupted paragraphs in one piece."""
    _recast(blocks)
    out: list[Block] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        out.append(block)
        index += 1
        while block.kind == "body" and not _is_complete(block.text):
            stop = _second_half(blocks, index)
            if not stop or not _belongs(block, blocks[stop], blocks[index:stop]):
                break
            _append(block, blocks[stop], blocks[index:stop])
            index = stop + 1
    _recast(out)
    return out


def _recast(blocks: list[Block]) -> None:
    """See bylines and headlines in lines whose neighbours tell what they are."""
    for above, block, below in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if block.kind == "heading" and above.kind == "heading" and below.kind == "body":
            if _is_author(block.text):
                block.kind = "byline"
        elif block.kind == "body" and below.kind in _ASIDE_KINDS and not ends(block.text):
            between = above.kind in _ASIDE_KINDS and is_title_like(block.text, _TITLE)
            if between or (block.new_page and len(block.text) <= _TITLE):
                block.kind = "heading"


def _is_author(text: str) -> bool:
    """Whether a line between headline and text is an author's name and nothing else."""
    names = read_names(text, strict=True)
    return len(names) == 1 and names[0][-1] not in _UNITS and not words.is_word(names[0])


def _is_complete(text: str) -> bool:
    return ends(text) or text[-1] in "；：:;" or text.endswith("——")


def _second_half(blocks: list[Block], index: int) -> int:
    """Return the next body block behind nothing but a few short headings, 0 if there is none."""
    length = 0
    for at in range(index, min(index + _MOST + 1, len(blocks))):
        block = blocks[at]
        if block.kind == "body":
            return at if at > index else 0
        length += len(block.text)
        if block.kind not in _ASIDE_KINDS or length > _LONGEST:
            return 0
    return 0


def _belongs(first: Block, second: Block, between: list[Block]) -> bool:
    """Whether the second block goes on the sentence of the first."""
    left, right = first.text, second.text
    if is_bullet(right) or read_dateline(right):
        return False
    if may_go_on(left, right):
        return True
    if any(block.kind == "byline" for block in between) and not first.full:
        return False
    # A row that fills its column goes on somewhere, unless a paragraph clearly begins.
    return (first.full or words.ends_broken(left)) and not _PARAGRAPH_START.match(right)


def _append(first: Block, second: Block, between: list[Block]) -> None:
    first.pieces += second.pieces
    first.asides += [*between, *second.asides]
    first.text = punctuate(first.text + second.text)
    first.full = second.full
