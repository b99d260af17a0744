"""The tagger's features beside the characters: a small vector for each character of a document.

Columns: gazetteer hits (first, inner, last character, by type), hits that need context, generic
terms, jieba's boundaries, quotation and title marks, kinds of character, and suffix words with
the distance to the next one. All are set by slices, never character by character in Python.
"""

from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt
import yaml
from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from graph.gazetteer.entry import NameKind
from graph.lexical import Lexical
from graph.tagger.labels import TYPES

_TYPE_INDEX = {name: index for index, name in enumerate(TYPES)}
_GAZETTEER = 0  # three columns a type
_CONTEXT = 3 * len(TYPES)  # three columns
_GENERIC = _CONTEXT + 3
_BOUNDARY = _GENERIC + 1  # four columns
_NESTING = _BOUNDARY + 4  # three columns
_CHARACTER = _NESTING + 3  # four columns
_SUFFIX = _CHARACTER + 4  # three columns a type: first, last character of it, and ahead
WIDTH = _SUFFIX + 3 * len(TYPES)
_REACH = 12  # how far ahead a suffix word is announced, in characters
_STOPS = frozenset("，。、；：！？“”《》（）")
_NUMERALS = frozenset("一二三四五六七八九十百千万亿两")


class _Suffixes:
    """The suffix words of `suffixes.yaml` in an automaton."""

    def __init__(self) -> None:
        raw = yaml.safe_load(
            resources.files("graph.tagger").joinpath("suffixes.yaml").read_text(encoding="utf-8")
        )
        kinds: dict[str, list[int]] = {}
        for kind, words in raw.items():
            for word in words:
                kinds.setdefault(word, []).append(_TYPE_INDEX[kind])
        self.by_kind = {_TYPE_INDEX[kind]: tuple(words) for kind, words in raw.items()}
        self.words = sorted(kinds)
        self.kinds = [kinds[word] for word in self.words]
        self.automaton = CharwiseDoubleArrayAhoCorasick(self.words, MATCH_KIND_LEFTMOST_LONGEST)


@cache
def _suffixes() -> _Suffixes:
    return _Suffixes()


def features(lexical: Lexical) -> npt.NDArray[np.float32]:
    """Return an array (characters, WIDTH) for a document's clean text."""
    text = lexical.document.text
    out = np.zeros((len(text), WIDTH), dtype=np.float32)
    _set_hits(out, lexical)
    for kind in range(4):
        out[:, _BOUNDARY + kind] = lexical.boundaries == kind
    for bit in range(3):
        out[:, _NESTING + bit] = (lexical.nesting & (1 << bit)) > 0
    _set_characters(out, text)
    _set_suffixes(out, text)
    return out


def _set_hits(out: npt.NDArray[np.float32], lexical: Lexical) -> None:
    for hit in lexical.hits:
        start, last = hit.start, hit.stop - 1
        for reading in hit.readings:
            if reading.entry.generic:
                out[start : last + 1, _GENERIC] = 1
                continue
            if reading.kind is NameKind.CONTEXT:
                column = _CONTEXT
            else:
                column = _GAZETTEER + 3 * _TYPE_INDEX[reading.entry.type]
            out[start, column] = 1
            out[start + 1 : last, column + 1] = 1
            out[last, column + 2] = 1


def _set_characters(out: npt.NDArray[np.float32], text: str) -> None:
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    ascii_ = codes < 128
    digit = (codes >= 48) & (codes <= 57)
    out[:, _CHARACTER] = digit
    out[:, _CHARACTER + 1] = ascii_ & ~digit & (((codes | 32) >= 97) & ((codes | 32) <= 122))
    out[:, _CHARACTER + 2] = np.isin(codes, [ord(c) for c in sorted(_NUMERALS)])
    out[:, _CHARACTER + 3] = (codes < 0x4E00) | (codes > 0x9FFF)


def _set_suffixes(out: npt.NDArray[np.float32], text: str) -> None:
    found = _suffixes()
    stops = np.array([i for i, c in enumerate(text) if c in _STOPS], dtype=np.int64)
    for start, stop, word in found.automaton.find(text):
        at = int(np.searchsorted(stops, start)) - 1
        reach = max(start - _REACH, int(stops[at]) + 1 if at >= 0 else 0)
        for kind in found.kinds[word]:
            column = _SUFFIX + 3 * kind
            out[start, column] = 1
            out[stop - 1, column + 1] = 1
            out[reach:start, column + 2] = 1


@cache
def suffix_kinds(name: str) -> frozenset[int]:
    """Return the indices of the types whose suffix words end a name."""
    return frozenset(kind for kind, words in _suffixes().by_kind.items() if name.endswith(words))


def ending(name: str) -> str:
    """Return the longest suffix word that ends a name, or nothing."""
    return max((w for w in _suffixes().words if name.endswith(w)), key=len, default="")
