"""What a sentence adds to an accepted statement: trigger words, modality, amounts, dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from graph.document import Document, Sentence
from graph.mention import Mention
from graph.statement import DONE, HOPED, Amount
from graph.statements.amounts import Quantity, quantities
from graph.statements.dates import Dates, dates
from graph.statements.lexicon import lexicon
from graph.statements.modality import modality
from graph.statements.rules import rules

_OWNERS = frozenset({"Program", "Policy", "Industry", "Company", "Park"})
_SUBJECT_OWNS = frozenset({"TARGETS", "BENEFITS"})
_RIGHT_AHEAD = 8
_BY_YEAR = re.compile(r"(?:^|[，。；])(?:力争)?到(?:20[2-9][0-9]年[底末]?|“十五五”末)，$")
_MARKS = "，,；;。！？、："


@dataclass(frozen=True, slots=True)
class Attached:
    """What one sentence says beside the triple itself."""

    trigger: str
    modality: str
    amounts: tuple[Amount, ...]
    valid_from: str
    valid_to: str
    deadline: str


@cache
def _trigger_classes() -> dict[str, frozenset[int]]:
    """Return, for each relation, the classes of words that its rules ask for."""
    words = lexicon()
    named: dict[str, set[int]] = {}
    for rule in rules().rules:
        for condition in rule.conditions:
            for name in condition.asked_classes:
                named.setdefault(rule.relation, set()).add(words.index(name))
    return {relation: frozenset(classes) for relation, classes in named.items()}


class Attachments:
    """Reads each sentence's quantities, dates and triggers once, when first asked."""

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        self._document = document
        self._mentions: dict[int, list[Mention]] = {}
        for m in mentions:
            if m.entity:
                self._mentions.setdefault(m.sentence, []).append(m)
        self._quantities: dict[int, tuple[tuple[Quantity, str], ...]] = {}
        self._dates: dict[int, Dates] = {}
        self._found: dict[int, list[tuple[int, int, int]]] = {}
        self._modality: dict[tuple[int, int, int], str] = {}

    def to(
        self,
        sentence: Sentence,
        relation: str,
        subject: str,
        object_: str,
        span: tuple[int, int],
        predicate: Sequence[int],
    ) -> Attached:
        """Return what a sentence adds to subject -relation-> object, said in `span`."""
        start, stop = max(0, predicate[0]), min(len(sentence.text), predicate[1])
        start, stop = min(start, span[0]), max(stop, span[1])
        owner = subject if relation in _SUBJECT_OWNS else object_
        if relation == "INVESTS_IN":
            owner = subject
        amounts = tuple(q.amount for q, whose in self._owned(sentence) if whose == owner)
        when = self._dates_of(sentence)
        return Attached(
            trigger=self._trigger(sentence, relation, (start, stop), span),
            modality=self._modality_of(sentence, start, stop),
            amounts=amounts,
            valid_from=when.valid_from,
            valid_to=when.valid_to,
            deadline=when.deadline,
        )

    def _trigger(
        self, sentence: Sentence, relation: str, window: tuple[int, int], span: tuple[int, int]
    ) -> str:
        """Return the relation's trigger word that stands nearest to the end of the span's start."""
        classes = _trigger_classes().get(relation, frozenset())
        best: tuple[int, int, int] | None = None
        for c, a, b in self._outside_names(sentence):
            if c not in classes or a < window[0] or b > window[1]:
                continue
            inside = span[0] <= a and b <= span[1]
            key = (0 if inside else 1, a - b, a)
            if best is None or key < best:
                best = key
        return "" if best is None else sentence.text[best[2] : best[2] - best[1]]

    def _outside_names(self, sentence: Sentence) -> list[tuple[int, int, int]]:
        """Return the sentence's trigger words (class, start, stop) that no name holds."""
        known = self._found.get(sentence.index)
        if known is None:
            found = lexicon().scan(sentence.text)
            # How far names that start by a place reach: a word that ends by then is inside one.
            reach = [0] * (len(sentence.text) + 1)
            for m in self._mentions.get(sentence.index, ()):
                reach[m.start] = max(reach[m.start], m.stop)
            reach = list(accumulate(reach, max))
            known = self._found[sentence.index] = [
                (c, a, b)
                for c, a, b in zip(
                    found.classes.tolist(), found.starts.tolist(), found.stops.tolist(), strict=True
                )
                if reach[a] < b
            ]
        return known

    def _modality_of(self, sentence: Sentence, start: int, stop: int) -> str:
        key = sentence.index, start, stop
        known = self._modality.get(key)
        if known is None:
            known = self._modality[key] = _modality(sentence.text, start, stop)
        return known

    def _owned(self, sentence: Sentence) -> tuple[tuple[Quantity, str], ...]:
        """Return the sentence's quantities with the entity each belongs to ("" for none)."""
        known = self._quantities.get(sentence.index)
        if known is None:
            names = [m for m in self._mentions.get(sentence.index, ()) if m.type in _OWNERS]
            known = tuple((q, _owner(sentence.text, q, names)) for q in quantities(sentence.text))
            self._quantities[sentence.index] = known
        return known

    def _dates_of(self, sentence: Sentence) -> Dates:
        known = self._dates.get(sentence.index)
        if known is None:
            article = self._document.articles[sentence.article]
            published = article.published or self._document.published
            known = self._dates[sentence.index] = dates(sentence.text, published)
        return known


def _modality(text: str, start: int, stop: int) -> str:
    """Return the modality of a clause; 到2027年 counts from the clause before it too."""
    found = modality(text[start:stop])
    if found == DONE and "已" not in text[start:stop] and _BY_YEAR.search(text[:start]):
        return HOPED
    return found


def _owner(text: str, quantity: Quantity, names: Sequence[Mention]) -> str:
    """Return the entity a quantity is said of: the name right ahead, else the last one before.

    A measure or document before comes before anything else before; a name ahead counts only if
    nothing but a few characters of the same clause stands between.
    """
    ahead = [
        m
        for m in names
        if quantity.stop <= m.start <= quantity.stop + _RIGHT_AHEAD
        and not any(c in _MARKS for c in text[quantity.stop : m.start])
    ]
    if ahead:
        return min(ahead, key=lambda m: (m.start, -m.stop, m.entity)).entity
    before = [m for m in names if m.stop <= quantity.start]
    measures = [m for m in before if m.type in {"Program", "Policy"}]
    chosen = measures or before
    return max(chosen, key=lambda m: (m.start, m.stop, m.entity)).entity if chosen else ""
