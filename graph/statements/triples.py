"""Second look: what all sentences of a document together say about each triple.

The first judge scores a candidate in one sentence. Here each triple is described by its scores,
by its rivals (other subjects of the same object, other objects of the same subject) and by chains
through a third entity (who issues a program that targets an industry, backs it).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.statements.background import RELATIONS
from graph.statements.features import Table, column_names
from graph.statements.frame import Ints, distinct
from graph.statements.rows import Rows

Floats = npt.NDArray[np.float64]

_WEAK = 0.05
_SEEN = 0.3

SCORE_COLUMNS = (
    *("best", "second", "third", "mean", "either", "sentences", "sentences_likely"),
    *("best_named", "best_silent", "mean_named", "named"),
    *("subject_rank", "subject_margin", "subject_best", "subject_sum", "subjects"),
    *("peer_rank", "peer_margin", "peer_sum"),
    *("object_rank", "object_margin", "object_sum", "objects"),
    *("reverse", "other_relation", "chain"),
)


def second_columns() -> tuple[str, ...]:
    """Return the names of the second judge's columns."""
    return (*SCORE_COLUMNS, *column_names())


@dataclass(frozen=True, slots=True)
class Second:
    """The second judge's table, one row per triple, and each triple's best row."""

    table: Table
    best: Ints


def second_look(rows: Rows, scores: Floats) -> Second:
    """Describe each triple of a document by the first judge's scores."""
    size = len(rows.triples)
    if not size:
        return Second(np.zeros((0, len(second_columns())), np.float32), np.zeros(0, np.int64))
    order = np.lexsort((np.arange(len(rows)), -scores, rows.triple))
    ordered = scores[order]
    counts = np.bincount(rows.triple, minlength=size)
    starts = np.cumsum(counts) - counts
    best = order[starts]

    def ranked(n: int) -> Floats:
        place = np.minimum(starts + n, len(rows) - 1)
        return np.where(counts > n, ordered[place], 0.0)

    def total(values: Floats) -> Floats:
        return np.bincount(rows.triple, weights=values, minlength=size).astype(np.float64)

    def largest(where: npt.NDArray[np.bool_]) -> Floats:
        top = np.zeros(size)
        np.maximum.at(top, rows.triple[where], scores[where])
        return top

    named = total(rows.named.astype(float))
    columns: dict[str, npt.NDArray[np.generic]] = {
        "best": ranked(0),
        "second": ranked(1),
        "third": ranked(2),
        "mean": total(scores) / counts,
        "either": 1 - np.exp(total(np.log1p(-np.minimum(scores, 0.999)))),
        "sentences": counts,
        "sentences_likely": total((scores > _SEEN).astype(float)),
        "best_named": largest(rows.named),
        "best_silent": largest(~rows.named),
        "mean_named": total(np.where(rows.named, scores, 0.0)) / np.maximum(named, 1),
        "named": named,
    }
    top = ranked(0)
    subject, relation, object_ = rows.triples.T
    kind = rows.back.type[subject]
    rank, margin, first, sum_, others = _rivals((relation, object_), top)
    columns |= {
        "subject_rank": rank,
        "subject_margin": margin,
        "subject_best": first,
        "subject_sum": sum_,
        "subjects": others,
    }
    rank, margin, _, sum_, _ = _rivals((relation, object_, kind), top)
    columns |= {"peer_rank": rank, "peer_margin": margin, "peer_sum": sum_}
    rank, margin, _, sum_, others = _rivals((relation, subject), top)
    columns |= {
        "object_rank": rank,
        "object_margin": margin,
        "object_sum": sum_,
        "objects": others,
    }
    columns |= _chains(rows.triples, top)
    table = np.empty((size, len(second_columns())), dtype=np.float32)
    for index, name in enumerate(SCORE_COLUMNS):
        table[:, index] = columns[name]
    table[:, len(SCORE_COLUMNS) :] = rows.table[best]
    return Second(table, best)


def _rivals(keys: tuple[Ints, ...], top: Floats) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Return, among triples with equal keys: rank, margin to the best other, best, sum, count."""
    _, group = distinct(*keys)
    order = np.lexsort((-top, group))
    counts = np.bincount(group)
    starts = np.cumsum(counts) - counts
    rank = np.empty(len(top))
    rank[order] = np.arange(len(top)) - starts[group[order]]
    ordered = top[order]
    first = ordered[starts]
    runner_up = np.where(counts > 1, ordered[np.minimum(starts + 1, len(top) - 1)], 0.0)
    sums = np.bincount(group, weights=top)
    margin = np.asarray(np.where(rank == 0, top - runner_up[group], top - first[group]))
    return rank, margin, first[group], sums[group].astype(np.float64), counts[group].astype(float)


def _likely(triples: Ints, top: Floats) -> Iterator[tuple[int, str, int, float]]:
    for index in np.flatnonzero(top > _WEAK).tolist():
        subject, relation, object_ = triples[index].tolist()
        yield subject, RELATIONS[relation], object_, float(top[index])


def _chains(triples: Ints, top: Floats) -> dict[str, npt.NDArray[np.generic]]:
    """Return the reverse triple's score, the pair's best other relation, and the best chain."""
    score: dict[tuple[int, str, int], float] = {}
    by_object: dict[tuple[str, int], list[tuple[int, float]]] = defaultdict(list)
    by_pair: dict[tuple[int, int], list[tuple[str, float]]] = defaultdict(list)
    for s, r, o, value in _likely(triples, top):
        score[s, r, o] = value
        by_object[r, o].append((s, value))
        by_pair[min(s, o), max(s, o)].append((r, value))

    def through(first: list[tuple[int, float]], relation: str, end: int, *, forward: bool) -> float:
        """Return the best weaker link of `first` followed by `relation` to or from `end`."""
        return max(
            (
                min(v, score.get((m, relation, end) if forward else (end, relation, m), 0.0))
                for m, v in first
            ),
            default=0.0,
        )

    reverse = np.zeros(len(triples))
    other = np.zeros(len(triples))
    chain = np.zeros(len(triples))
    # Few pairs have a likely triple: most of the look-ups find nothing, and cost nothing more.
    for index, (s, number, o) in enumerate(triples.tolist()):
        r = RELATIONS[number]
        reverse[index] = score.get((o, r, s), 0.0)
        pair = by_pair.get((s, o) if s < o else (o, s))
        if pair is not None:
            other[index] = max((v for name, v in pair if name != r), default=0.0)
        first: list[tuple[int, float]] | None
        if r == "BACKS" and (first := by_object.get(("TARGETS", o))):
            chain[index] = through(first, "ISSUES", s, forward=False)
        elif r == "TARGETS" and (first := by_object.get(("ISSUES", s))):
            chain[index] = through(first, "BACKS", o, forward=True)
        elif r == "INCLUDES" and (first := by_object.get(("ISSUES", s))):
            chain[index] = through(first, "ISSUES", o, forward=True)
        elif r == "ISSUES" and (first := by_object.get(("INCLUDES", o))):
            chain[index] = through(first, "ISSUES", s, forward=False)
        elif r == "BENEFITS" and (first := by_object.get(("ISSUES", s))):
            chain[index] = through(first, "ISSUES", s, forward=True)
        elif r == "OPERATES_IN" and (first := by_object.get(("TARGETS", o))):
            chain[index] = max(v for _, v in first)
    return {"reverse": reverse, "other_relation": other, "chain": chain}
