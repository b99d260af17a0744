"""The tagger's labels: O and, for every entity type, begin, inside, end and single (BIOES)."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from graph.ontology import ontology

TYPES: tuple[str, ...] = tuple(ontology().types)
LABELS: tuple[str, ...] = ("O", *(f"{p}-{t}" for t in TYPES for p in "BIES"))
LABEL_INDEX = {label: index for index, label in enumerate(LABELS)}
FORBIDDEN = -1e4


def begin(type_index: int) -> int:
    """Return the index of B-type; I, E and S follow it."""
    return 1 + 4 * type_index


def encode(length: int, spans: Iterable[tuple[int, int, str]]) -> list[int]:
    """Return the label of each character for spans (start, stop, type) that do not overlap."""
    out = [0] * length
    for start, stop, kind in spans:
        first = LABEL_INDEX[f"B-{kind}"]
        if stop - start == 1:
            out[start] = first + 3
        else:
            out[start:stop] = [first, *([first + 1] * (stop - start - 2)), first + 2]
    return out


def transition_mask() -> npt.NDArray[np.float32]:
    """Return 0 where label j may follow label i and `FORBIDDEN` elsewhere."""
    return np.array(
        [[0.0 if _may_follow(a, b) else FORBIDDEN for b in LABELS] for a in LABELS],
        dtype=np.float32,
    )


def edge_masks() -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Return the masks of the first and of the last label of a sentence."""
    first = [0.0 if a[0] in "OBS" else FORBIDDEN for a in LABELS]
    last = [0.0 if a[0] in "OES" else FORBIDDEN for a in LABELS]
    return np.array(first, dtype=np.float32), np.array(last, dtype=np.float32)


def _may_follow(left: str, right: str) -> bool:
    if left[0] in "OES":
        return right[0] in "OBS"
    return right[0] in "IE" and right[2:] == left[2:]
