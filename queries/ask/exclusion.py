"""What a question leaves out: 除了余杭区以外, 不含四川, 海宁市不算, except Yuhang.

Names that are left out are taken from the pieces, with the words that say so; what they narrow is
the intents' business.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from queries.ask.lexicon import Kind, Word
from queries.ask.segment import Piece
from queries.resolve import Named

# What may stand between two names that are left out together.
_AND = re.compile(r"[\s、]*(?:和|与|及|以及|还有|跟|and|or|, and)?[\s、]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """The pieces that remain, the names that are left out, and words that leave out nothing."""

    pieces: tuple[Piece, ...]
    names: tuple[Named, ...]
    levels: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def leave_out(pieces: Sequence[Piece], text: str) -> Exclusion:
    """Take what is left out from the pieces of a question."""
    kept: list[Piece] = []
    names: list[Named] = []
    levels: list[str] = []
    unread: list[str] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if not _excludes(piece):
            kept.append(piece)
            at += 1
            continue
        found, at_next = _behind(pieces, at + 1, text)
        level = _level(pieces, at + 1)
        if found:
            names += found
            at = at_next
        elif level:
            levels.append(level)
            at += 2
        else:
            before = _before(kept, piece, text)
            names += before
            if not before:
                unread.append(text[piece.start : piece.stop])
            at += 1
    return Exclusion(tuple(kept), tuple(names), tuple(levels), tuple(unread))


def _excludes(piece: Piece, value: str = "") -> bool:
    what = piece.what
    return isinstance(what, Word) and what.kind is Kind.EXCLUDE and value in ("", what.value)


def _behind(pieces: Sequence[Piece], at: int, text: str) -> tuple[list[Named], int]:
    """Return the names behind a word that leaves out, and where the question goes on."""
    word = pieces[at - 1]
    if not _excludes(word, "before"):
        return [], at
    found: list[Named] = []
    stop, onward = word.stop, at
    for index in range(at, len(pieces)):
        piece = pieces[index]
        if isinstance(piece.what, Named) and _AND.fullmatch(text, stop, piece.start):
            found.append(piece.what)
            stop, onward = piece.stop, index + 1
        elif _excludes(piece, "close"):
            return found, index + 1
        elif not (isinstance(piece.what, Word) and piece.what.kind is Kind.IGNORED):
            break
    return found, onward


def _level(pieces: Sequence[Piece], at: int) -> str:
    """Return the level of region that is left out: 不包括省级."""
    if not _excludes(pieces[at - 1], "before") or at >= len(pieces):
        return ""
    what = pieces[at].what
    return what.level if isinstance(what, Word) and what.kind is Kind.NOUN else ""


def _before(kept: list[Piece], word: Piece, text: str) -> list[Named]:
    """Take the names right before a word that leaves out (海宁市不算) from the pieces kept."""
    found: list[Named] = []
    start = word.start
    while kept:
        last = kept[-1]
        if isinstance(last.what, Named) and _AND.fullmatch(text, last.stop, start):
            found.insert(0, last.what)
            start = last.start
            kept.pop()
        else:
            break
    return found
