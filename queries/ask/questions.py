"""Answer questions in words: read them, run the catalogue query they mean, cite the evidence.

A question that cannot be read whole is not answered: it gets the reason, near questions that can
be answered, and, for a name with several meanings, the candidates.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.gazetteer.gazetteer import Gazetteer
from graph.stores.store import Rows, Store
from queries.answer import Answer, Choice
from queries.ask.coverage import Coverage
from queries.ask.dates import Period
from queries.ask.evidence import quotes
from queries.ask.followup import follow_up
from queries.ask.match import Filled, Reading, match
from queries.ask.parameters import parameters
from queries.ask.parse import Parsed, parse
from queries.ask.sentences import sentence
from queries.ask.spelling import mended
from queries.ask.suggest import suggestions
from queries.ask.traditional import simplified
from queries.ask.wording import Wording, wording
from queries.catalogue import Catalogue, CatalogueQuery
from queries.resolve import EntityResolver, Known
from queries.runner import run, shipped

_ROWS = 1000
# A piece that asks nothing: thanks, a greeting, another question mark.
_POLITE = re.compile(
    r"(?:谢谢[您你]?|多谢|感谢|辛苦了|麻烦了|拜托|[你您]好|大家好|thanks|thank you|please|hi|hello"
    r"|[\s,，.。!！?？;；~～…])*",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?<=[?？;；\n])")
_NO_YEAR = ("今年", "去年", "前年", "明年", "今天", "上个月", "本月", "today", "next year")


class Questions:
    """Questions to one store; its names are read once, so make a new one after a build."""

    def __init__(
        self, store: Store, gazetteer: Gazetteer, catalogue: Catalogue | None = None
    ) -> None:
        self._store = store
        self._catalogue = catalogue or shipped()
        self._resolver = EntityResolver(store, gazetteer)
        self._own = _worded(self._catalogue)
        self._coverage = Coverage(store, self._resolver)

    def ask(self, question: str, previous: Answer | None = None) -> Answer:
        """Answer a question; `previous` is the answer that a follow-up leans on."""
        several = [q for q in _SEVERAL.split(question.strip()) if not _POLITE.fullmatch(q)]
        if len(several) > 1:
            return self._one_at_a_time(question, several)
        parsed = parse(question.strip(), self._resolver)
        reading = self._read(parsed, previous)
        if own := self._own.get(_bare(question)):
            return self._verbatim(question, parsed.language, own)
        if reading is None:
            other = simplified(question)
            if other != question:
                answer = self.ask(other, previous)
                return replace(answer, question=question)
            return self._mended(question, parsed, previous) or self._refusal(parsed, previous)
        return self._answer(question, reading)

    def _read(self, parsed: Parsed, previous: Answer | None) -> Reading | None:
        """Read a question by itself, or as one that leans on the question before."""
        if parsed.left_over or not parsed.text:
            return None
        before = previous.reading if previous else None
        dangling = "pronoun" in parsed.back or (parsed.pronoun and not parsed.names)
        alone = None if dangling else match(parsed)
        refers = parsed.back or parsed.pronoun
        if not isinstance(before, Reading) or (alone and not refers):
            return alone
        return follow_up(parsed, before) or alone

    def _verbatim(self, question: str, language: str, query: CatalogueQuery) -> Answer:
        """Answer the very question that a query of the user's own catalogue is headed by."""
        words = wording(language)
        rows = run(self._store, query, {}, limit=_ROWS)
        said = words.phrase("verbatim", name=query.name, n=len(rows))
        cut = (words.phrase("truncated", n=len(rows)),) if rows.truncated else ()
        return Answer(
            question,
            language,
            True,
            said,
            rows.columns,
            rows.rows,
            quotes(self._store, rows.rows),
            query.name,
            query.name,
            query.cypher,
            query.fill({}),
            warnings=cut,
            truncated=rows.truncated,
        )

    def _mended(self, question: str, parsed: Parsed, previous: Answer | None) -> Answer | None:
        """Answer the question with its spelling mended, if that is all it lacks, and say so."""
        text, slips = mended(question, parsed.left_over)
        again = parse(text, self._resolver)
        if not slips or self._read(again, previous) is None:
            return None
        answer = self.ask(text, previous)
        words = wording(parsed.language)
        said = tuple(words.phrase("spelling", text=wrong, taken=taken) for wrong, taken in slips)
        return replace(answer, question=question, warnings=(*said, *answer.warnings))

    def _answer(self, question: str, reading: Reading) -> Answer:
        words = wording(reading.language)
        chosen, warnings, choices = self._choose(reading.slots, words)
        without = {str(at): filled for at, filled in enumerate(reading.without)}
        gone, gone_warnings, gone_choices = self._choose(without, words)
        choices += gone_choices
        if choices:
            return self._asked_back(question, reading, choices, words)
        warnings += gone_warnings
        left_out = tuple(gone.values())
        query = self._catalogue.get(reading.intent.query)
        values = parameters(reading, chosen, query, self._coverage, left_out)
        rows = self._rows(query, values, reading)
        warnings += self._warnings(reading, chosen, rows, words)
        return Answer(
            question,
            reading.language,
            True,
            sentence(reading, rows.rows, chosen, values, left_out),
            rows.columns,
            rows.rows,
            quotes(self._store, rows.rows),
            reading.intent.name,
            query.name,
            query.cypher,
            query.fill(values),
            self._denominator(reading, chosen, rows, words),
            tuple(warnings),
            truncated=rows.truncated,
            reading=reading,
        )

    def _choose(
        self, slots: Mapping[str, Filled], words: Wording
    ) -> tuple[dict[str, Known], list[str], list[Choice]]:
        """Settle what each name means: the one entity the store holds, or the only one there is."""
        chosen: dict[str, Known] = {}
        warnings: list[str] = []
        choices: list[Choice] = []
        for slot, filled in slots.items():
            held = [c for c in filled.candidates if c.held]
            # Pinyin is shared by names that nobody confuses in Chinese: there the library's own
            # province may decide. A name with the same characters elsewhere is asked back.
            spelled = filled.named.text.isascii()
            near = held or (filled.candidates if spelled else ())
            settled = held if len(held) == 1 else self._at_home(near) or filled.candidates
            if len(settled) > 1:
                options = held or filled.candidates
                labels = tuple((c.id, self._resolver.label(c)) for c in options)
                choices.append(Choice(filled.named.text, labels))
                continue
            chosen[slot] = settled[0]
            if _another_ending(filled.named.text, settled[0]):
                warnings.append(
                    words.phrase("ending", text=filled.named.text, name=settled[0].name)
                )
            others = [c for c in filled.candidates if c.id != settled[0].id]
            if others:
                warnings.append(
                    words.phrase(
                        "same_name",
                        text=filled.named.text,
                        chosen=self._resolver.label(settled[0]),
                        others=words.join(self._resolver.label(c) for c in others),
                    )
                )
        return chosen, warnings, choices

    def _at_home(self, candidates: Sequence[Known]) -> Sequence[Known]:
        """Return the one candidate in the library's own province, if there is just one."""
        home = [c for c in candidates if self._resolver.is_home(c)]
        return home if len(home) == 1 else candidates

    def _rows(self, query: CatalogueQuery, values: Mapping[str, Any], reading: Reading) -> Rows:
        rows = run(self._store, query, values, limit=_ROWS)
        if reading.intent.kind != "silent":
            return rows
        named = tuple({"region": self._name(r["region_id"]), **r} for r in rows)
        return Rows(("region", *rows.columns), named, rows.truncated)

    def _name(self, region: str) -> str:
        known = self._resolver.known(region)
        return known.name if known else region

    def _warnings(
        self, reading: Reading, chosen: Mapping[str, Known], rows: Rows, words: Wording
    ) -> list[str]:
        warnings = [
            words.phrase("absent", name=known.name) for known in chosen.values() if not known.held
        ]
        warnings += [words.phrase("vague", text=text) for text in reading.vague]
        warnings += [self._assumed(text, reading, words) for text, _ in reading.assumed]
        if reading.values.keys() & {"since", "until"}:
            warnings.append(words.phrase("undated"))
        if reading.intent.kind == "silent" and rows.rows:
            warnings.append(words.phrase("negative"))
        if rows.truncated:
            warnings.append(words.phrase("truncated", n=len(rows)))
        return warnings

    def _assumed(self, text: str, reading: Reading, words: Wording) -> str:
        """Say what a date without a year was taken for."""
        value = dict(reading.assumed)[text]
        if isinstance(value, Period):
            date = words.phrase("assumed_period", since=value.since, until=value.until)
        else:
            date = words.phrase("assumed_since", date=value)
            if reading.values.get("until") == value:
                date = words.phrase("assumed_until", date=value)
        newest = self._resolver.newest()
        return words.phrase("assumed", text=text, newest=newest, date=date)

    def _denominator(
        self, reading: Reading, chosen: Mapping[str, Known], rows: Rows, words: Wording
    ) -> str:
        if not reading.intent.share:
            return ""
        within = chosen.get("within") or (
            chosen.get("region") if reading.intent.query == "places_in_region" else None
        )
        scope = (within.id,) if within else ()
        among = reading.group.codes if reading.group else ()
        level = reading.level or "county"
        share = self._coverage.share((r["region_id"] for r in rows), level, scope, among)
        if share is None:
            return ""
        names = words.join(self._name(i) for i in share.scope)
        return words.phrase(
            "denominator" if reading.level else "denominator_of_level",
            scope=names if not reading.group else f"{names}{self._group(reading, words)}",
            total=share.total,
            hits=share.hits,
            silent=share.silent,
            unit=words.kind("Region", level),
        )

    def _group(self, reading: Reading, words: Wording) -> str:
        if reading.group is None:
            return ""
        chinese = words.language == "zh"
        return reading.group.chinese if chinese else f" ({reading.group.english})"

    def _asked_back(
        self, question: str, reading: Reading, choices: list[Choice], words: Wording
    ) -> Answer:
        said = [
            words.phrase(
                "ambiguous", text=c.text, choices=words.join(name for _, name in c.candidates)
            )
            for c in choices
        ]
        return Answer(question, reading.language, False, " ".join(said), choices=tuple(choices))

    def _one_at_a_time(self, question: str, several: list[str]) -> Answer:
        language = parse(several[0], self._resolver).language
        reason = wording(language).phrase("several")
        readable = (q.strip() for q in several if match(parse(q.strip(), self._resolver)))
        return Answer(question, language, False, reason, suggestions=tuple(readable))

    def _refusal(self, parsed: Parsed, previous: Answer | None) -> Answer:
        words = wording(parsed.language)
        return Answer(
            parsed.text,
            parsed.language,
            False,
            self._reason(parsed, previous, words),
            suggestions=suggestions(parsed, self._resolver),
        )

    def _lacks_only_a_year(self, parsed: Parsed) -> bool:
        text = parsed.text.lower()
        said = [word for word in _NO_YEAR if word in text]
        rest = [parse(text.replace(word, " "), self._resolver) for word in said]
        return any(not p.left_over and match(p) for p in rest)

    def _reason(self, parsed: Parsed, previous: Answer | None, words: Wording) -> str:
        if not parsed.text:
            return words.phrase("empty")
        if self._lacks_only_a_year(parsed):
            return words.phrase("year")
        if parsed.left_over:
            return words.phrase("unread", words="”“".join(parsed.left_over))
        generic = [n.text for n in parsed.names if all(c.generic for c in n.candidates)]
        if generic:
            return words.phrase("generic", text=generic[0])
        if (parsed.back or parsed.pronoun) and previous is None:
            return words.phrase("no_previous")
        return words.phrase("unfit")


def _another_ending(text: str, known: Known) -> bool:
    """Say whether a county is called by another kind of county's name: 平湖区, for 平湖市."""
    return known.type == "Region" and text[:-1] == known.name[:-1] and text != known.name


def _worded(catalogue: Catalogue) -> dict[str, CatalogueQuery]:
    """Return the queries that the user added and that need no value, by their questions."""
    known = set(shipped().names())
    own = [
        q for q in catalogue if q.name not in known and not any(p.required for p in q.parameters)
    ]
    return {_bare(text): q for q in own for text in (q.question_zh, q.question_en)}


def _bare(question: str) -> str:
    """Return a question without what its writers may leave out."""
    return re.sub(r"[\s?？。.!！]+", "", question).lower()
