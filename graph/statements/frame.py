"""A stretch of a document as arrays: where names, clauses, lists and trigger words stand.

Everything that judges candidates asks the same few questions (how many commas between these two
places, which trigger word stands nearest before that one); over prefix sums each is one look-up,
for all candidates at once. Offsets here count characters of the stretch, sentences included whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.document import Sentence
from graph.statements.lexicon import Lexicon

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

MARKS = {"comma": "，,", "semicolon": "；;", "dun": "、", "colon": "：:—", "quote": '“”"‘’'}
CLAUSE_ENDS = "，,；;。！？!?：:"
FAR = 60
_JOINS = re.compile(
    r"""[“”"‘’'）)》]*(?:[、和与及或暨]|以及|、[^，,。；;：:“”]{1,10}[、和与及])[“”"‘’'（(《]*|[”"》][“"《]"""
)
# A masked name is one token: beyond Unicode, so that it is never mistaken for a character.
NAME_TOKEN = 0x110000


@dataclass(frozen=True, slots=True)
class Name:
    """A linked mention in a stretch: its place, type index and entity index."""

    sentence: int
    start: int
    stop: int
    type: int
    entity: int
    deictic: bool
    mention: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The arrays of one stretch. `sentence` values index the stretch's own sentences."""

    text: str
    sentence_start: Ints
    sentence_stop: Ints
    sentence: Ints
    start: Ints
    stop: Ints
    type: Ints
    entity: Ints
    deictic: Bools
    mention: Ints
    nested: Bools
    list_first: Ints
    list_last: Ints
    clause_start: Ints
    clause_stop: Ints
    marks: dict[str, Ints]
    opened: npt.NDArray[np.int32]
    closed: npt.NDArray[np.int32]
    inner_opened: npt.NDArray[np.int32]
    inner_closed: npt.NDArray[np.int32]
    last_before: npt.NDArray[np.int32]
    first_after: npt.NDArray[np.int32]
    tokens: Ints
    token_at: Ints

    def count(self, mark: str, start: Ints, stop: Ints) -> Ints:
        """Count punctuation of a kind in [start, stop)."""
        sums = self.marks[mark]
        return np.asarray(np.maximum(sums[np.maximum(stop, start)] - sums[start], 0))

    def triggers(
        self, classes: int | slice, start: Ints, stop: Ints, *, inside: bool = False
    ) -> npt.NDArray[np.int32]:
        """Count trigger words that lie in [start, stop) whole, of a class or, row by row, of each.

        `inside` counts within names too, where a word is usually no predicate.
        """
        opened, closed = (
            (self.inner_opened, self.inner_closed) if inside else (self.opened, self.closed)
        )
        return np.asarray(
            np.maximum(
                closed[classes][..., np.maximum(stop, start)] - opened[classes][..., start], 0
            )
        )


def frame(sentences: Sequence[Sentence], names: Sequence[Name], words: Lexicon) -> Frame:
    """Lay out a stretch; `names` are sorted by (start, -stop) and in the stretch's offsets."""
    text = "".join(s.text for s in sentences)
    size = len(text)
    lengths = np.array([len(s.text) for s in sentences], dtype=np.int64)
    sentence_stop = np.cumsum(lengths)
    sentence_start = sentence_stop - lengths
    table = np.array(
        [(n.sentence, n.start, n.stop, n.type, n.entity, n.deictic, n.mention) for n in names],
        dtype=np.int64,
    ).reshape(-1, 7)
    nested = _nested(names)
    first, last = _lists(text, names, nested)
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    covered = np.zeros(size + 1, dtype=bool)
    for name, inner in zip(names, nested, strict=True):
        if not inner:
            covered[name.start : name.stop] = True
    found = words.scan(text)
    outside = ~(covered[found.starts] & covered[found.stops - 1])
    shape = len(words.classes), size + 1
    opened, closed = _sums(
        shape, found.classes[outside], found.starts[outside], found.stops[outside]
    )
    inner_opened, inner_closed = _sums(shape, found.classes, found.starts, found.stops)
    before = np.full(shape, -FAR, dtype=np.int32)
    before[found.classes[outside], found.stops[outside]] = found.stops[outside]
    after = np.full(shape, size + FAR, dtype=np.int32)
    after[found.classes[outside], found.starts[outside]] = found.starts[outside]
    tokens, token_at = _mask(codes, names, nested)
    clause_start, clause_stop = _clauses(codes, sentence_start, sentence_stop)
    return Frame(
        text=text,
        sentence_start=sentence_start,
        sentence_stop=sentence_stop,
        sentence=table[:, 0],
        start=table[:, 1],
        stop=table[:, 2],
        type=table[:, 3],
        entity=table[:, 4],
        deictic=table[:, 5].astype(bool),
        mention=table[:, 6],
        nested=nested,
        list_first=first,
        list_last=last,
        clause_start=clause_start,
        clause_stop=clause_stop,
        marks={name: _prefix(np.isin(codes, _codes(chars))) for name, chars in MARKS.items()},
        opened=opened,
        closed=closed,
        inner_opened=inner_opened,
        inner_closed=inner_closed,
        last_before=np.maximum.accumulate(before, axis=1),
        first_after=np.minimum.accumulate(after[:, ::-1], axis=1)[:, ::-1],
        tokens=tokens,
        token_at=token_at,
    )


