"""Calibrate a judge's probabilities and choose the bar from which it makes a statement.

What counts as right here is what evaluation counts: relations that the annotation calls implied
are neither right nor wrong, so they teach nothing. A group of documents counts as much as any
other, however long it is: how densely pages are annotated differs more between groups than within.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from graph.statements.model import log_odds, sigmoid
from zhengtu.evaluation.gold import EXPLICIT, IMPLIED
from zhengtu.training.logistic import fit_logistic

Floats = npt.NDArray[np.float64]

# Below this nothing is stated, whatever F1 would gain: one in four is no claim to show anybody.
LOWEST_THRESHOLD = 0.25
_HIGHEST = 0.71
_STEP = 0.01
_GROUP_WEIGHT = 1000.0


def fit_calibration(
    raw: Floats, certainty: Sequence[str], groups: Sequence[str]
) -> tuple[float, float]:
    """Return the slope and offset on the log odds of out-of-fold probabilities.

    `certainty` is what the annotation says of each (explicit, implied, or empty: untrue), `groups`
    the group of documents each comes from.
    """
    said = np.array(certainty)
    used = said != IMPLIED
    _, group, counts = np.unique(np.array(groups)[used], return_inverse=True, return_counts=True)
    weight = (_GROUP_WEIGHT / counts)[group.reshape(-1)]
    weights, offset = fit_logistic(
        csr_matrix(log_odds(raw[used])[:, None]),
        said[used] == EXPLICIT,
        weight,
        inverse_penalty=1e6,
    )
    return float(weights[0]), offset


def calibrated(raw: Floats, slope: float, offset: float) -> Floats:
    """Return the calibrated probabilities."""
    return sigmoid(slope * log_odds(raw) + offset)


def best_threshold(probability: Floats, certainty: Sequence[str], wanted: int) -> float:
    """Return the bar with the best F1 where `wanted` explicit relations are to be found."""
    said = np.array(certainty)
    best, threshold = -1.0, 0.5
    for bar in np.arange(LOWEST_THRESHOLD, _HIGHEST, _STEP):
        kept = said[probability >= bar]
        precision = float((kept != "").mean()) if len(kept) else 0.0
        recall = float((kept == EXPLICIT).sum()) / max(wanted, 1)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        if f1 > best:
            best, threshold = f1, round(float(bar), 2)
    return threshold
