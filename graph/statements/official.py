"""What the form of an official document states: who issued it, and from when to when it holds.

Issuers stand before 关于 in the title and in the signature; a whole government speaks for its
region too. 自2025年9月1日起施行 and 有效期3年 are said of the document itself. Other modules read
the rest of the form from the same `OfficialReading`: `duties`, `lineage` and `instruments`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from graph.document import Document, Sentence
from graph.entity import Entity
from graph.mention import Mention
from graph.official import OfficialForm, governing, official_forms, official_patterns
from graph.statement import Statement
from graph.statements.background import Background
from graph.statements.dates import Dates, dates

ROUTE = "form of the document"
_SURE, _VALIDITY = 0.95, 0.9
_IN_FORCE = re.compile("施行|实施|执行|有效期|生效|试行|有效")
_OWN_START = re.compile(r"^(?:第[一二三四五六七八九十百零]+条)?\s*(?:自|有效期|本)")
_BULLET = re.compile(
    r"^\s*(?:(?P<one>[一二三四五六七八九十]+、|第[一二三四五六七八九十百零]+[条章])|"
    r"(?P<two>[（(][一二三四五六七八九十]+[）)])|(?P<three>[0-9]{1,2}[.．、](?![0-9]))|(?P<four>[（(][0-9]{1,2}[）)]))"
)


def bullet_level(text: str) -> int:
    """Return how deep a numbered line stands: 一、 1, （一） 2, 1. 3, （1） 4; else 0."""
    found = _BULLET.match(text)
    return 0 if found is None else ("one", "two", "three", "four").index(str(found.lastgroup)) + 1


class OfficialReading:
    """A document's names as its official forms place them."""

    def __init__(self, document: Document, mentions: Sequence[Mention], back: Background) -> None:
        self.document = document
        self.back = back
        self._named: dict[int, list[Mention]] = {}
        for m in mentions:
            if m.entity in back.index and not m.deictic:
                self._named.setdefault(m.sentence, []).append(m)

    @cached_property
    def forms(self) -> dict[int, OfficialForm]:
        """The form that holds for each article."""
        return governing(self.document, official_forms(self.document))

    @cached_property
    def _sentences(self) -> dict[int, list[Sentence]]:
        lines: dict[int, list[Sentence]] = {a.index: [] for a in self.document.articles}
        for sentence in self.document.sentences:
            lines[sentence.article].append(sentence)
        return lines

    def sentences(self, article: int) -> Sequence[Sentence]:
        """Return an article's sentences."""
        return self._sentences.get(article, ())

    def every(self, sentence: int, type_: str) -> list[Mention]:
        """Return the names of a type in a sentence, in reading order."""
        return [m for m in self._named.get(sentence, ()) if m.type == type_]

    def named(self, sentence: int, *types: str) -> list[Mention]:
        """Return the names of these types in a sentence that lie in no longer name of the type."""
        found = [m for m in self._named.get(sentence, ()) if m.type in types]
        return [
            m
            for m in found
            if not any(
                o is not m
                and o.type == m.type
                and o.start <= m.start
                and m.stop <= o.stop
                and len(o.surface) > len(m.surface)
                for o in found
            )
        ]

    def policy(self, article: int) -> str:
        """Return the id of the official document that an article belongs to, or ""."""
        at = int(self.back.policy[article]) if article < len(self.back.policy) else -1
        return self.back.entities[at].id if at >= 0 else ""

    def published(self, article: int) -> str:
        """Return the day that relative dates of an article count from."""
        form = self.forms.get(article)
        own = self.document.articles[article].published
        return (form.signed if form else "") or own or self.document.published

    def issuers(self, article: int) -> dict[str, Mention]:
        """Return who issued an article's document, each with the first place that says so."""
        form = self.forms.get(article)
        found: dict[str, Mention] = {}
        if form is None:
            return found
        heading = [m for m in self.named(form.heading, "Organization") if m.stop <= form.issuers]
        signed = [m for s in form.signature for m in self.named(s, "Organization")]
        for mention in (*heading, *signed):
            found.setdefault(mention.entity, mention)
        for mention in list(found.values()):
            region = self._region_of(mention, article)
            if region:
                found.setdefault(region, mention)
        return found

    def _region_of(self, mention: Mention, article: int) -> str:
        """Return the region that a whole government speaks for, if it is the article's own."""
        entity = self.entity(mention.entity)
        home = int(self.back.home[article])
        if home < 0 or not official_patterns().one["government"].search(entity.name):
            return ""
        region = self.back.entities[home]
        national = region.id == "CN" and entity.name.startswith("国务院")
        return region.id if national or _governs(entity.name, region.name) else ""

    def entity(self, id_: str) -> Entity:
        """Return an entity of the document."""
        return self.back.entities[self.back.index[id_]]


def _governs(body: str, region: str) -> bool:
    """Say whether a government is that region's: 杭州市余杭区人民政府 is 余杭区's, not 杭州市's."""
    head = official_patterns().one["government"].sub("", body)
    return head.endswith(region)


def issues(reading: OfficialReading) -> Iterator[Statement]:
    """Yield who issued the documents, and from when to when they hold."""
    for article, form in sorted(reading.forms.items()):
        policy = reading.policy(article)
        issuers = reading.issuers(form.article)
        if not policy:
            continue
        if form.article == article:
            for issuer, mention in sorted(issuers.items()):
                rule = "heading" if mention.sentence == form.heading else "signature"
                yield _issue(issuer, policy, mention, rule, reading)
        for sentence, when in _validity(reading, article):
            for issuer in sorted(issuers):
                yield Statement(
                    subject=issuer,
                    relation="ISSUES",
                    object=policy,
                    sentence=sentence.index,
                    start=0,
                    stop=len(sentence.text),
                    confidence=_VALIDITY,
                    route=ROUTE,
                    rule="validity of the document",
                    valid_from=when.valid_from,
                    valid_to=when.valid_to,
                )


def _issue(
    issuer: str, policy: str, mention: Mention, rule: str, reading: OfficialReading
) -> Statement:
    stop = mention.stop
    for other in reading.named(mention.sentence, "Policy"):
        if other.entity == policy:
            stop = max(stop, other.stop)
    return Statement(
        subject=issuer,
        relation="ISSUES",
        object=policy,
        sentence=mention.sentence,
        start=mention.start,
        stop=stop,
        confidence=_SURE,
        route=ROUTE,
        rule=f"{rule} of the document",
    )


def _validity(reading: OfficialReading, article: int) -> Iterator[tuple[Sentence, Dates]]:
    """Yield the sentences that say from when to when the document itself holds."""
    own = official_patterns().one["own"]
    for sentence in reading.sentences(article):
        text = sentence.text
        if not _IN_FORCE.search(text) or not (own.search(text) or _OWN_START.match(text)):
            continue
        when = dates(text, reading.published(article))
        if when.valid_from or when.valid_to:
            yield sentence, when
