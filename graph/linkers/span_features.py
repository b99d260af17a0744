"""Features of single spans, for all spans of a document at once.

A row is one occurrence of one group; columns are `NAMES`. Everything is array arithmetic over the
document's characters: the tagger's confidence, what stands before and after, quotes and brackets,
and the spans around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from daachorse import CharwiseDoubleArrayAhoCorasick

from graph.lexical import BEGIN, BRACKET, END, QUOTE, SINGLE, TITLE, Lexical
from graph.linkers.groups import Group
from graph.linkers.patterns import patterns
from graph.tagger.labels import TYPES
from graph.tagger.tagger import Tagged

TYPE_INDEX = {kind: index for index, kind in enumerate(TYPES)}
_CUES = tuple(
    (side, name, words)
    for side, groups in (("before", patterns().before), ("after", patterns().after))
    for name, words in groups.items()
)
NAMES: tuple[str, ...] = (
    "confidence", "other_confidence", "inside", "edge", "exact_quote", "exact_title", "in_quote",
    "in_title", "in_bracket", "nested", "nested_same", "rival", "longer_rival", "headline",
    "unfinished", "sentence_length",
    *(f"{side}_{name}" for side, name, _ in _CUES),
)  # fmt: skip
_KNOWN = frozenset({"gazetteer", "composed", "title", "legal_form"})
_END_MARKS = ("。", "！", "？", "；", "…")
_SENTENCE_KINDS = {"body": 0.0, "headline": 1.0, "caption": 2.0}

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spans:
    """All occurrences of a document's groups, group after group.

    `first[g]` is the row of group g's first occurrence and `counts[g]` their number; `known` says
    that a list or a sure form backs the occurrence.
    """

    start: Ints
    stop: Ints
    kind: Ints
    known: npt.NDArray[np.bool_]
    first: Ints
    counts: Ints


def spans_of(groups: Sequence[Group]) -> Spans:
    """Return the occurrences of groups as arrays."""
    rows = [
        (o.start, o.stop, TYPE_INDEX[g.type], not _KNOWN.isdisjoint(o.finders))
        for g in groups
        for o in g.occurrences.values()
    ]
    table = np.array(rows, dtype=np.int64).reshape(len(rows), 4)
    counts = np.array([len(g.occurrences) for g in groups], dtype=np.int64)
    first = np.cumsum(counts) - counts
    return Spans(table[:, 0], table[:, 1], table[:, 2], table[:, 3] > 0, first, counts)


def span_features(lexical: Lexical, spans: Spans, tagged: Tagged | None) -> Floats:
    """Return an array (occurrences, len(NAMES))."""
    start, stop = spans.start, spans.stop
    text = lexical.document.text
    every = tagged.confidences(start, stop) if tagged else np.zeros((len(start), len(TYPES)))
    rows = np.arange(len(start))
    own = every[rows, spans.kind]
    others = every.copy()
    others[rows, spans.kind] = 0.0
    codes = np.frombuffer(f" {text} ".encode("utf-32-le"), dtype=np.uint32)
    before, opening, after = codes[start], codes[start + 1], codes[stop + 1]
    nesting = lexical.nesting[start]
    ahead, behind = lexical.boundaries[start], lexical.boundaries[stop - 1]
    columns = [
        own,
        others.max(axis=1),
        tagged.inside(start, stop) if tagged else np.zeros(len(start)),
        ((ahead == BEGIN) | (ahead == SINGLE)) & ((behind == END) | (behind == SINGLE)),
        ((before == ord("“")) & (after == ord("”"))) | (opening == ord("“")),
        (before == ord("《")) & (after == ord("》")),
        (nesting & QUOTE) > 0,
        (nesting & TITLE) > 0,
        (nesting & BRACKET) > 0,
        *_around(spans, every.max(axis=1)),
        *(column[start] for column in _sentences(lexical)),
        *_cues(text, start, stop),
    ]
    return np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=1)


def _sentences(lexical: Lexical) -> tuple[Floats, Floats, Floats]:
    """Return by character its sentence's kind, whether it lacks an end mark, and its length."""
    kinds, unfinished, lengths = np.zeros((3, len(lexical.document.text)), dtype=np.float32)
    for sentence in lexical.document.sentences:
        span = slice(sentence.start, sentence.stop)
        kinds[span] = _SENTENCE_KINDS.get(sentence.kind, 0.0)
        unfinished[span] = not sentence.text.rstrip("”’」』）").endswith(_END_MARKS)
        lengths[span] = len(sentence.text)
    return kinds, unfinished, lengths


