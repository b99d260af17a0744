"""Keep or drop each group of spans: a small trained model over its features.

`selection.json.gz` is a list of LightGBM models in its text format, whose mean counts; `Forest`
reads them, so that LightGBM itself (and the system library it wants) is needed for training only.
Without them a fixed rule stands in: what the gazetteer knows without doubt, legal names, titles
and composed bodies are kept.
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
from graph.linkers.selection_features import NAMES

MODEL = Path(__file__).parent / "selection.json.gz"
THRESHOLD = 0.35
_SURE = ("by_gazetteer", "by_legal_form", "by_title", "by_composed")
_log = logging.getLogger(__name__)


class Selection:
    """Gives each group the probability that it is an entity of its document."""

    def __init__(self, models: Sequence[str]) -> None:
        self._forests = [Forest.parse(model) for model in models]
        self._sure = [NAMES.index(name) for name in _SURE]

    @staticmethod
    @cache
    def built_in() -> "Selection":
        """Return the selection that ships with Zhengtu."""
        if MODEL.exists():
            return Selection(json.loads(gzip.decompress(MODEL.read_bytes())))
        _log.warning("%s is missing: names are kept by rule, not by the trained model", MODEL)
        return Selection(())

    def probabilities(self, features: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Return a probability for each row."""
        if len(features) == 0:
            return np.zeros(0)
        if not self._forests:
            sure: npt.NDArray[np.float64] = (features[:, self._sure].max(axis=1) > 0) * 1.0
            return sure
        predicted = [forest.probabilities(features) for forest in self._forests]
        mean: npt.NDArray[np.float64] = np.mean(predicted, axis=0, dtype=np.float64)
        return mean
