"""Join what the form of official documents states to what the judge found.

The form decides where both speak: units that are only responsible issue nothing, and a triple that
the form gives keeps the higher confidence. Within a sentence a triple is stated once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.statement import Statement
from graph.statements.duties import is_duty_only, responsibilities
from graph.statements.explain import Explanation
from graph.statements.instruments import instruments
from graph.statements.lineage import lineage
from graph.statements.official import OfficialReading, issues

_Key = tuple[int, str, str, str, str]


def with_forms(reading: OfficialReading, judged: Sequence[Statement]) -> list[Statement]:
    """Return the judged statements and those of the form, without what the form denies."""
    stated = {_key(s): s for s in judged if not is_duty_only(s, reading)}
    for said in _of_forms(reading, list(stated.values())):
        held = stated.get(_key(said))
        stated[_key(said)] = said if held is None else _joined(held, said)
    return list(stated.values())


def _of_forms(reading: OfficialReading, judged: Sequence[Statement]) -> Iterator[Statement]:
    yield from issues(reading)
    yield from responsibilities(reading)
    yield from lineage(reading)
    yield from instruments(reading, judged)


def _key(said: Statement) -> _Key:
    return said.sentence, said.subject, said.relation, said.object, said.polarity


def _joined(held: Statement, said: Statement) -> Statement:
    """Return one statement of two: the surer one's words, with dates that either gives."""
    best, other = (said, held) if said.confidence > held.confidence else (held, said)
    return replace(
        best,
        trigger=best.trigger or other.trigger,
        amounts=best.amounts or other.amounts,
        valid_from=best.valid_from or other.valid_from,
        valid_to=best.valid_to or other.valid_to,
        deadline=best.deadline or other.deadline,
    )


def explain_forms(
    reading: OfficialReading,
    judged: Sequence[Statement],
    *,
    subject: str = "",
    relation: str = "",
    object_: str = "",
) -> tuple[Explanation, ...]:
    """Explain what the form states of these ends; an empty id or name fits all."""
    kept = [s for s in judged if not is_duty_only(s, reading)]
    return tuple(
        Explanation(
            subject=said.subject,
            relation=said.relation,
            object=said.object,
            sentence=said.sentence,
            text=reading.document.sentences[said.sentence].text,
            route=said.route,
            confidence=said.confidence,
            accepted=True,
            rule=said.rule,
            lacks=(),
            veto="",
            columns=(),
        )
        for said in _of_forms(reading, kept)
        if subject in ("", said.subject)
        and relation in ("", said.relation)
        and object_ in ("", said.object)
    )