def distinct(*columns: Ints) -> tuple[Ints, Ints]:
    """Return the distinct rows of columns of small numbers, sorted, and each row's number there.

    They are packed into one number each, which sorts ten times as fast as rows do.
    """
    if not len(columns[0]):
        return np.zeros((0, len(columns)), dtype=np.int64), np.zeros(0, dtype=np.int64)
    bases = [int(column.max()) + 1 for column in columns]
    packed = columns[0].astype(np.int64)
    for column, base in zip(columns[1:], bases[1:], strict=True):
        packed = packed * base + column
    keys, where = np.unique(packed, return_inverse=True)
    parts = []
    for base in reversed(bases[1:]):
        keys, part = np.divmod(keys, base)
        parts.append(part)
    return np.column_stack((keys, *reversed(parts))), where.reshape(-1)


def _codes(characters: str) -> Ints:
    return np.array([ord(c) for c in characters], dtype=np.int64)


def _prefix(flags: Bools) -> Ints:
    return np.concatenate(([0], np.cumsum(flags)))


def _sums(
    shape: tuple[int, int], classes: Ints, starts: Ints, stops: Ints
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Return for each class the number of words that start before, and end by, each place."""
    opened = np.zeros(shape, dtype=np.int32)
    closed = np.zeros(shape, dtype=np.int32)
    np.add.at(opened, (classes, starts + 1), 1)
    np.add.at(closed, (classes, stops), 1)
    return np.cumsum(opened, axis=1, dtype=np.int32), np.cumsum(closed, axis=1, dtype=np.int32)


def _nested(names: Sequence[Name]) -> Bools:
    """Say which names lie inside a longer one."""
    flags = np.zeros(len(names), dtype=bool)
    top: Name | None = None
    for index, name in enumerate(names):
        if top is not None and name.stop <= top.stop:
            flags[index] = (name.start, name.stop) != (top.start, top.stop)
        else:
            top = name
    return flags


def _lists(text: str, names: Sequence[Name], nested: Bools) -> tuple[Ints, Ints]:
    """Return for each name the first and last name of the list it stands in (itself if alone)."""
    first = np.arange(len(names))
    last = np.arange(len(names))
    members: list[int] = []
    for index, name in enumerate(names):
        if nested[index]:
            continue
        if members:
            before = names[members[-1]]
            gap = name.start - before.stop
            twin = (before.start, before.stop) == (name.start, name.stop)
            joined = twin or (
                before.sentence == name.sentence
                and 0 < gap <= 16
                and _JOINS.fullmatch(text, before.stop, name.start) is not None
            )
            if not joined:
                members.clear()
        members.append(index)
        head = members[0]
        for member in members:
            last[member] = index
        first[index] = head
    return first, last


def _clauses(codes: Ints, sentence_start: Ints, sentence_stop: Ints) -> tuple[Ints, Ints]:
    """Return for each place where its clause starts and stops."""
    size = len(codes)
    ends = np.isin(codes, _codes(CLAUSE_ENDS))
    starts = np.zeros(size + 1, dtype=np.int64)
    starts[1:][ends] = np.flatnonzero(ends) + 1
    starts[sentence_start] = sentence_start
    stops = np.full(size + 1, size, dtype=np.int64)
    stops[:-1][ends] = np.flatnonzero(ends)
    stops[sentence_stop - 1] = np.minimum(stops[sentence_stop - 1], sentence_stop)
    return (
        np.maximum.accumulate(starts),
        np.minimum.accumulate(stops[::-1])[::-1],
    )


def _mask(codes: Ints, names: Sequence[Name], nested: Bools) -> tuple[Ints, Ints]:
    """Return the text with each outermost name as one token, and the token index of each place."""
    kept = np.ones(len(codes), dtype=bool)
    masked = codes.copy()
    masked[(codes >= ord("0")) & (codes <= ord("9"))] = ord("0")
    for name, inner in zip(names, nested, strict=True):
        if not inner:
            masked[name.start] = NAME_TOKEN + name.type + (16 if name.deictic else 0)
            kept[name.start + 1 : name.stop] = False
    return masked[kept], np.concatenate(([0], np.cumsum(kept)))
