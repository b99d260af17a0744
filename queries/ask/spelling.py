"""Mend small slips in the English words of a question: wich counties, suport.

Only words that nothing explains are looked at, and only where one known word is near.
"""

import difflib
import re
from collections.abc import Sequence
from functools import cache

from queries.ask.lexicon import lexicon
from queries.names import english_names

_SHORTEST = 4
_NEAR = 0.88


def mended(text: str, unread: Sequence[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the text with unread words replaced by near ones, and the pairs (written, taken)."""
    pairs = []
    for word in unread:
        if len(word) < _SHORTEST or not word.isascii() or not word.isalpha():
            continue
        near = difflib.get_close_matches(word.lower(), _words(), n=2, cutoff=_NEAR)
        if near and near[0] != word.lower():
            pairs.append((word, near[0]))
            text = re.sub(rf"\b{re.escape(word)}\b", near[0], text)
    return text, tuple(pairs)


@cache
def _words() -> tuple[str, ...]:
    every = (*lexicon().words, *english_names().names)
    words = {w for phrase in every if phrase.isascii() for w in phrase.split() if w.isalpha()}
    return tuple(sorted(w for w in words if len(w) >= _SHORTEST))
