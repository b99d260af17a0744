"""A witness of word boundaries: does a word run across the place where a line broke?

Reads the word list that jieba ships, once and only when first asked; no tokenizer, no shared state.
"""

from functools import cache
from pathlib import Path

import jieba

_LONGEST = 4
# Words rarer than this in jieba's counts are mostly names and accidents.
_RARE = 3
# Characters that often are words by themselves.
_SINGLE = (
    "的是在有和与为年月日人了着也都等中上下里后前时者家个"
    "省市县区镇村说要把被对从向到并而及或其各该本"
)


@cache
def _words() -> frozenset[str]:
    words = set()
    with (Path(jieba.__file__).parent / "dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, count, _ = line.split(" ", 2)
            if 2 <= len(word) <= _LONGEST and int(count) >= _RARE:
                words.add(word)
    return frozenset(words)


def is_word(text: str) -> bool:
    """Return whether the list holds this word."""
    return text in _words()


def ends_broken(text: str) -> bool:
    """Return whether a text stops in the middle of a word: no word ends at its last character."""
    return (
        len(text) >= _LONGEST
        and "\u4e00" <= text[-1] <= "\u9fff"
        and text[-1] not in _SINGLE
        and not any(text[-size:] in _words() for size in range(2, _LONGEST + 1))
    )


def runs_across(left: str, right: str) -> bool:
    """Return whether a word begins at the end of `left` and ends at the beginning of `right`.

    命|题 is such a place, 产业|发展 is none: what stands on both sides is complete there.
    """
    words = _words()
    whole = left[-2:] in words or left[-3:] in words or right[:2] in words or right[:3] in words
    for size in range(_LONGEST, 1, -1):
        for head in range(1, size):
            if head > len(left) or size - head > len(right):
                continue
            # Chance pairs such as 版图|强支撑 count only between broken sides.
            if left[-head:] + right[: size - head] in words and (size > 2 or not whole):
                return True
    return False
