"""Responsible units: who an official document tells to carry a measure out.

（责任单位：A、B）, （A牵头，B配合）, 由A负责: the units are named to do what their item says; they
issue nothing, back nothing and are no partners by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.document import Sentence
from graph.mention import Mention
from graph.official import official_patterns
from graph.statement import Statement
from graph.statements.official import ROUTE, OfficialReading, bullet_level

_CONFIDENCE = {"Program": 0.9, "Industry": 0.8, "Policy": 0.75}
_NO_DEED = frozenset({"ISSUES", "BACKS", "PARTNERS_WITH"})
_ITEM = 14  # sentences of one item


@dataclass(frozen=True, slots=True)
class Duty:
    """A stretch of a sentence that names responsible units, and the word that says so."""

    start: int
    stop: int
    trigger: str


def duties(text: str, official: bool) -> list[Duty]:
    """Return where a sentence names responsible units.

    Outside official documents only the labelled list (责任单位：…) is one: there, who leads a
    project (由某大学牵头) does a deed of its own.
    """
    patterns = official_patterns()
    found: list[Duty] = []
    for pattern in patterns.many["duty"][: None if official else 1]:
        for match in pattern.finditer(text):
            found.append(Duty(*match.span("units"), match["trigger"]))
            at = match.end()
            while more := patterns.one["join_duty"].match(rest := text[at:].lstrip("，、；")):
                at = len(text) - len(rest)
                start, stop = more.span("units")
                found.append(Duty(at + start, at + stop, more["trigger"]))
                at += more.end()
    return found


def is_duty_only(said: Statement, reading: OfficialReading) -> bool:
    """Say whether a statement takes units that are only told to do something for actors."""
    if said.relation not in _NO_DEED:
        return False
    sentence = reading.document.sentences[said.sentence]
    found = duties(sentence.text, bool(reading.policy(sentence.article)))
    ends = (said.subject, said.object) if said.relation == "PARTNERS_WITH" else (said.subject,)
    return bool(found) and any(_only_inside(end, said.sentence, found, reading) for end in ends)


def _only_inside(entity: str, sentence: int, found: list[Duty], reading: OfficialReading) -> bool:
    places = [m for m in reading.named(sentence, reading.entity(entity).type) if m.entity == entity]
    return bool(places) and all(
        any(d.start <= m.start and m.stop <= d.stop for d in found) for m in places
    )


def responsibilities(reading: OfficialReading) -> Iterator[Statement]:
    """Yield the units that are responsible for what their item is about."""
    for sentence in reading.document.sentences:
        policy = reading.policy(sentence.article)
        named = reading.named(sentence.index, "Program", "Industry")
        before = stop = -1
        for duty in sorted(duties(sentence.text, bool(policy)), key=lambda d: d.start):
            # A牵头，B配合: one list, about one thing.
            if before < 0 or any(stop <= m.start < duty.start for m in named):
                before = duty.start
            stop = duty.stop
            units = [
                m
                for m in reading.named(sentence.index, "Organization")
                if duty.start <= m.start and m.stop <= duty.stop
            ]
            if not units:
                continue
            for unit in units:
                for object_, type_ in _objects(reading, sentence, before, policy):
                    if object_ != unit.entity:
                        yield _responsible(unit, object_, type_, duty)


def _responsible(unit: Mention, object_: str, type_: str, duty: Duty) -> Statement:
    return Statement(
        subject=unit.entity,
        relation="RESPONSIBLE_FOR",
        object=object_,
        sentence=unit.sentence,
        start=unit.start,
        stop=unit.stop,
        confidence=_CONFIDENCE[type_],
        trigger=duty.trigger,
        route=ROUTE,
        rule="list of responsible units",
    )


def _objects(
    reading: OfficialReading, sentence: Sentence, before: int, policy: str
) -> list[tuple[str, str]]:
    """Return what an item is about: its named measure, else its industry, else the document.

    A name in the item's heading goes before those in its text.
    """
    item = _item(reading, sentence, before)
    for type_ in ("Program", "Industry"):
        for part in (item[:1], item):
            named = sorted({m.entity for names in part for m in names if m.type == type_})
            if named:
                return [(entity, type_) for entity in named]
    return [(policy, "Policy")] if policy else []


def _item(reading: OfficialReading, sentence: Sentence, before: int) -> list[list[Mention]]:
    """Return the names that stand before a list of units in its item, sentence by sentence.

    An item begins at its number, or behind the list of units before.
    """
    lines = reading.sentences(sentence.article)
    at = next(i for i, s in enumerate(lines) if s.index == sentence.index)
    found: list[list[Mention]] = []
    for line in reversed(lines[max(0, at - _ITEM) : at + 1]):
        stop = before if line.index == sentence.index else len(line.text)
        lists = duties(line.text[:stop], True)
        names = [m for m in reading.named(line.index, "Program", "Industry") if m.stop <= stop]
        found.insert(0, [m for m in names if all(m.start >= d.stop for d in lists)])
        if bullet_level(line.text) or lists:
            break
    return found
