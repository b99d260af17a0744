"""Contents, imprint, lists of thanks: the pages of a magazine that are no articles."""

import re
from dataclasses import dataclass, field

from loaders.blocks import Block
from loaders.contents import is_imprint, listed_title, title_key

_FEWEST = 4
_REACH = 14
_BODY_BETWEEN = 500


@dataclass(slots=True)
class FrontMatter:
    """Runs of blocks (start, stop) that are front matter, and the titles their contents list."""

    runs: list[tuple[int, int]] = field(default_factory=list)
    titles: frozenset[str] = frozenset()


def find_front_matter(blocks: list[Block]) -> FrontMatter:
    """Return where a document's contents and imprint pages are."""
    titles: set[str] = set()
    marked = [i for i, block in enumerate(blocks) if _is_front(block, titles)]
    runs: list[tuple[int, int]] = []
    group: list[int] = []
    for index in marked:
        if group and not _reaches(blocks, group[-1], index):
            _close(blocks, group, runs)
            group = []
        group.append(index)
    _close(blocks, group, runs)
    return FrontMatter(runs, frozenset(titles) if runs else frozenset())


def _is_front(block: Block, titles: set[str]) -> bool:
    if block.kind in ("byline", "source", "rule", "label", "table"):
        return False
    if title := listed_title(block.text):
        titles.add(title_key(title))
        return True
    return is_imprint(block.text)


def _reaches(blocks: list[Block], last: int, index: int) -> bool:
    between = blocks[last + 1 : index]
    body = sum(len(b.text) for b in between if not _is_list(b))
    return (
        len(between) <= _REACH and body <= _BODY_BETWEEN and all(b.kind != "rule" for b in between)
    )


def _close(blocks: list[Block], group: list[int], runs: list[tuple[int, int]]) -> None:
    if len(group) < _FEWEST:
        return
    start, stop = group[0], group[-1] + 1
    # Short lines around belong to it: names of sponsors, a section of the contents.
    while start > 0 and _is_list(blocks[start - 1]) and not blocks[start].new_page:
        start -= 1
    while stop < len(blocks) and _is_list(blocks[stop]) and not blocks[stop].new_page:
        if blocks[stop].level and blocks[stop].level <= 2:
            break
        stop += 1
    runs.append((start, stop))


def _is_list(block: Block) -> bool:
    return block.kind in ("heading", "label") or (
        block.kind == "body" and not re.search("[，。！？]", block.text)
    )
