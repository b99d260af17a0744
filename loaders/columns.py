"""How wide the printed column is around each row, and whether lines there are broken by it.

A text layer or an OCR writes one printed row a line: a row as wide as its neighbours goes on in
the next. A text typed by someone has one paragraph a line, and widths tell nothing.
"""

from dataclasses import dataclass

import numpy as np

from loaders.rows import Row

_REACH = 8
# In half-widths (a Chinese character is two): no column is wider, narrower rows tell nothing.
_WIDEST = 110
_FULL = 0.85


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
    """Measure the column around each row."""
    widths = [len(row.text.encode("gb18030", "replace")) for row in rows]
    if not rows:
        return Column([], [])
    padded = np.pad(np.array(widths, dtype=np.int32), _REACH, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * _REACH + 1)
    around = np.sort(windows, axis=1)[:, int((2 * _REACH + 1) * 0.8)]
    full = (windows >= (around * _FULL)[:, None]).mean(axis=1)
    ended = np.array([row.text[-1] in "。！？!?.；;" for row in rows], dtype=np.float32)
    open_ended = 1 - np.convolve(np.pad(ended, _REACH, mode="edge"), _window(), mode="valid")
    broken = (around <= _WIDEST) & (around >= 12) & (full >= 0.45) & (open_ended >= 0.55)
    return Column(widths, [int(w) if b else 0 for w, b in zip(around, broken, strict=True)])


def _window() -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    size = 2 * _REACH + 1
    return np.full(size, 1 / size, dtype=np.float32)
