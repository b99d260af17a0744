"""The words around a candidate as hashed n-grams, for the linear half of the model.

Names are masked by their type (Frame.tokens), digits are one digit. Every n-gram of a window is
hashed with the window's tag, once alone and once with the relation; a candidate is then a row of
slot numbers, and its linear score the sum of the weights in those slots. All candidates at once.
"""

import numpy as np
import numpy.typing as npt

from graph.statements.background import Background
from graph.statements.candidates import Candidates
from graph.statements.features import Table, column_names
from graph.statements.frame import Frame, Ints
from graph.statements.places import places

BITS = 17
SIZE = 1 << BITS
# Weight 0 for slots that a short window leaves empty.
EMPTY = SIZE

Slots = npt.NDArray[np.int32]
_Hashes = npt.NDArray[np.uint32]

_MIX = np.uint32(2654435761)
_RELATION_MIX = np.uint32(40503)


def _mix(value: _Hashes) -> _Hashes:
    """Scramble 32 bits (multiply, fold, multiply): wrap-around is intended."""
    value = value * _MIX
    value = value ^ (value >> np.uint32(15))
    return value * np.uint32(2246822519)


def _grams(tokens: Ints, longest: int) -> list[_Hashes]:
    """Return the hash of the n-gram that starts at each token, for n = 1 … longest."""
    padded = np.concatenate((tokens, np.zeros(longest, dtype=np.int64))).astype(np.uint32)
    size = len(tokens) + 1
    hashes = [_mix(padded[:size] + np.uint32(1))]
    for n in range(1, longest):
        hashes.append(_mix(hashes[-1] + padded[n : n + size] * np.uint32(31) + np.uint32(n)))
    return hashes


def _placed(hashes: _Hashes, valid: npt.NDArray[np.bool_]) -> Slots:
    slots = (hashes >> np.uint32(32 - BITS)).astype(np.int32)
    slots[~valid] = EMPTY
    return slots


class _Row:
    """Collects the slots of all candidates, column by column."""

    def __init__(self, relation: Ints) -> None:
        self._relation = ((relation.astype(np.uint32) + np.uint32(1)) * _RELATION_MIX)[:, None]
        self._columns: list[Slots] = []

    def add(self, hashes: _Hashes, valid: npt.NDArray[np.bool_]) -> None:
        """Add a block of hashes (candidates × k), each alone and together with the relation."""
        self._columns.append(_placed(_mix(hashes ^ self._relation), valid))
        self._columns.append(_placed(_mix(hashes), valid))

    def add_cells(self, row: Ints, column: Ints, hashes: _Hashes, width: int) -> None:
        """Add a block of `width` columns, empty but for some cells, together with the relation."""
        block = np.full((len(self._relation), width), EMPTY, dtype=np.int32)
        block[row, column] = _mix(hashes ^ self._relation[row, 0]) >> np.uint32(32 - BITS)
        self._columns.append(block)

    def slots(self) -> Slots:
        return np.concatenate(self._columns, axis=1)


# Window: tag, reach in tokens, n-gram sizes.
_WINDOWS = (
    ("between", 14, (1, 2, 3)),
    ("between_end", 10, (1, 2, 3)),
    ("object_left", 8, (1, 2, 3)),
    ("object_right", 7, (1, 2, 3)),
    ("list_left", 8, (2, 3)),
    ("list_right", 8, (1, 2, 3)),
    ("subject_right", 8, (2, 3)),
    ("subject_left", 5, (1, 2)),
)


def slots(here: Frame, back: Background, found: Candidates, table: Table) -> Slots:
    """Return the slot numbers of each candidate (EMPTY where a window is short)."""
    at = places(here, found)
    row = _Row(found.relation)
    grams = _grams(here.tokens, 3)
    token = here.token_at
    s = np.where(found.subject_at >= 0, found.subject_at, at.anchor)
    begin = token[here.sentence_start[found.sentence]]
    end = token[here.sentence_stop[found.sentence]]
    between = token[at.between_start], token[at.between_stop]
    anchor = token[here.start[at.anchor]], token[here.stop[at.anchor]]
    around = token[at.anchor_start], token[at.anchor_stop]
    subject = token[here.start[s]], token[here.stop[s]]
    listed = here.list_first[at.anchor] != here.list_last[at.anchor]
    named = found.subject_at >= 0
    everywhere = np.ones(len(found), dtype=bool)
    bounds = {
        "between": (between[0], np.minimum(between[1], between[0] + 14), everywhere),
        "between_end": (np.maximum(between[0], between[1] - 10), between[1], everywhere),
        "object_left": (np.maximum(begin, anchor[0] - 8), anchor[0], everywhere),
        "object_right": (anchor[1], np.minimum(end, anchor[1] + 7), everywhere),
        "list_left": (np.maximum(begin, around[0] - 8), around[0], listed),
        "list_right": (around[1], np.minimum(end, around[1] + 8), everywhere),
        "subject_right": (subject[1], np.minimum(end, subject[1] + 8), named),
        "subject_left": (np.maximum(begin, subject[0] - 5), subject[0], named),
    }
    for number, (tag, reach, sizes) in enumerate(_WINDOWS):
        start, stop, where = bounds[tag]
        for n in sizes:
            place = start[:, None] + np.arange(reach - n + 1)
            valid = (place + n <= stop[:, None]) & where[:, None]
            hashes = grams[n - 1][np.where(valid, place, 0)] + np.uint32(7919 * (number + 1))
            row.add(hashes, valid)
    _add_columns(row, table)
    _add_names(row, back, found)
    return row.slots()


def no_slots() -> Slots:
    """Return the slots of no candidate, as wide as those of any."""
    windows = sum(reach - n + 1 for _, reach, sizes in _WINDOWS for n in sizes)
    return np.zeros((0, 2 * windows + len(column_names()) + 12), dtype=np.int32)


def _add_columns(row: _Row, table: Table) -> None:
    """Add every non-zero column, in logarithmic buckets, together with the relation."""
    # Most cells are zero: only the others are worked on. A fraction below one is zero, too.
    column, at = np.nonzero(np.abs(table.T) >= 1)
    values = table.T[column, at]
    size = np.abs(values)
    buckets = np.where(
        size > 3, np.sign(values) * np.floor(np.log2(size + 1) * 1.5), values
    ).astype(np.int64)
    keys = column.astype(np.uint32) * np.uint32(104729)
    hashes = _mix(keys + buckets.astype(np.uint32) + np.uint32(17))
    row.add_cells(at, column, hashes, table.shape[1])


def _add_names(row: _Row, back: Background, found: Candidates) -> None:
    """Add how the two names begin and end."""
    for tag, index in ((1, found.subject), (2, found.object)):
        for part, cut in enumerate((slice(-1, None), slice(-2, None), slice(0, 2))):
            keys = np.array(
                [_text_hash(e.name[cut]) + 13 * tag + part for e in back.entities], dtype=np.uint32
            )
            hashes = keys[index][:, None]
            row.add(hashes, np.ones(hashes.shape, dtype=bool))


def _text_hash(text: str) -> int:
    value = 0
    for character in text:
        value = (value * 1_000_003 + ord(character)) & 0x3FFFFFFF
    return value


def linear_scores(rows: Slots, weights: npt.NDArray[np.float32], bias: float) -> Table:
    """Return the linear score (log odds) of each row; `weights` has SIZE + 1 entries, last 0."""
    if not len(rows):
        return np.zeros(0, dtype=np.float32)
    total = weights[rows].sum(axis=1, dtype=np.float64) + bias
    return np.asarray(total, dtype=np.float32)
