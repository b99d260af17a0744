"""Fit the statement model: a linear and a boosted judge of sentences, a second look, calibration.

Everything is seeded and runs on one thread, so that the same examples give the same model.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import lightgbm
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, vstack

from graph.forest import strip
from graph.statements.model import Linear, Model, Trees, combine
from graph.statements.ngrams import EMPTY, SIZE, Slots
from graph.statements.triples import second_look
from zhengtu.evaluation.gold import EXPLICIT
from zhengtu.training.calibration import best_threshold, calibrated, fit_calibration
from zhengtu.training.logistic import fit_logistic
from zhengtu.training.statement_examples import Label, Labelled

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the model is fitted; the values are those that leave-one-group-out liked best."""

    seeds: tuple[int, ...] = (1, 2)
    rounds: int = 150
    second_rounds: int = 100
    inner_folds: int = 4
    inverse_penalty: float = 0.1
    implied_weight: float = 0.5
    first: Mapping[str, object] = field(
        default_factory=lambda: {
            "objective": "binary",
            "learning_rate": 0.06,
            "num_leaves": 24,
            "feature_fraction": 0.3,
            "bagging_fraction": 0.8,
            "bagging_freq": 1,
            "lambda_l2": 5.0,
            "min_sum_hessian_in_leaf": 1.0,
            "verbose": -1,
            "num_threads": 1,
            "deterministic": True,
            "force_row_wise": True,
        }
    )
    second: Mapping[str, object] = field(
        default_factory=lambda: {"learning_rate": 0.05, "num_leaves": 15}
    )


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled example with its weight and the fold it must not be split from."""

    labelled: Labelled
    fold: str
    weight: float
    calibrates: bool = False


def _leaf_size(items: Sequence[Item]) -> int:
    """Return the fewest rows of a leaf: copies of a document must not count as new evidence."""
    copies = len(items) / max(len({i.labelled.example.name for i in items}), 1)
    return int(20 * copies**0.5)


def _copies(items: Sequence[Item]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for item in items:
        name = item.labelled.example.name
        counted[name] = counted.get(name, 0) + 1
    return counted


def _matrix(slots: Slots) -> csr_matrix:
    used = slots != EMPTY
    ends = np.concatenate(([0], np.cumsum(used.sum(axis=1))))
    values = np.ones(int(ends[-1]), dtype=np.float32)
    return csr_matrix((values, slots[used], ends), shape=(len(slots), SIZE))


def _taught(item: Item) -> npt.NDArray[np.bool_]:
    label = item.labelled.label
    return np.asarray((label == Label.FALSE) | (label == Label.QUOTED))


def fit_first(items: Sequence[Item], settings: Settings) -> tuple[Linear, Trees]:
    """Fit the two judges of single sentences."""
    copies = _copies(items)
    used = [(i, _taught(i)) for i in items]
    truth = np.concatenate([i.labelled.label[m] == Label.QUOTED for i, m in used])
    weight = np.concatenate(
        [np.full(int(m.sum()), i.weight / copies[i.labelled.example.name]) for i, m in used]
    )
    table = np.vstack([i.labelled.rows.table[m] for i, m in used])
    slots = vstack([_matrix(i.labelled.rows.slots[m]) for i, m in used])
    weights, bias = fit_logistic(slots, truth, weight, inverse_penalty=settings.inverse_penalty)
    trees = _boost(
        table,
        truth,
        weight,
        {**settings.first, "min_data_in_leaf": _leaf_size(items)},
        settings.rounds,
        settings.seeds,
    )
    return _quantise(weights, bias), trees


def _quantise(weights: Floats, bias: float) -> Linear:
    """Keep one byte for each weight."""
    scale = float(np.abs(weights).max()) / 127 or 1.0
    return Linear(np.round(weights / scale).astype(np.int8), scale, bias)


def _boost(
    table: npt.NDArray[np.float32],
    truth: npt.NDArray[np.bool_],
    weight: Floats,
    params: Mapping[str, object],
    rounds: int,
    seeds: Sequence[int],
) -> Trees:
    texts = []
    for seed in seeds:
        data = lightgbm.Dataset(table, truth.astype(int), weight=weight, free_raw_data=True)
        seeded = {**params, "seed": seed, "bagging_seed": seed, "feature_fraction_seed": seed}
        booster = lightgbm.train(seeded, data, rounds)
        texts.append(strip(booster.model_to_string()))
    return Trees.read(texts)


def first_scores(linear: Linear, trees: Trees, labelled: Labelled) -> Floats:
    """Return the first judge's probability for each row."""
    rows = labelled.rows
    mean = (linear.probabilities(rows) + trees.probabilities(rows.table)) / 2
    return np.minimum(mean, rows.verdict.cap)


