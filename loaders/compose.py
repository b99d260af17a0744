"""Put a paragraph's rows together: which characters of the source stay, and which go.

Line breaks go, and spaces inside Chinese; a break or space between two Latin words stays as one
space. Nothing is added: every character that stays is a character of the source.
"""

import re

from loaders.characters import INVISIBLE, punctuate
from loaders.persons import is_surname
from loaders.sentences import END_MARKS

Span = tuple[int, int]

_INVISIBLE = re.escape(INVISIBLE)
# Spaces, invisible characters, Markdown images and emphasis, the surplus of a row of dots.
_SPECIAL = re.compile(
    rf"[ \u3000]+|[{_INVISIBLE}]+|!\[[^\]\n]*\]\([^)\n]*\)|\*\*+|<br */?>|"
    r"(?<=··)·+|(?<=\.\.)\.+|(?<=。。)。+|"
    rf"(?<=[。！？!?”])[ ]*[{re.escape(END_MARKS)}]+$"
)
_SENTENCE = re.compile("[，。！？；,;]")
# Inside （记者 …） spaces part names.
_REPORTERS = re.compile(r"[（(][^（()）]{0,12}(?:记者|通讯员)[^）)]*$")
_BRACKET = 40
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
    if not keep and not _REPORTERS.search(text, max(start, first - _BRACKET), first):
        return last - first > 1 and not (left.isascii() or right.isascii())
    # 詹 敏, 经 济 建 设: characters spread out to fill a line, no words.
    if not (_is_alone(text, first - 1, start, stop) and _is_alone(text, last, start, stop)):
        return True
    return _parts_names(text, first - 1, start, stop)


def _is_alone(text: str, at: int, start: int, stop: int) -> bool:
    before = at == start or text[at - 1] in " \u3000（("
    return before and (at + 1 == stop or text[at + 1] in " \u3000）)")


def _parts_names(text: str, at: int, start: int, stop: int) -> bool:
    """Whether a space behind a lone character parts two spread-out names: 李 律 吴 怡."""
    head = at
    count = 1
    while head - 2 >= start and _is_alone(text, head - 2, start, stop):
        head -= 2
        count += 1
    return count % 2 == 0 and is_surname(text[head])


def _needs_space(text: str, before: int, after: int) -> bool:
    """Whether a broken line parted two Latin words, and not a number and its letter: 415|X."""
    cut = text[before].isdigit() and not _LATIN.match(text, after + 1)
    return bool(
        after > 0
        and not cut
        and text[after - 1] == "\n"
        and _LATIN.match(text, before)
        and _LATIN.match(text, after)
        and (text[before].isalpha() or text[after].isalpha())
    )
