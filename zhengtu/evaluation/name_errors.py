"""Say why names were missed or wrongly found, from what was proposed and kept on the way.

A name counts by its best occurrence: an entity that was found under another type in one sentence
and not proposed in ten others was found under another type.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.build import Trace
from graph.linkers.groups import Group
from graph.linkers.selection import THRESHOLD
from graph.mention import Mention
from zhengtu.evaluation.finding import MISSED, NAME, WRONG, Finding, Reason
from zhengtu.evaluation.gold import GoldDocument, MergedGold, merge, project
from zhengtu.evaluation.score import Miss, Score

Span = tuple[int, int]

# What a miss is called where its occurrences differ: the first that fits.
_ORDER = (
    Reason.RESOLUTION,
    Reason.TYPE,
    Reason.BOUNDARY,
    Reason.THRESHOLD,
    Reason.NO_CANDIDATE,
)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Why one occurrence is missing or wrong, and the score of what was proposed there."""

    reason: Reason
    score: float
    span: Span
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mention with its span in the document."""

    start: int
    stop: int
    mention: Mention

    def crosses(self, start: int, stop: int) -> bool:
        return self.start < stop and start < self.stop


def name_errors(gold: GoldDocument, trace: Trace, score: Score) -> list[Finding]:
    """Return a finding for every missed and every false name of a document."""
    made = _Names(gold, trace, score)
    return [
        *(made.missed(miss) for miss in score.missed if len(miss.ids) == 1),
        *(made.wrong(miss) for miss in score.wrong if len(miss.ids) == 1),
    ]


class _Names:
    """What gold and the linkers have of a document, side by side."""

    def __init__(self, gold: GoldDocument, trace: Trace, score: Score) -> None:
        self._name = gold.name
        self._trace = trace
        self._match = score.match
        self._merged: MergedGold = merge(gold)
        document = trace.graph.document
        self._sentences = document.sentences
        self._gold = self._placed(project(gold, document))
        self._found = self._placed(trace.graph.mentions)
        self._names = {e.id: e.name for e in trace.graph.entities}
        proposed: dict[Span, list[tuple[Group, float]]] = defaultdict(list)
        pairs = zip(trace.judged.groups, trace.judged.probabilities.tolist(), strict=True)
        for group, probability in pairs:
            for span in group.occurrences:
                proposed[span].append((group, probability))
        self._proposed: Mapping[Span, Sequence[tuple[Group, float]]] = proposed

    def _placed(self, mentions: Sequence[Mention]) -> list[_Placed]:
        starts = [s.start for s in self._sentences]
        return [
            _Placed(starts[m.sentence] + m.start, starts[m.sentence] + m.stop, m) for m in mentions
        ]

    def missed(self, miss: Miss) -> Finding:
        """Return why an annotated name was not found."""
        spans = [(p.start, p.stop) for p in self._gold if p.mention.entity == miss.ids[0]]
        verdicts = [self._why_missed(miss.kind, span) for span in spans]
        if not verdicts:
            detail = "not in the clean text 正文中未见"
            return self._finding(
                MISSED, miss, _Verdict(Reason.NO_CANDIDATE, 0.0, (-1, -1), detail), 0
            )
        best = min(verdicts, key=lambda v: (_ORDER.index(v.reason), -v.score, v.span))
        return self._finding(MISSED, miss, best, len(spans))

    def _why_missed(self, kind: str, span: Span) -> _Verdict:
        here = [p for p in self._found if (p.start, p.stop) == span]
        same = [p.mention for p in here if p.mention.type == kind]
        if same:
            meant = self._names.get(same[0].entity, "ambiguous 有歧义")
            return _Verdict(Reason.RESOLUTION, same[0].score, span, f"→ {meant}")
        other = [p.mention for p in here if not self._is_right(p.mention)]
        if other:
            return _Verdict(Reason.TYPE, other[0].score, span, f"→ {other[0].type}")
        proposed = [(g, p) for g, p in self._proposed.get(span, ()) if g.type == kind]
        score = max((p for _, p in proposed), default=0.0)
        crossing = self._crossing(kind, span)
        if crossing:
            detail = f"→ {crossing.mention.surface}"
            return _Verdict(Reason.BOUNDARY, score, span, detail)
        if not proposed:
            return _Verdict(Reason.NO_CANDIDATE, 0.0, span)
        if score < THRESHOLD:
            return _Verdict(Reason.THRESHOLD, score, span, f"{score:.2f} < {THRESHOLD}")
        return _Verdict(Reason.RESOLUTION, score, span, "dropped after selection 选中后被舍弃")

    def _crossing(self, kind: str, span: Span) -> _Placed | None:
        """Return a false find of that type that shares characters with a span."""
        for p in self._found:
            if p.mention.type == kind and p.crosses(*span) and not self._is_right(p.mention):
                return p
        return None

    def _is_right(self, mention: Mention) -> bool:
        return mention.entity in self._match

    def wrong(self, miss: Miss) -> Finding:
        """Return why a found name is wrong."""
        mine = [p for p in self._found if p.mention.entity == miss.ids[0]]
        if not mine:
            detail = "meant by the context only 仅由上下文指代"
            return self._finding(
                WRONG, miss, _Verdict(Reason.NOT_ANNOTATED, 0.0, (-1, -1), detail), 0
            )
        verdicts = [self._why_wrong(miss.kind, p) for p in mine]
        order = (Reason.RESOLUTION, Reason.TYPE, Reason.BOUNDARY, Reason.NOT_ANNOTATED)
        best = min(verdicts, key=lambda v: (order.index(v.reason), -v.score, v.span))
        return self._finding(WRONG, miss, best, len(mine))

    def _why_wrong(self, kind: str, found: _Placed) -> _Verdict:
        span, score = (found.start, found.stop), found.mention.score
        for reason, fits in self._rivals(kind, found):
            if fits:
                meant = self._merged.entities[fits[0].mention.entity]
                detail = f"← {meant.type} {meant.name}"
                return _Verdict(reason, score, span, detail)
        return _Verdict(Reason.NOT_ANNOTATED, score, span)

    def _rivals(self, kind: str, found: _Placed) -> Iterator[tuple[Reason, list[_Placed]]]:
        """Yield each reason with the annotated names that would give it."""
        near = [p for p in self._gold if p.crosses(found.start, found.stop)]
        same = [p for p in near if (p.start, p.stop) == (found.start, found.stop)]
        yield Reason.RESOLUTION, [p for p in same if p.mention.type == kind]
        yield Reason.TYPE, same
        # Only what was missed can have been cut wrongly; a right name may well hold another.
        taken = set(self._match.values())
        yield (
            Reason.BOUNDARY,
            [p for p in near if p.mention.type == kind and p.mention.entity not in taken],
        )

    def _finding(self, error: str, miss: Miss, why: _Verdict, times: int) -> Finding:
        start = why.span[0]
        index = next((s.index for s in self._sentences if s.start <= start < s.stop), -1)
        return Finding(
            self._name,
            error,
            NAME,
            miss.kind,
            miss.what,
            why.reason,
            round(why.score, 4),
            index,
            self._sentences[index].text if index >= 0 else "",
            why.detail,
            times,
        )