@cache
def _cue_words() -> tuple[CharwiseDoubleArrayAhoCorasick, list[tuple[int, ...]]]:
    """Return an automaton of all cue words and, by word, the cues it belongs to."""
    cues: dict[str, list[int]] = {}
    for index, (_, _, words) in enumerate(_CUES):
        for word in words:
            cues.setdefault(word, []).append(index)
    names = sorted(cues)
    return CharwiseDoubleArrayAhoCorasick(names), [tuple(cues[n]) for n in names]


def _cues(text: str, start: Ints, stop: Ints) -> list[npt.NDArray[np.bool_]]:
    """Return for each cue whether one of its words stands right before or right after a span."""
    automaton, cues = _cue_words()
    marks = np.zeros((len(_CUES), len(text) + 1), dtype=np.bool_)
    for a, b, word in automaton.find_overlapping(text):
        for cue in cues[word]:
            marks[cue, b if _CUES[cue][0] == "before" else a] = True
    return [
        marks[index, start if side == "before" else stop]
        for index, (side, _, _) in enumerate(_CUES)
    ]


def meeting(spans: Spans) -> tuple[Ints, Ints]:
    """Return the rows of each two occurrences that share a character, both ways round.

    Each occurrence meets itself.
    """
    order = np.argsort(spans.start, kind="stable")
    starts = spans.start[order]
    reach = int((spans.stop - spans.start).max()) if len(starts) else 0
    low, high = np.searchsorted(starts, spans.start - reach), np.searchsorted(starts, spans.stop)
    mine, other = in_windows(low, high, order)
    shared = spans.stop[other] > spans.start[mine]
    return mine[shared], other[shared]


def in_windows(low: Ints, high: Ints, order: Ints) -> tuple[Ints, Ints]:
    """Return (i, order[j]) for each i and each j from low[i] up to high[i]."""
    counts = high - low
    mine = np.repeat(np.arange(len(low)), counts)
    offsets = np.arange(len(mine)) - np.repeat(np.cumsum(counts) - counts, counts)
    return mine, order[np.repeat(low, counts) + offsets]


def _around(spans: Spans, confidence: npt.NDArray[np.float64]) -> list[npt.NDArray[np.float64]]:
    """Return nested, nested in the same type, best rival's and best longer rival's confidence.

    A rival is another span that overlaps; a longer one holds the span. Nested means held by a
    known name.
    """
    size = len(spans.start)
    mine, other = meeting(spans)
    a, b, c, d = spans.start[mine], spans.stop[mine], spans.start[other], spans.stop[other]
    overlap = ~((a == c) & (b == d))
    mine, other, a, b, c, d = (x[overlap] for x in (mine, other, a, b, c, d))
    holds = (c <= a) & (b <= d)
    nested, same = np.zeros(size), np.zeros(size)
    rival, longer = np.zeros(size), np.zeros(size)
    np.maximum.at(rival, mine, confidence[other])
    np.maximum.at(longer, mine[holds], confidence[other[holds]])
    held = holds & spans.known[other]
    nested[mine[held]] = 1.0
    alike = held & (spans.kind[mine] == spans.kind[other])
    same[mine[alike]] = 1.0
    return [nested, same, rival, longer]
