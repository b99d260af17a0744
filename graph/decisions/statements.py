"""Let a document's statements follow what people decided of them.

What is accepted is certain, what is rejected goes, and what a person read in a sentence stays said
there even when no rule or model sees it any more.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.decisions.decision import (
    Decision,
    entity_of,
    ordered,
    signed,
    text_scope,
    unsigned,
)
from graph.decisions.decisions import Decisions
from graph.document import Document
from graph.entity import Entity
from graph.gazetteer.gazetteer import Gazetteer
from graph.ontology import ontology
from graph.statement import Statement
from graph.statements.explain import Explanation

DECIDED = "decided"  # the route and rule of a statement that only a person found


@dataclass(frozen=True, slots=True)
class DecidedStatements:
    """A document's statements as decided, the claims that made a difference, added entities."""

    statements: tuple[Statement, ...]
    claims: frozenset[str]
    entities: Mapping[str, Entity]


def decide_statements(
    document: Document,
    statements: Sequence[Statement],
    entities: Mapping[str, Entity],
    decisions: Decisions,
    gazetteer: Gazetteer,
) -> DecidedStatements:
    """Return a document's statements as people decided them. Doing it twice is doing it once."""
    if not decisions:
        return DecidedStatements(tuple(statements), frozenset(), entities)
    scopes = [text_scope(s.text) for s in document.sentences]
    claims: set[str] = set()
    kept: list[Statement] = []
    for said in statements:
        row = decisions.statement(_triple(said), document.id, scopes[said.sentence])
        if row is not None:
            claims.add(row.claim)
            if not row.yes:
                continue
            said = replace(said, confidence=1.0, decided=row.by)
        kept.append(said)
    at_hand = dict(entities)
    said_already = {(s.sentence, ordered(*_triple(s))) for s in kept}
    for sentence, scope in zip(document.sentences, scopes, strict=True):
        for row in decisions.accepted.get(scope, ()):
            if (sentence.index, decisions.triple(row)) in said_already:
                continue
            made = _made(row, decisions, sentence.index, len(sentence.text), gazetteer, at_hand)
            if made is not None:
                claims.add(row.claim)
                kept.append(made)
    kept.sort(key=lambda s: (s.sentence, s.subject, s.relation, s.object, s.polarity))
    return DecidedStatements(tuple(kept), frozenset(claims), at_hand)


def decide_explanations(
    document: Document, found: Iterable[Explanation], decisions: Decisions
) -> tuple[Explanation, ...]:
    """Return explanations with the verdict of a person where there is one."""
    if not decisions:
        return tuple(found)
    return tuple(_explained(document, one, decisions) for one in found)


def explain_decided(
    document: Document,
    asked: Iterable[tuple[str, str, str]],
    found: Iterable[Explanation],
    decisions: Decisions,
) -> tuple[Explanation, ...]:
    """Explain the statements asked for that only a person found, no candidate of the reader's."""
    shown = {(e.sentence, ordered(*_triple(e))) for e in found}
    wanted = {ordered(*triple) for triple in asked}
    made = []
    for sentence in document.sentences:
        for row in decisions.accepted.get(text_scope(sentence.text), ()):
            triple = decisions.triple(row)
            relation, polarity = unsigned(triple[1])
            if (triple[0], relation, triple[2]) in wanted and (sentence.index, triple) not in shown:
                made.append(
                    Explanation(
                        triple[0], relation, triple[2], sentence.index, sentence.text, DECIDED,
                        1.0, True, DECIDED, (), "", (), polarity, _words(row),
                    )
                )  # fmt: skip
    return tuple(made)


def _explained(document: Document, one: Explanation, decisions: Decisions) -> Explanation:
    scope = text_scope(one.text)
    row = decisions.statement(_triple(one), document.id, scope)
    if row is None:
        return one
    read_here = row.yes and (one.accepted or row.where == scope)
    return replace(
        one,
        confidence=1.0 if read_here else one.confidence,
        accepted=read_here if row.yes else False,
        decided="; ".join(part for part in (one.decided, _words(row)) if part),
    )


def _words(row: Decision) -> str:
    verdict = "accepted" if row.yes else "rejected"
    return f"{verdict} by {row.by}" + (f": {row.why}" if row.why else "")


def _triple(said: Statement | Explanation) -> tuple[str, str, str]:
    return said.subject, signed(said.relation, said.polarity), said.object


def _made(
    row: Decision,
    decisions: Decisions,
    sentence: int,
    length: int,
    gazetteer: Gazetteer,
    entities: dict[str, Entity],
) -> Statement | None:
    """Return the statement that a person read in a sentence, None where it cannot be one."""
    subject, written, object_ = decisions.triple(row)
    ends = [entity_of(id_, gazetteer, entities) for id_ in (subject, object_)]
    one, other = ends
    relation, polarity = unsigned(written)
    if one is None or other is None:
        return None
    if not ontology().relations[relation].allows(one.type, other.type):
        return None
    entities.setdefault(one.id, one)
    entities.setdefault(other.id, other)
    return Statement(
        subject,
        relation,
        object_,
        sentence,
        0,
        length,
        1.0,
        route=DECIDED,
        rule=DECIDED,
        polarity=polarity,
        decided=row.by,
    )
