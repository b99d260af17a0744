"""The weights of Baidu's LAC-small network, as jieba 0.42.1 ships them.

The files are raw float32 after a short header. A GRU's recurrent matrix is stored as
[128 x 256 update and reset | 128 x 128 candidate], its step is h = (1 - u) h + u c, and the reset
gate is applied before the product (`linear_before_reset=0` in ONNX, with z = 1 - u).
Source: jieba (MIT), the network's code carries an Apache-2.0 header.
"""

from dataclasses import dataclass
from pathlib import Path

import jieba
import numpy as np
import numpy.typing as npt

HIDDEN = 128
Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Direction:
    """One direction of a GRU layer: input weights and bias, gate and candidate recurrences."""

    weight: Array
    bias: Array
    gates: Array
    candidate: Array


@dataclass(frozen=True, slots=True)
class LacWeights:
    """Character embeddings by character, and the four directions (two layers) of the encoder."""

    embeddings: dict[str, Array]
    unknown: Array
    directions: tuple[Direction, Direction, Direction, Direction]


def lac_weights() -> LacWeights:
    """Read the weights from the installed jieba."""
    folder = Path(jieba.__file__).parent / "lac_small"
    rows: dict[str, int] = {}
    for line in (folder / "word.dic").read_text(encoding="utf-8").splitlines():
        index, _, word = line.partition("\t")
        if word:
            rows[word] = int(index)
    table = _read(folder, "word_emb", (-1, HIDDEN))
    directions = []
    for i in range(4):
        width = HIDDEN if i < 2 else 2 * HIDDEN
        recurrent = _read(folder, f"gru_{i}.w_0", (HIDDEN * 3 * HIDDEN,))
        cut = HIDDEN * 2 * HIDDEN
        directions.append(
            Direction(
                _read(folder, f"fc_{i}.w_0", (width, 3 * HIDDEN)),
                _read(folder, f"fc_{i}.b_0", (3 * HIDDEN,))
                + _read(folder, f"gru_{i}.b_0", (3 * HIDDEN,)),
                recurrent[:cut].reshape(HIDDEN, 2 * HIDDEN),
                recurrent[cut:].reshape(HIDDEN, HIDDEN),
            )
        )
    embeddings = {word: table[row] for word, row in rows.items() if len(word) == 1}
    a, b, c, d = directions
    return LacWeights(embeddings, table[rows["OOV"]], (a, b, c, d))


def _read(folder: Path, name: str, shape: tuple[int, ...]) -> Array:
    data = (folder / "model_baseline" / name).read_bytes()
    if shape[0] == -1:  # the embedding: all rows that the file holds
        shape = ((len(data) - 29) // (4 * shape[1]), shape[1])
    size = int(np.prod(shape)) * 4
    return np.frombuffer(data[-size:], dtype="<f4").reshape(shape).copy()
