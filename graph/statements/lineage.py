"""Which document a document stands on and which it replaces: 根据《…》制定, 贯彻, 转发, 同时废止.

Said in an official document's opening it is said of that document; in other texts both documents
must stand in the sentence.
"""

import re
from collections.abc import Iterator

from graph.document import Sentence
from graph.mention import Mention
from graph.official import official_patterns
from graph.statement import Statement
from graph.statements.dates import dates
from graph.statements.official import ROUTE, OfficialReading, bullet_level

_OPENING = 12  # sentences before the first numbered line in which a document tells its grounds
_SURE, _ELSEWHERE = 0.9, 0.75
_BETWEEN_NAMES = re.compile(r"^[》）]?(?:（[^（）]{2,30}）)?(?:等)?[、，和与及以]*(?:关于)?[《]?$")
_NEAR = 8


def lineage(reading: OfficialReading) -> Iterator[Statement]:
    """Yield on which documents documents are based and which ones they replace."""
    for article in reading.document.articles:
        policy = reading.policy(article.index)
        form = reading.forms.get(article.index)
        heading = form.heading if form and form.article == article.index else -1
        opening = True
        for number, sentence in enumerate(reading.sentences(article.index)):
            named = reading.every(sentence.index, "Policy")
            at_opening = sentence.index == heading or _is_ground_clause(sentence.text)
            if opening and bullet_level(sentence.text) and not at_opening:
                opening = False
            if not named:
                continue
            own = policy if (opening and number < _OPENING) or at_opening else ""
            yield from _based(reading, sentence, named, own)
            yield from _replaced(reading, sentence, named, policy)


def _is_ground_clause(text: str) -> bool:
    """Say whether a first article tells the grounds: 第一条 为…，根据《…》，制定本办法。"""
    return bullet_level(text) == 1 and bool(official_patterns().one["own"].search(text))


def _based(
    reading: OfficialReading, sentence: Sentence, named: list[Mention], own: str
) -> Iterator[Statement]:
    text = sentence.text
    for pattern in official_patterns().many["based"]:
        for match in pattern.finditer(text):
            grounds = _listed(text, match.span("named"), named)
            if not grounds:
                continue
            ids = {m.entity for m in grounds}
            made = _made(text, match, grounds[-1].stop, [m for m in named if m.entity not in ids])
            subject = made.entity if made else own
            for ground in grounds:
                if subject and subject != ground.entity:
                    yield Statement(
                        subject=subject,
                        relation="BASED_ON",
                        object=ground.entity,
                        sentence=sentence.index,
                        start=min(match.start("trigger"), made.start if made else len(text)),
                        stop=max(ground.stop, made.stop if made else 0),
                        confidence=_SURE if subject == own else _ELSEWHERE,
                        trigger=match["trigger"],
                        route=ROUTE if subject == own else "same sentence",
                        rule="grounds of a document",
                    )


def _listed(text: str, span: tuple[int, int], named: list[Mention]) -> list[Mention]:
    """Return the documents named right behind a trigger, one after the other."""
    found: list[Mention] = []
    for mention in named:
        if mention.start < span[0] or mention.stop > span[1] + 1:
            continue
        between = text[found[-1].stop if found else span[0] : mention.start]
        pattern = _BETWEEN_NAMES if found else official_patterns().one["leads"]
        if pattern.match(between):
            found.append(mention)
    return found


def _made(text: str, match: re.Match[str], after: int, others: list[Mention]) -> Mention | None:
    """Return the document that a sentence says was drawn up on these grounds."""
    drawn_up = official_patterns().one["drawn_up"]
    for other in others:
        if other.start >= after and drawn_up.search(text, after, other.start):
            return other
    for other in reversed(others):
        ahead = text[other.stop : match.start("trigger")]
        near = other.stop <= match.start("trigger") and len(ahead) <= _NEAR
        if near and drawn_up.search(text, after) and not re.search("[。；]", ahead):
            return other
    return None


def _replaced(
    reading: OfficialReading, sentence: Sentence, named: list[Mention], policy: str
) -> Iterator[Statement]:
    text = sentence.text
    patterns = official_patterns()
    if patterns.one["not_repealed"].search(text):
        return
    for pattern in patterns.many["repealed"]:
        for match in pattern.finditer(text):
            start, stop = match.span("named")
            old = [m for m in named if start <= m.start and m.stop <= stop and m.entity != policy]
            subject = policy
            if not subject and len(old) > 1:
                subject = old[0].entity
                old = [m for m in old[1:] if m.entity != subject]
            elif not subject:
                earlier = [m for m in named if m.stop <= start]
                subject = earlier[-1].entity if earlier else ""
            for mention in old if subject else ():
                yield _replacement(reading, sentence, subject, mention, match["trigger"])


def _replacement(
    reading: OfficialReading, sentence: Sentence, subject: str, old: Mention, trigger: str
) -> Statement:
    """Return one replacement; a document that is repealed ends when the new one begins."""
    article = sentence.article
    published = reading.published(article)
    ended = dates(sentence.text, published).valid_from or published
    amended = trigger.startswith("修")
    return Statement(
        subject=subject,
        relation="REPLACES",
        object=old.entity,
        sentence=sentence.index,
        start=old.start,
        stop=old.stop,
        confidence=_SURE,
        trigger=trigger,
        route=ROUTE,
        rule="amends a document" if amended else "repeals a document",
        valid_to="" if amended else ended,
    )
