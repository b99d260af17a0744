"""Find phrases that end in a telling word: 实施算力筑基工程, 出台算力券发放实施细则.

Where such a phrase begins the form does not say: after the last punctuation mark, or after any
opening word (实施, 出台, 与, 的) in between. Each is proposed; selection chooses.
"""

import re
from collections.abc import Iterator
from functools import cache

from graph.linkers.patterns import patterns
from graph.linkers.scene import Scene

_MARKS = frozenset("，。；、：！？《》（）\n ")
_SHORTEST, _LONGEST = 3, 40
_MOST = 4


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(patterns().alternation("phrase_openers"))


@cache
def _endings(key: str) -> re.Pattern[str]:
    # What may follow a name; an ending inside a longer word is none (计划生育, 工程师).
    return re.compile(
        rf"(?:{patterns().alternation(key)})(?=[，。；、：！？（）《》”的等和与及在是将已为由从中内]|$)"
    )


def phrases(scene: Scene, endings: str) -> Iterator[tuple[int, int]]:
    """Yield (start, stop) of phrases that end in a word of the pattern list `endings`."""
    lexical = scene.lexical
    text = lexical.document.text
    for found in _endings(endings).finditer(text):
        stop = found.end()
        if not lexical.ends_word(stop):
            continue
        first = stop
        while (
            first > 0
            and stop - first < _LONGEST
            and text[first - 1] not in _MARKS
            and lexical.same_sentence(first - 1, stop)
        ):
            first -= 1
        starts = [first, *(first + m.end() for m in _openers().finditer(text[first:stop]))]
        near = [s for s in starts if stop - s >= _SHORTEST and s <= found.start()]
        for start in sorted(set(near))[-_MOST:]:
            yield start, stop
