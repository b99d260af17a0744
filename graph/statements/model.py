"""The trained judge of candidates: a linear and a boosted half, a second look, one calibration.

`model.json.gz` holds all of it: hashed weights in one byte each, boosted trees in LightGBM's text
format, the two numbers of the calibration and the threshold. `zhengtu.training.statements` makes
it; here it is only read and applied. Without the file the rules alone decide.
"""

import base64
import gzip
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graph.forest import Forest
from graph.statements.errors import StatementError
from graph.statements.features import Table, column_names
from graph.statements.ngrams import BITS, SIZE, linear_scores
from graph.statements.rows import Rows
from graph.statements.triples import Second, second_columns, second_look

Floats = npt.NDArray[np.float64]

FORMAT = 1
RULE_THRESHOLD = 0.3
_FILE = "model.json.gz"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a judge thinks of a document's rows (`row`) and triples (`triple`).

    `best` is each triple's best row. Both are probabilities after calibration and vetoes.
    """

    row: Floats
    triple: Floats
    best: npt.NDArray[np.int64]


@dataclass(frozen=True)
class Linear:
    """The linear half: one signed byte per hashed n-gram, times `scale`, plus `bias`."""

    weights: npt.NDArray[np.int8]
    scale: float
    bias: float

    @cached_property
    def _table(self) -> npt.NDArray[np.float32]:
        """The weights as they are summed, and 0 for what is empty."""
        return np.append(self.weights.astype(np.float32) * np.float32(self.scale), np.float32(0))

    def probabilities(self, rows: Rows) -> Floats:
        """Return the probability of each row."""
        return sigmoid(linear_scores(rows.slots, self._table, self.bias).astype(np.float64))


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees: the mean of several forests trained with different seeds."""

    texts: tuple[str, ...]
    forests: tuple[Forest, ...]

    @classmethod
    def read(cls, texts: Sequence[str]) -> "Trees":
        """Return the trees that LightGBM wrote as text."""
        return cls(tuple(texts), tuple(Forest.parse(t) for t in texts))

    def probabilities(self, table: Table) -> Floats:
        """Return the probability of each row of a table."""
        found = [f.probabilities(table) for f in self.forests]
        return np.asarray(np.mean(found, axis=0), dtype=np.float64)

    def contributions(self, row: Table) -> Floats:
        """Return how much each column of one row moves the log odds."""
        found = [f.contributions(row) for f in self.forests]
        return np.asarray(np.mean(found, axis=0), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Model:
    """The whole judge; `slope` and `offset` calibrate log odds, `threshold` makes a statement."""

    linear: Linear
    first: Trees
    second: Trees
    slope: float
    offset: float
    threshold: float

    def first_scores(self, rows: Rows) -> Floats:
        """Return the first judge's probability for each row, vetoes applied."""
        if not len(rows):
            return np.zeros(0)
        mean = (self.linear.probabilities(rows) + self.first.probabilities(rows.table)) / 2
        return np.minimum(mean, rows.verdict.cap)

    def judge(self, rows: Rows) -> Judgement:
        """Judge a document's candidates."""
        scores = self.first_scores(rows)
        seen: Second = second_look(rows, scores)
        raw = combine(seen.table[:, 0].astype(np.float64), self.second.probabilities(seen.table))
        triple = np.minimum(self.calibrate(raw), rows.verdict.cap[seen.best])
        share = scores / np.maximum(scores[seen.best][rows.triple], 1e-9) if len(rows) else scores
        return Judgement(triple[rows.triple] * share, triple, seen.best)

    def calibrate(self, probability: Floats) -> Floats:
        """Return the calibrated probability."""
        return sigmoid(self.slope * log_odds(probability) + self.offset)


class RuleJudge:
    """The judge when no model is there: a rule's own confidence."""

    threshold = RULE_THRESHOLD

    def judge(self, rows: Rows) -> Judgement:
        """Judge a document's candidates by the rules alone."""
        scores = np.minimum(rows.verdict.confidence, rows.verdict.cap).astype(np.float64)
        seen = second_look(rows, scores)
        return Judgement(scores, seen.table[:, 0].astype(np.float64), seen.best)


Judge = Model | RuleJudge


def combine(first: Floats, second: Floats) -> Floats:
    """Join a triple's best sentence and the second look."""
    return (first + second) / 2


def sigmoid(odds: Floats) -> Floats:
    """Return the probability of log odds."""
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))))


def log_odds(probability: Floats) -> Floats:
    """Return the log odds of a probability."""
    inside = np.clip(probability, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(inside / (1 - inside)))


def load_judge(path: Path | None = None) -> Judge:
    """Return the trained model, or the rules alone, saying so, where there is none."""
    if path is None:
        packed = resources.files("graph.statements").joinpath(_FILE)
        if not packed.is_file():
            _LOG.warning("statements: no %s, judging by rules.yaml alone", _FILE)
            return RuleJudge()
        return _read(packed.read_bytes(), _FILE)
    return _read(path.read_bytes(), str(path))


def _read(data: bytes, name: str) -> Model:
    try:
        raw = json.loads(gzip.decompress(data))
        if raw["format"] != FORMAT or raw["bits"] != BITS:
            raise StatementError(f"{name}: written for another version; train it again")
        if tuple(raw["columns"]) != column_names() or raw["second"] != list(second_columns()):
            raise StatementError(
                f"{name}: trained with other columns than features.py and triggers.yaml have now; "
                "run python -m zhengtu.training.statements"
            )
        weights = np.frombuffer(base64.b64decode(raw["weights"]), dtype=np.int8)
        if len(weights) != SIZE:
            raise StatementError(f"{name}: holds {len(weights)} weights instead of {SIZE}")
        return Model(
            Linear(weights, raw["scale"], raw["bias"]),
            Trees.read(raw["first_trees"]),
            Trees.read(raw["second_trees"]),
            raw["slope"],
            raw["offset"],
            raw["threshold"],
        )
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise StatementError(f"{name}: not a statement model ({error})") from error


def write_model(model: Model, path: Path) -> None:
    """Write a model; the same model gives the same bytes."""
    raw = {
        "format": FORMAT,
        "bits": BITS,
        "columns": list(column_names()),
        "second": list(second_columns()),
        "weights": base64.b64encode(model.linear.weights.tobytes()).decode(),
        "scale": model.linear.scale,
        "bias": model.linear.bias,
        "first_trees": list(model.first.texts),
        "second_trees": list(model.second.texts),
        "slope": model.slope,
        "offset": model.offset,
        "threshold": model.threshold,
    }
    data = gzip.compress(json.dumps(raw, ensure_ascii=False).encode(), compresslevel=9, mtime=0)
    partial = path.with_suffix(".partial")
    partial.write_bytes(data)
    partial.replace(path)
