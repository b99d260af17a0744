"""How wide the printed column is around each row, and whether lines there are broken by it.

A text layer or an OCR writes one printed row a line: a row as wide as its neighbours goes on in
the next. A text typed by someone has one paragraph a line, and widths tell nothing.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loaders.rows import Row

_REACH = 9
# In half-widths (a Chinese character is two): no printed column is wider or narrower.
_WIDEST = 110
_NARROWEST = 12
_FULL = 0.85
_FAR = 20
_FEWEST_ROWS = 8


@dataclass(frozen=True, slots=True)
class Column:
    """Widths in half-width units: of each row, and of the column around it (0: not broken)."""

    widths: list[int]
    around: list[int]

    def is_broken(self, index: int) -> bool:
        """Return whether lines around this row are broken by a column."""
        return self.around[index] > 0

    def is_full(self, index: int, share: float = 0.8) -> bool:
        """Return whether this row fills its column, so that its text goes on."""
        return self.widths[index] >= self.around[index] * share


def measure(rows: list[Row]) -> Column:
    """Measure the column around each row.

    Columns change from page to page, so rows before and rows after are looked at apart, and
    the narrower column that can hold the row is taken.
    """
    widths = np.array([len(row.text.encode("gb18030", "replace")) for row in rows], dtype=np.int32)
    if len(rows) < _FEWEST_ROWS:
        return Column(widths.tolist(), [0] * len(rows))
    ended = np.array([row.text[-1] in "。！？!?.；;" for row in rows])
    before, broken_before = _side(widths, ended, (_REACH - 1, 0))
    after, broken_after = _side(widths, ended, (0, _REACH - 1))
    take_before = (before >= widths - 2) & ((before <= after) | (after < widths - 2))
    # At its first and last rows a document has but one side.
    take_before[:_REACH] = False
    take_before[-_REACH:] = True
    around = np.where(take_before, before, after)
    broken = _smooth(np.where(take_before, broken_before, broken_after))
    return Column(widths.tolist(), np.where(broken, around, 0).tolist())


def _side(
    widths: NDArray[np.int32], ended: NDArray[np.bool_], reach: tuple[int, int]
) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """Return the column's width on one side of each row, and whether it breaks lines."""
    windows = _windows(widths, reach)
    around = np.sort(windows, axis=1)[:, int(_REACH * 0.8)]
    full = (windows >= (around * _FULL)[:, None]).mean(axis=1)
    open_ended = 1 - _windows(ended, reach).mean(axis=1)
    possible = (around <= _WIDEST) & (around >= _NARROWEST)
    return around, possible & (full >= 0.45) & (open_ended >= 0.5)


def _smooth(broken: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Judge a row by the rows far around it too: a few headings do not unbreak a page."""
    size = 2 * _FAR + 1
    padded = np.pad(broken.astype(np.int64), (_FAR + 1, _FAR), mode="edge").cumsum()
    smoothed: NDArray[np.bool_] = (padded[size:] - padded[:-size]) * 2 > size
    return smoothed


def _windows(values: NDArray, reach: tuple[int, int]) -> NDArray:  # type: ignore[type-arg]
    return np.lib.stride_tricks.sliding_window_view(np.pad(values, reach, mode="edge"), _REACH)
