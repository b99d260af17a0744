"""Keep or drop each group of spans: a small trained model over its features, in two looks.

The first look judges each group by itself, the second with what the first said of its neighbours.
`selection.json.gz` holds for each look LightGBM models in their text format, whose mean counts;
`Forest` reads them, so that LightGBM itself (and the system library it wants) is needed for
training only. Without them a fixed rule stands in: what the gazetteer knows without doubt, legal
names, titles and composed bodies are kept.
"""

import gzip
import json
import logging
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graph.forest import Forest
from graph.linkers.joint_features import Neighbours, joint_features
from graph.linkers.selection_features import NAMES

MODEL = Path(__file__).parent / "selection.json.gz"
THRESHOLD = 0.35
_HOPELESS = 0.03  # at the first look: two groups in five, and no second look would keep one
_SURE = ("by_gazetteer", "by_legal_form", "by_title", "by_composed")
_log = logging.getLogger(__name__)


class Selection:
    """Gives each group the probability that it is an entity of its document."""

    def __init__(self, looks: Sequence[Sequence[str]]) -> None:
        self._looks = [[Forest.parse(model) for model in models] for models in looks]
        self._sure = [NAMES.index(name) for name in _SURE]

    @staticmethod
    @cache
    def built_in() -> "Selection":
        """Return the selection that ships with Zhengtu."""
        if MODEL.exists():
            return Selection(json.loads(gzip.decompress(MODEL.read_bytes())))
        _log.warning("%s is missing: names are kept by rule, not by the trained model", MODEL)
        return Selection(())

    def probabilities(
        self, features: npt.NDArray[np.float32], near: Neighbours
    ) -> npt.NDArray[np.float64]:
        """Return a probability for each row, given who its neighbours are."""
        if len(features) == 0:
            return np.zeros(0)
        if not self._looks:
            sure: npt.NDArray[np.float64] = (features[:, self._sure].max(axis=1) > 0) * 1.0
            return sure
        first, *further = self._looks
        found = _mean(first, features)
        for forests in further:
            hopeful = found >= _HOPELESS
            joint = joint_features(near, found)[hopeful]
            found[hopeful] = _mean(forests, np.concatenate([features[hopeful], joint], axis=1))
        return found


def _mean(forests: Sequence[Forest], rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    predicted = [forest.probabilities(rows) for forest in forests]
    mean: npt.NDArray[np.float64] = np.mean(predicted, axis=0, dtype=np.float64)
    return mean
