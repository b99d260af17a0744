"""Keep or drop each group of spans: a small trained model over its features.

The model is LightGBM's text format, gzipped (`selection.txt.gz`); it runs on one thread and gives
the same numbers everywhere. Without it a fixed rule stands in: what the gazetteer knows without
doubt, legal names, titles and composed bodies are kept.
"""

import gzip
import logging
from functools import cache
from pathlib import Path

import lightgbm
import numpy as np
import numpy.typing as npt

from graph.linkers.selection_features import NAMES

MODEL = Path(__file__).parent / "selection.txt.gz"
THRESHOLD = 0.45
_SURE = ("by_gazetteer", "by_legal_form", "by_title", "by_composed")
_log = logging.getLogger(__name__)


class Selection:
    """Gives each group the probability that it is an entity of its document."""

    def __init__(self, model: str | None) -> None:
        self._booster = lightgbm.Booster(model_str=model) if model else None
        self._sure = [NAMES.index(name) for name in _SURE]

    @staticmethod
    @cache
    def built_in() -> "Selection":
        """Return the selection that ships with Zhengtu."""
        if MODEL.exists():
            return Selection(gzip.decompress(MODEL.read_bytes()).decode())
        _log.warning("%s is missing: names are kept by rule, not by the trained model", MODEL)
        return Selection(None)

    def probabilities(self, features: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Return a probability for each row."""
        if len(features) == 0:
            return np.zeros(0)
        if self._booster is None:
            sure: npt.NDArray[np.float64] = (features[:, self._sure].max(axis=1) > 0) * 1.0
            return sure
        return np.asarray(self._booster.predict(features, num_threads=1), dtype=np.float64)
