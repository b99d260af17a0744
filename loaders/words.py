"""A witness of word boundaries: does a word run across the place where a line broke?

Reads the word list that jieba ships, once and only when first asked; no tokenizer, no shared state.
"""

from functools import cache
from pathlib import Path

import jieba

_LONGEST = 4
# Words rarer than this in jieba's counts are mostly names and accidents.
_RARE = 3


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


def runs_across(left: str, right: str) -> bool:
    """Return whether a word begins at the end of `left` and ends at the beginning of `right`.

    命|题 is such a place, 产业|发展 is none: what stands on both sides is complete there.
    """
    words = _words()
    whole_left = left[-2:] in words or left[-3:] in words
    whole_right = right[:2] in words or right[:3] in words
    for size in range(_LONGEST, 1, -1):
        for head in range(1, size):
            if head > len(left) or size - head > len(right):
                continue
            if left[-head:] + right[: size - head] in words:
                # Chance pairs such as 的人|民营 need a broken side to count.
                if size > 2 or not (whole_left and whole_right):
                    return True
    return False
