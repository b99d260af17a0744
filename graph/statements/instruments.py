"""The named instruments of an official document: what it sets up itself, item by item.

What the issuer or its region is found to set up in the document's own text (设立X基金, 发放算力券)
is a part of the document, or, under a numbered heading that names an action (（一）实施X行动), a
part of that action. Nothing is claimed that no issuing was found for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.document import Sentence
from graph.official import official_patterns
from graph.statement import SUPPORT, Statement
from graph.statements.official import ROUTE, OfficialReading, bullet_level

_LEAD = 4  # characters between the verb of a heading and the name: 实施一批X
_LIKELY = 0.35  # below it, less than one in three is an instrument of the document


def instruments(reading: OfficialReading, stated: Sequence[Statement]) -> Iterator[Statement]:
    """Yield which programs are parts of a document and of its numbered actions."""
    issued: dict[int, list[Statement]] = {}
    for said in stated:
        if said.relation == "ISSUES" and said.polarity == SUPPORT:
            issued.setdefault(said.sentence, []).append(said)
    for article in sorted(reading.forms):
        if policy := reading.policy(article):
            yield from _of_article(reading, article, policy, issued)


def _of_article(
    reading: OfficialReading,
    article: int,
    policy: str,
    issued: Mapping[int, Sequence[Statement]],
) -> Iterator[Statement]:
    actors = set(reading.issuers(reading.forms[article].article))
    home = int(reading.back.home[article])
    if home >= 0:
        actors.add(reading.back.entities[home].id)
    headings: dict[int, str] = {}
    for sentence in reading.sentences(article):
        level = bullet_level(sentence.text)
        if level:
            headings = {deep: name for deep, name in headings.items() if deep < level}
        best: dict[str, Statement] = {}
        for said in issued.get(sentence.index, ()):
            if said.subject not in actors or reading.entity(said.object).type != "Program":
                continue
            held = best.get(said.object)
            if held is None or said.confidence > held.confidence:
                best[said.object] = said
        for program, said in sorted(best.items()):
            actions = [headings[deep] for deep in sorted(headings) if headings[deep] != program]
            if actions or _sets_up(said):
                yield _part(actions[-1] if actions else policy, said)
        if action := _action(reading, sentence) if level else "":
            headings[level] = action


def _action(reading: OfficialReading, sentence: Sentence) -> str:
    """Return the program that a numbered line sets up, if it names one alone: （一）实施X行动."""
    named = reading.named(sentence.index, "Program")
    if len(named) != 1:
        return ""
    lead = sentence.text[: named[0].start].rstrip("“")
    found = list(official_patterns().one["sets_up"].finditer(lead))
    return named[0].entity if found and len(lead) - found[-1].end() <= _LEAD else ""


def _sets_up(said: Statement) -> bool:
    """Say whether the document itself sets the program up; 落实 carries out what others did."""
    sets_up = official_patterns().one["sets_up"]
    return said.confidence >= _LIKELY and bool(sets_up.fullmatch(said.trigger))


def _part(whole: str, said: Statement) -> Statement:
    rule = "instrument of its own document"
    return replace(said, subject=whole, relation="INCLUDES", route=ROUTE, rule=rule)
