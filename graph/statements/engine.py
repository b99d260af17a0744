"""From the linked mentions of a document to its statements.

Candidates come from the structure of the sentences (`candidates`), are judged by rules and the
trained model (`rules`, `model`), and the accepted ones get what the sentence adds: trigger words,
polarity, modality, amounts and dates. One statement for each sentence that supports a triple.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from graph.document import Document
from graph.entity import Entity
from graph.gazetteer.gazetteer import Gazetteer
from graph.linkers.context import DocumentContext
from graph.mention import Mention
from graph.statement import SUPPORT, Statement
from graph.statements.attachment import Attachments
from graph.statements.background import RELATIONS
from graph.statements.candidates import Route
from graph.statements.explain import Explanation, explain_rows
from graph.statements.forms import explain_forms, with_forms
from graph.statements.model import Judge, Judgement, load_judge
from graph.statements.official import OfficialReading
from graph.statements.rows import Rows, rows
from graph.statements.rules import rules

MODEL_NAME = "model"


@dataclass(frozen=True, slots=True)
class Candidates:
    """A document's candidate rows, judged but not yet accepted or dropped."""

    rows: Rows
    judgement: Judgement


class StatementEngine:
    """Finds what a document says about the entities it names.

    Without `by_rules` the judge sees no rule, no veto and no restriction.
    """

    def __init__(self, judge: Judge, *, by_rules: bool = True) -> None:
        self.judge = judge
        self._by_rules = by_rules

    @classmethod
    def load(
        cls, gazetteer: Gazetteer | None = None, model: Path | None = None
    ) -> "StatementEngine":
        """Return the engine with the model that ships with Zhengtu, or that of a file.

        The gazetteer is not needed yet; facts it knows are no statements of a text.
        """
        del gazetteer
        return cls(load_judge(model))

    def state(
        self,
        document: Document,
        mentions: Sequence[Mention],
        entities: Mapping[str, Entity],
        context: DocumentContext,
    ) -> tuple[Statement, ...]:
        """Return a document's statements, sorted by sentence, subject, relation and object."""
        return self.accept(
            document, mentions, self.candidates(document, mentions, entities, context)
        )

    def candidates(
        self,
        document: Document,
        mentions: Sequence[Mention],
        entities: Mapping[str, Entity],
        context: DocumentContext,
    ) -> Candidates:
        """Return what a document might say, with what the judge thinks of it."""
        found = rows(document, mentions, entities, context, by_rules=self._by_rules)
        return Candidates(found, self.judge.judge(found))

    def accept(
        self, document: Document, mentions: Sequence[Mention], candidates: Candidates
    ) -> tuple[Statement, ...]:
        """Return the statements among a document's candidates, sorted as by `state`."""
        found, judged = candidates.rows, candidates.judgement
        attached = Attachments(document, mentions)
        made = list(self._statements(document, found, judged, attached)) if len(found) else []
        if self._by_rules:
            made = with_forms(OfficialReading(document, mentions, found.back), made)
        made.sort(key=lambda s: (s.sentence, s.subject, s.relation, s.object, s.polarity))
        return tuple(made)

    def explain(
        self,
        document: Document,
        mentions: Sequence[Mention],
        entities: Mapping[str, Entity],
        context: DocumentContext,
        *,
        subject: str = "",
        relation: str = "",
        object_: str = "",
    ) -> tuple[Explanation, ...]:
        """Explain the candidates with these ends and this relation, accepted or not."""
        found = rows(document, mentions, entities, context, by_rules=self._by_rules)
        explained = explain_rows(
            document, found, self.judge, subject=subject, relation=relation, object_=object_
        )
        if not self._by_rules:
            return explained
        reading = OfficialReading(document, mentions, found.back)
        judged = self.judge.judge(found)
        attached = Attachments(document, mentions)
        made = list(self._statements(document, found, judged, attached)) if len(found) else []
        by_form = explain_forms(reading, made, subject=subject, relation=relation, object_=object_)
        return (*by_form, *explained)

    def _statements(
        self, document: Document, found: Rows, judged: Judgement, attached: Attachments
    ) -> Iterator[Statement]:
        restriction = found.verdict.restriction
        keep = (judged.row >= self.judge.threshold) & (restriction < 0)
        for row in np.flatnonzero(keep).tolist():
            yield self._statement(document, found, attached, row, float(judged.row[row]), SUPPORT)
        for row in np.flatnonzero(restriction >= 0).tolist():
            rule = rules().rules[restriction[row]]
            yield self._statement(document, found, attached, row, rule.confidence, rule.polarity)

    def _statement(
        self,
        document: Document,
        found: Rows,
        attached: Attachments,
        row: int,
        confidence: float,
        polarity: str,
    ) -> Statement:
        back = found.back
        subject = back.entities[int(found.subject[row])].id
        object_ = back.entities[int(found.object[row])].id
        relation = RELATIONS[int(found.relation[row])]
        sentence = document.sentences[int(found.sentence[row])]
        start, stop = int(found.start[row]), int(found.stop[row])
        here = attached.to(
            sentence, relation, subject, object_, (start, stop), found.predicate[row].tolist()
        )
        verdict = found.verdict
        number = verdict.rule[row] if polarity == SUPPORT else verdict.restriction[row]
        return Statement(
            subject=subject,
            relation=relation,
            object=object_,
            sentence=sentence.index,
            start=start,
            stop=stop,
            confidence=round(confidence, 4),
            trigger=here.trigger,
            route=Route(int(found.route[row])).label,
            rule=rules().rules[number].name if number >= 0 else MODEL_NAME,
            polarity=polarity,
            modality=here.modality,
            amounts=here.amounts,
            valid_from=here.valid_from,
            valid_to=here.valid_to,
            deadline=here.deadline,
        )