def fit_second(items: Sequence[Item], scores: Sequence[Floats], settings: Settings) -> Trees:
    """Fit the second look on out-of-fold scores of the first."""
    copies = _copies(items)
    tables, truth, weight = [], [], []
    for item, score in zip(items, scores, strict=True):
        tables.append(second_look(item.labelled.rows, score).table)
        truth += [bool(c) for c in item.labelled.certainty]
        share = item.weight / copies[item.labelled.example.name]
        weight += [
            share * (settings.implied_weight if c == "implied" else 1.0)
            for c in item.labelled.certainty
        ]
    params = {**settings.first, **settings.second, "min_data_in_leaf": _leaf_size(items)}
    return _boost(
        np.vstack(tables),
        np.array(truth),
        np.array(weight),
        params,
        settings.second_rounds,
        settings.seeds,
    )


def inner_folds(items: Sequence[Item], count: int) -> list[set[str]]:
    """Deal the folds' names out into `count` parts, the largest first."""
    sizes: dict[str, int] = {}
    for item in items:
        sizes[item.fold] = sizes.get(item.fold, 0) + len(item.labelled.rows)
    parts: list[tuple[int, set[str]]] = [(0, set()) for _ in range(min(count, len(sizes)))]
    for name in sorted(sizes, key=lambda n: (-sizes[n], n)):
        smallest = min(range(len(parts)), key=lambda k: parts[k][0])
        total, names = parts[smallest]
        parts[smallest] = (total + sizes[name], names | {name})
    return [names for _, names in parts]


def fit(items: Sequence[Item], settings: Settings, progress: Callable[[str], None]) -> Model:
    """Fit the whole model, calibrated and with its threshold, on out-of-fold judgements."""
    folds = inner_folds(items, settings.inner_folds)
    scores: dict[int, Floats] = {}
    for names in folds:
        linear, trees = fit_first([i for i in items if i.fold not in names], settings)
        for number, item in enumerate(items):
            if item.fold in names:
                scores[number] = first_scores(linear, trees, item.labelled)
    ordered = [scores[n] for n in range(len(items))]
    progress("first judges, out of fold")
    judged: list[Floats] = [np.zeros(0)] * len(items)
    for names in folds:
        inside = [n for n, i in enumerate(items) if i.fold not in names]
        second = fit_second([items[n] for n in inside], [ordered[n] for n in inside], settings)
        for number, item in enumerate(items):
            if item.fold in names:
                seen = second_look(item.labelled.rows, ordered[number])
                best = seen.table[:, 0].astype(np.float64)
                judged[number] = combine(best, second.probabilities(seen.table))
    progress("second look, out of fold")
    linear, trees = fit_first(items, settings)
    second = fit_second(items, ordered, settings)
    slope, offset, threshold = _calibrate(items, judged)
    return Model(linear, trees, second, slope, offset, threshold)


def _calibrate(items: Sequence[Item], judged: Sequence[Floats]) -> tuple[float, float, float]:
    """Fit slope and offset on the log odds, and the threshold with the best F1."""
    chosen = [n for n, i in enumerate(items) if i.calibrates] or list(range(len(items)))
    raw = np.concatenate([judged[n] for n in chosen])
    certainty = [c for n in chosen for c in items[n].labelled.certainty]
    groups = [items[n].fold for n in chosen for _ in items[n].labelled.certainty]
    slope, offset = fit_calibration(raw, certainty, groups)
    wanted = sum(
        sum(c == EXPLICIT for c in items[n].labelled.example.certainty.values()) for n in chosen
    )
    bar = best_threshold(calibrated(raw, slope, offset), certainty, wanted)
    return slope, offset, bar
