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


def without_conflicts(kept: Sequence[Kept], text: str) -> list[Kept]:
    """Return the occurrences that stand in a text, in reading order, longer ones first.

    Of two spans that cross or are the same (麦子 and “麦子”) the less probable one falls, and of
    nested spans of one entity (余杭 in 余杭区) the shorter one. Nested spans of two types stay.
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
        if any(_excludes(other, found, text) for at in span for other in standing.get(at, ())):
            continue
        chosen.append(found)
        for at in span:
            standing.setdefault(at, []).append(found)
    return sorted(chosen, key=lambda k: (k.occurrence.start, -k.occurrence.stop, k.group.type))


def _excludes(standing: Kept, found: Kept, text: str) -> bool:
    """Say whether a span that stands leaves no place to an overlapping, less probable one."""
    a, b = _bare(found.occurrence, text)
    c, d = _bare(standing.occurrence, text)
    if (a, b) == (c, d) or a < c < b < d or c < a < d < b:
        return True
    if found.group.id == standing.group.id:
        return True
    alike = found.group.type == standing.group.type
    return alike and found.probability < _NEARLY * standing.probability


def _bare(occurrence: Occurrence, text: str) -> tuple[int, int]:
    """Return a span without the quotation marks around the whole of it."""
    start, stop = occurrence.start, occurrence.stop
    quoted = text[start] == "“" and text.find("”", start, stop) == stop - 1
    return (start + 1, stop - 1) if quoted and stop - start > 2 else (start, stop)
