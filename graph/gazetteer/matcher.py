"""Find every occurrence of a set of strings in a text, overlapping ones included.

Strings and text are compared folded (see `fold`): full-width is half-width, capitals are small,
quotes and middle dots are of one kind. Folding keeps the length, so offsets are those of the text.
A string that begins or ends with a Latin letter or a digit matches at a word boundary only:
AI is not in OpenAI, 5G not in 15G.
"""

import re
import string
from collections.abc import Iterable

from daachorse import CharwiseDoubleArrayAhoCorasick

_WORD = frozenset(string.ascii_lowercase + string.digits)
_FOLD = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {ord(c): ord(c.lower()) for c in string.ascii_uppercase}
    | {0xFF21 + i: ord("a") + i for i in range(26)}
    | {ord(c): ord('"') for c in "“”„‟「」『』〝〞"}
    | {ord(c): ord("'") for c in "‘’‛"}
    | {ord(c): ord("·") for c in "•・‧∙⋅"}
    | {0x3000: 0x20, 0x3014: ord("["), 0x3015: ord("]")}
)

_FOLDS = re.compile(f"[{re.escape(''.join(map(chr, sorted(_FOLD))))}]").search


def fold(text: str) -> str:
    """Return the text as it is compared: same length, width, case, quotes and dots levelled."""
    return text.translate(_FOLD) if _FOLDS(text) else text


class Matcher:
    """A fixed set of strings in a double-array Aho-Corasick automaton."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._strings = list(dict.fromkeys(fold(s) for s in strings))
        # The automaton refuses an empty set.
        self._automaton = CharwiseDoubleArrayAhoCorasick(self._strings) if self._strings else None
        # Bit 1: begins with a word character, bit 2: ends with one.
        self._edges = [(s[0] in _WORD) + 2 * (s[-1] in _WORD) for s in self._strings]

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Return (start, stop, folded string) of every occurrence, sorted by (start, -stop)."""
        if self._automaton is None:
            return []
        folded = fold(text)
        edges, strings = self._edges, self._strings
        found = [
            (start, stop, strings[i])
            for start, stop, i in self._automaton.find_overlapping(folded)
            if not edges[i] or _bounded(folded, start, stop, edges[i])
        ]
        found.sort(key=_order)
        return found


def _order(occurrence: tuple[int, int, str]) -> tuple[int, int]:
    return occurrence[0], -occurrence[1]


def _bounded(folded: str, start: int, stop: int, edges: int) -> bool:
    if edges & 1 and start and folded[start - 1] in _WORD:
        return False
    return not (edges & 2 and stop < len(folded) and folded[stop] in _WORD)
