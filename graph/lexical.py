"""The lexical analysis of a document: what finders and the tagger both look at.

One pass over the whole text gives gazetteer hits, jieba's word boundaries and the nesting of
quotation marks, as arrays over the document's characters; sentences are slices of them.
jieba is used without its hidden Markov model (`graph.word_ends`): boundaries then depend on its
dictionary alone, and no process-wide state is touched.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.document import Document
from graph.gazetteer.entry import Hit
from graph.gazetteer.gazetteer import Gazetteer
from graph.word_ends import word_ends

BEGIN, MIDDLE, END, SINGLE = 0, 1, 2, 3
_STARTS, _ENDS = (BEGIN, SINGLE), (END, SINGLE)
QUOTE, TITLE, BRACKET = 1, 2, 4
_PAIRS = {"“": ("”", QUOTE), "《": ("》", TITLE), "（": ("）", BRACKET)}
_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Lexical:
    """The analysis of one document.

    `boundaries[i]` is BEGIN, MIDDLE, END or SINGLE of jieba's word at character i; `marks` holds
    the same as bytes, of which one is read four times as fast as of an array; `nesting[i]` is a
    sum of QUOTE, TITLE, BRACKET for what encloses it (marks included); `hits` are the gazetteer's
    hits by (start, -stop), none of which crosses the end of a sentence.
    """

    document: Document
    hits: tuple[Hit, ...]
    boundaries: npt.NDArray[np.int8]
    marks: bytes
    nesting: npt.NDArray[np.int8]
    _sentence_of: Sequence[int]
    _by_type: Mapping[str, tuple[Hit, ...]]

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds the character at `offset`, else -1."""
        return self._sentence_of[offset]

    def same_sentence(self, start: int, stop: int) -> bool:
        """Say whether [start, stop) lies within one sentence."""
        return self._sentence_of[start] == self._sentence_of[stop - 1]

    def hits_of(self, kind: str) -> tuple[Hit, ...]:
        """Return the hits that have a reading of that type which is no generic term."""
        return self._by_type.get(kind, ())

    def is_word_edge(self, start: int, stop: int) -> bool:
        """Say whether jieba puts word boundaries at both ends of the span."""
        return (start == 0 or self.starts_word(start)) and self.ends_word(stop)

    def starts_word(self, start: int) -> bool:
        """Say whether one of jieba's words starts at an offset."""
        return self.marks[start] in _STARTS

    def ends_word(self, stop: int) -> bool:
        """Say whether one of jieba's words ends before an offset."""
        return self.marks[stop - 1] in _ENDS


def analyse(document: Document, gazetteer: Gazetteer) -> Lexical:
    """Analyse a document's clean text."""
    starts = [s.start for s in document.sentences]
    stops = [s.stop for s in document.sentences]
    sentence_of = [-1] * len(document.text)
    for s in document.sentences:
        sentence_of[s.start : s.stop] = [s.index] * (s.stop - s.start)
    hits = []
    by_type: dict[str, list[Hit]] = {}
    for hit in gazetteer.hits(document.text):
        index = bisect_right(starts, hit.start) - 1
        if index >= 0 and hit.stop <= stops[index]:
            hits.append(hit)
            for kind in {r.entry.type for r in hit.readings if not r.entry.generic}:
                by_type.setdefault(kind, []).append(hit)
    boundaries = _boundaries(document.text)
    return Lexical(
        document,
        tuple(hits),
        boundaries,
        boundaries.tobytes(),
        _nesting(document.text, stops),
        sentence_of,
        {kind: tuple(found) for kind, found in by_type.items()},
    )


def _boundaries(text: str) -> npt.NDArray[np.int8]:
    stops = np.array(word_ends(text), dtype=np.int64)
    starts = np.concatenate(([0], stops))[:-1]
    lengths = stops - starts
    out = np.full(len(text), MIDDLE, dtype=np.int8)
    out[starts] = BEGIN
    out[stops - 1] = END
    out[starts[lengths == 1]] = SINGLE
    return out


def _nesting(text: str, sentence_stops: list[int]) -> npt.NDArray[np.int8]:
    """Mark what stands inside a pair of marks of one sentence, if the pair is not too long."""
    out = np.zeros(len(text), dtype=np.int8)
    for opening, (closing, flag) in _PAIRS.items():
        start = text.find(opening)
        while start >= 0:
            stop = text.find(closing, start + 1, start + _LONGEST_QUOTE)
            following = text.find(opening, start + 1)
            if stop > 0 and not 0 < following < stop and not _crosses(sentence_stops, start, stop):
                out[start : stop + 1] |= flag
            start = following
    return out


def _crosses(sentence_stops: list[int], start: int, stop: int) -> bool:
    return bisect_right(sentence_stops, start) != bisect_right(sentence_stops, stop)
