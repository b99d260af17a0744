"""Put a paragraph's rows together: which characters of the source stay, and which go.

Line breaks go, and spaces inside Chinese; a break or space between two Latin words stays as one
space. Nothing is added: every character that stays is a character of the source.
"""

import re

from loaders.characters import INVISIBLE, punctuate
from loaders.sentences import END_MARKS

Span = tuple[int, int]

_INVISIBLE = re.escape(INVISIBLE)
# Spaces, invisible characters, Markdown images and emphasis, the surplus of a row of dots.
_SPECIAL = re.compile(
    rf"[ \u3000]+|[{_INVISIBLE}]+|!\[[^\]\n]*\]\([^)\n]*\)|\*\*+|<br */?>|(?<=··)·+|(?<=\.\.)\.+|(?<=。。)。+"
    rf"|(?<=[。！？”])[ ]*[{re.escape(END_MARKS)}]+$"
)
_SENTENCE = re.compile("[，。！？；,;]")
_LATIN = re.compile(r"[0-9A-Za-z]")


def compose(unified: str, rows: list[Span], loose: bool = False) -> tuple[list[Span], str]:
    """Return the source spans that make up a paragraph, and its text.

    `loose` keeps single spaces between words of two characters and more: in headings and lists
    of names they part what belongs apart. In running text they are remains of line breaks.
    """
    pieces: list[Span] = []
    keep = loose or not any(_SENTENCE.search(unified, a, b) for a, b in rows)
    for number, (start, stop) in enumerate(rows):
        if number and _needs_space(unified, pieces[-1][1] - 1 if pieces else start, start):
            pieces.append((start - 1, start))
        _compose_row(unified, start, stop, keep, pieces)
    text = "".join(unified[a:b] for a, b in pieces).replace("\n", " ").replace("\u3000", " ")
    return pieces, punctuate(text)


def _compose_row(unified: str, start: int, stop: int, keep: bool, pieces: list[Span]) -> None:
    at = start
    for match in _SPECIAL.finditer(unified, start, stop):
        first, last = match.span()
        if match.group()[0] in " \u3000" and _space_stays(unified, first, last, start, stop, keep):
            first += 1
        if first > at:
            pieces.append((at, first))
        at = last
    if stop > at:
        pieces.append((at, stop))


def _space_stays(text: str, first: int, last: int, start: int, stop: int, keep: bool) -> bool:
    if first == start or last == stop:
        return False
    left, right = text[first - 1], text[last]
    if left.isascii() and right.isascii():
        return (left.isalnum() and right.isalnum()) or left in ",.;:" or not left.isdigit()
    if not keep:
        return last - first > 1 and not (left.isascii() or right.isascii())
    # 詹 敏, 经 济 建 设: characters spread out to fill a line, no words.
    alone_left = first - 1 == start or text[first - 2] in " \u3000"
    alone_right = last + 1 == stop or text[last + 1] in " \u3000"
    return not (alone_left and alone_right)


def _needs_space(text: str, before: int, after: int) -> bool:
    """Whether a broken line parted two Latin words."""
    return bool(
        after > 0
        and text[after - 1] == "\n"
        and _LATIN.match(text, before)
        and _LATIN.match(text, after)
        and (text[before].isalpha() or text[after].isalpha())
    )
