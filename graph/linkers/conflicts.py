"""Which of the spans that overlap stand: the joint decision over a document's occurrences.

Names nest (杭州 in 杭州人工智能小镇), they do not cross. Within a type a nested name is a second
reading of the same words more often than a name of its own, so it must be nearly as probable.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.linkers.groups import Group, Occurrence

_NEARLY = 0.8  # of the probability of the span it overlaps (0.7 to 0.9 are as accurate)


@dataclass(frozen=True, slots=True)
class Kept:
    """An occurrence that selection keeps, with its group's probability."""

    group: Group
    occurrence: Occurrence
    probability: float


def without_conflicts(kept: Sequence[Kept]) -> list[Kept]:
    """Return the occurrences that stand, in reading order, longer ones first.

    Of two spans that cross or are the same the less probable one falls, and of nested spans of one
    entity (余杭 in 余杭区) the shorter one. Nested spans of two types both stay.
    """
    order = sorted(
        kept,
        key=lambda k: (
            -k.probability,
            k.occurrence.start - k.occurrence.stop,  # longest first
            k.occurrence.start,
            k.group.type,
            k.group.id,
        ),
    )
    standing: dict[int, list[Kept]] = {}  # by character
    chosen = []
    for found in order:
        span = range(found.occurrence.start, found.occurrence.stop)
        if any(_excludes(other, found) for at in span for other in standing.get(at, ())):
            continue
        chosen.append(found)
        for at in span:
            standing.setdefault(at, []).append(found)
    return sorted(chosen, key=lambda k: (k.occurrence.start, -k.occurrence.stop, k.group.type))


def _excludes(standing: Kept, found: Kept) -> bool:
    """Say whether a span that stands leaves no place to an overlapping, less probable one."""
    a, b = found.occurrence.start, found.occurrence.stop
    c, d = standing.occurrence.start, standing.occurrence.stop
    if (a, b) == (c, d) or a < c < b < d or c < a < d < b:
        return True
    if found.group.id == standing.group.id:
        return True
    alike = found.group.type == standing.group.type
    return alike and found.probability < _NEARLY * standing.probability
