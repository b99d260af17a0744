"""Say why relations were missed or wrongly stated, from the candidates that were judged.

The ends come first: a relation whose end was not found as a name is no fault of the statements.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from graph.build import Trace
from graph.statements.background import RELATIONS
from graph.statements.rules import rules
from zhengtu.evaluation.finding import MISSED, STATEMENT, WRONG, Finding, Reason
from zhengtu.evaluation.gold import (
    EXPLICIT,
    GoldDocument,
    Triple,
    canonical,
    merge,
    quoted_spans,
)
from zhengtu.evaluation.score import FALSE, Miss, Score, ScoredEdge


def statement_errors(gold: GoldDocument, trace: Trace, score: Score) -> list[Finding]:
    """Return a finding for every missed and every false relation of a document."""
    made = _Statements(gold, trace, score)
    return [
        *(made.missed(miss) for miss in score.missed if len(miss.ids) == 3),
        *(made.wrong(miss) for miss in score.wrong if len(miss.ids) == 3),
    ]


class _Statements:
    """What gold and the statements say of a document, side by side."""

    def __init__(self, gold: GoldDocument, trace: Trace, score: Score) -> None:
        self._name = gold.name
        self._trace = trace
        self._match: Mapping[str, str] = score.match
        self._node = {gold_id: node for node, gold_id in sorted(score.match.items())}
        self._merged = merge(gold)
        self._sentences = trace.graph.document.sentences
        self._quoted: dict[Triple, tuple[int, ...]] = {
            triple: tuple(sorted({self._sentence_at(start) for start, _, _ in spans}))
            for triple, spans in quoted_spans(gold, trace.graph.document).items()
        }
        self._false = [e for e in score.edges if e.verdict == FALSE]
        self._said: dict[tuple[str, str, str], list[tuple[float, int]]] = {}
        for s in trace.graph.statements:
            key = (s.subject, s.relation, s.object)
            self._said.setdefault(key, []).append((s.confidence, s.sentence))
        self._best = _best_rows(trace)

    def _sentence_at(self, offset: int) -> int:
        return next((s.index for s in self._sentences if s.start <= offset < s.stop), -1)

    def missed(self, miss: Miss) -> Finding:
        """Return why an annotated relation was not stated."""
        subject, relation, object_ = miss.ids
        quoted = [i for i in self._quoted.get((subject, relation, object_), ()) if i >= 0]
        at = quoted[0] if quoted else -1
        lost = [
            self._merged.entities[end].name for end in (subject, object_) if end not in self._node
        ]
        if lost:
            return self._finding(MISSED, miss, Reason.NO_NAME, 0.0, at, "、".join(lost))
        key = (self._node[subject], relation, self._node[object_])
        row, confidence = self._judged(key)
        near = self._near(miss.ids, quoted)
        if near is not None:
            reason, edge = near
            said = f"→ {edge.subject} {edge.relation} {edge.object}"
            return self._finding(MISSED, miss, reason, max(confidence, 0.0), at, said)
        if row < 0:
            return self._finding(MISSED, miss, Reason.NO_CANDIDATE, 0.0, at, "")
        bar = self._trace.threshold
        veto = int(self._trace.candidates.rows.verdict.veto[row])
        detail = f"{confidence:.2f} < {bar}" + (
            f"; veto {rules().vetoes[veto].name}" if veto >= 0 else ""
        )
        return self._finding(MISSED, miss, Reason.THRESHOLD, confidence, at, detail)

    def _judged(self, key: tuple[str, str, str]) -> tuple[int, float]:
        """Return the best row of a triple, -1 if it was no candidate, and its probability."""
        return self._best.get(canonical(*key), (-1, 0.0))

    def _near(
        self, wanted: tuple[str, ...], quoted: Sequence[int]
    ) -> tuple[Reason, ScoredEdge] | None:
        """Return a false edge that says nearly the same, in the annotated words."""
        subject, relation, object_ = wanted
        for edge in self._false:
            ends = {self._match.get(edge.source), self._match.get(edge.target)}
            if edge.relation != relation and ends == {subject, object_}:
                return Reason.WRONG_RELATION, edge
        for edge in self._false:
            if edge.relation != relation:
                continue
            own = self._match.get(edge.source), self._match.get(edge.target)
            shares = (own[0] == subject) != (own[1] == object_)
            said = self._said.get((edge.source, edge.relation, edge.target), ())
            if shares and any(index in quoted for _, index in said):
                return Reason.WRONG_END, edge
        return None

    def wrong(self, miss: Miss) -> Finding:
        """Return why a stated relation is wrong."""
        source, relation, target = miss.ids
        said = self._said.get((source, relation, target), [(0.0, -1)])
        score, at = max(said, key=lambda s: (s[0], -s[1]))
        names = {e.id: e.name for e in self._trace.graph.entities}
        false = [names.get(end, end) for end in (source, target) if end not in self._match]
        if false:
            return self._finding(WRONG, miss, Reason.NO_NAME, score, at, "、".join(false))
        subject, object_ = self._match[source], self._match[target]
        sentences = {index for _, index in said}
        for reason, triple in self._annotated(subject, relation, object_, sentences):
            own = self._merged.entities
            detail = f"← {own[triple[0]].name} {triple[1]} {own[triple[2]].name}"
            return self._finding(WRONG, miss, reason, score, at, detail)
        return self._finding(WRONG, miss, Reason.NOT_ANNOTATED, score, at, "")

    def _annotated(
        self, subject: str, relation: str, object_: str, sentences: set[int]
    ) -> list[tuple[Reason, Triple]]:
        """Return annotated relations that a wrong one is close to, the closest first."""
        found = []
        for triple, certainty in sorted(self._merged.certainty.items()):
            s, r, o = triple
            if r != relation and {s, o} == {subject, object_}:
                found.append((0, Reason.WRONG_RELATION, triple))
            elif r == relation and {s, o} == {subject, object_}:
                found.append((1, Reason.WRONG_END, triple))
            elif (
                r == relation
                and certainty == EXPLICIT
                and ((s == subject) != (o == object_))
                and not sentences.isdisjoint(self._quoted.get(triple, ()))
            ):
                found.append((2, Reason.WRONG_END, triple))
        return [(reason, triple) for _, reason, triple in sorted(found, key=lambda f: (f[0], f[2]))]

    def _finding(
        self, error: str, miss: Miss, reason: Reason, score: float, at: int, detail: str
    ) -> Finding:
        return Finding(
            self._name,
            error,
            STATEMENT,
            miss.kind,
            miss.what,
            reason,
            round(score, 4),
            at,
            self._sentences[at].text if at >= 0 else miss.text,
            detail,
        )


def _best_rows(trace: Trace) -> dict[Triple, tuple[int, float]]:
    """Return each candidate triple's best row and probability."""
    rows, judgement = trace.candidates.rows, trace.candidates.judgement
    ids = [e.id for e in rows.back.entities]
    best: dict[Triple, tuple[int, float]] = {}
    for number in np.argsort(-judgement.triple, kind="stable").tolist():
        s, r, o = rows.triples[number].tolist()
        key = canonical(ids[s], RELATIONS[r], ids[o])
        best.setdefault(key, (int(judgement.best[number]), float(judgement.triple[number])))
    return best
