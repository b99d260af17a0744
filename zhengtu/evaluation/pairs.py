"""Draw pairs (a region backs an industry) for a person to judge against their sentences."""

import random
from collections.abc import Iterable
from dataclasses import dataclass

from zhengtu.evaluation.evaluate import Examined
from zhengtu.evaluation.gold import IMPLIED
from zhengtu.evaluation.reliability import SURE
from zhengtu.evaluation.score import FALSE, RIGHT

SEED = 20261124
# What the annotations say of a pair that several documents state: the best of them.
_ORDER = (RIGHT, IMPLIED, FALSE)


@dataclass(frozen=True, slots=True)
class Pair:
    """A region and an industry it backs: the best confidence, what gold says, all sentences."""

    subject: str
    object: str
    confidence: float
    gold: str
    documents: tuple[str, ...]
    sentences: tuple[str, ...]


def backing_pairs(found: Iterable[Examined], bar: float = SURE) -> list[Pair]:
    """Return every pair at or above a confidence, once over all documents, sorted by ids."""
    groups: dict[tuple[str, str], Pair] = {}
    for examined in found:
        types = {e.id: e.type for e in examined.graph.entities}
        for e in examined.score.edges:
            if e.relation != "BACKS" or types.get(e.source) != "Region" or e.confidence < bar:
                continue
            known = groups.get((e.source, e.target))
            groups[e.source, e.target] = Pair(
                e.subject,
                e.object,
                max(e.confidence, known.confidence if known else 0.0),
                min(e.verdict, known.gold if known else FALSE, key=_ORDER.index),
                (*(known.documents if known else ()), e.document),
                (*(known.sentences if known else ()), *e.evidence),
            )
    return [groups[key] for key in sorted(groups)]


def draw(pairs: list[Pair], count: int, seed: int = SEED) -> list[Pair]:
    """Return so many pairs at random, always the same of the same pairs."""
    chosen = random.Random(seed).sample(range(len(pairs)), min(count, len(pairs)))
    return [pairs[index] for index in sorted(chosen)]
