"""How far an edge's confidence is from the share of edges that are right."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhengtu.evaluation.gold import IMPLIED
from zhengtu.evaluation.score import RIGHT, Score

BINS = 10
SURE = 0.7


@dataclass(frozen=True, slots=True)
class Bin:
    """The edges whose confidence lies in [low, high): how many, their mean, the share right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class SureEdges:
    """Precision and recall of one relation among edges at or above a confidence."""

    relation: str
    bar: float
    count: int
    precision: float
    recall: float


def reliability(scores: Sequence[Score], bins: int = BINS) -> list[Bin]:
    """Return the bins, of equal width; edges that gold calls implied are left out."""
    judged = [(c, right) for score in scores for _, c, right in score.judged]
    out = []
    for index in range(bins):
        inside = [(c, r) for c, r in judged if min(int(c * bins), bins - 1) == index]
        count = len(inside)
        out.append(
            Bin(
                index / bins,
                (index + 1) / bins,
                count,
                sum(c for c, _ in inside) / count if count else 0.0,
                sum(r for _, r in inside) / count if count else 0.0,
            )
        )
    return out


def calibration_error(scores: Sequence[Score], bins: int = BINS) -> float:
    """Return the expected calibration error: the bins' mean distance, by their size."""
    table = reliability(scores, bins)
    total = sum(b.count for b in table)
    return sum(b.count * abs(b.confidence - b.right) for b in table) / total if total else 0.0


def sure_edges(scores: Sequence[Score], relation: str = "BACKS", bar: float = SURE) -> SureEdges:
    """Return how good the edges of a relation are that the model is sure of."""
    edges = [e for s in scores for e in s.edges if e.relation == relation and e.confidence >= bar]
    right = sum(e.verdict in (RIGHT, IMPLIED) for e in edges)
    found = sum(e.verdict == RIGHT for e in edges)
    gold = sum(s.relations[relation].gold for s in scores if relation in s.relations)
    return SureEdges(
        relation,
        bar,
        len(edges),
        right / len(edges) if edges else 0.0,
        found / gold if gold else 0.0,
    )
