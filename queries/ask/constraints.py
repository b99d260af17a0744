"""Dates, numbers and thresholds in a question: since 2025, at least two documents, top five.

The wordings are regular expressions in `lexicon.yaml`; here is only what their slots look like and
how they become values. Dates are read by `dates`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from queries.ask.dates import (
    ORDINALS,
    UNITS,
    Day,
    Period,
    back_from,
    date_pattern,
    part_of_year,
    read_date,
)
from queries.ask.lexicon import lexicon

Value = str | int | float | Period
# Wordings that say what another constraint says, and by how much their number is off.
_MEANS = {
    "more_documents": ("min_documents", 1),
    "more": ("at_least", 1),
    "fewer": ("at_most", -1),
}


@dataclass(frozen=True, slots=True)
class Constraint:
    """A span of the question that narrows the answer.

    `assumed` says that it names no year, and the newest document told which is meant.
    """

    start: int
    stop: int
    name: str
    value: Value
    assumed: bool = False


def find_constraints(text: str, newest: Callable[[], str]) -> list[Constraint]:
    """Return the constraints in a folded question, the longest reading of each span.

    `newest` gives the date of the library's newest document, where one is needed.
    """
    return [
        constraint
        for name, patterns in _patterns().items()
        for pattern in patterns
        for match in pattern.finditer(text)
        for constraint in _read(name, match, newest)
    ]


@cache
def _patterns() -> dict[str, list[re.Pattern[str]]]:
    words = lexicon()
    number = "|".join(sorted(words.numbers, key=len, reverse=True))
    months = "|".join(sorted(words.months, key=len, reverse=True))
    slots = {
        "<N>": rf"(?P<n>\d{{1,4}}|{number})",
        "<SHARE>": r"(?P<share>0?\.\d+|1\.0|\d{1,3}\s*%|百分之\d{1,3})",
        "<DATE>": date_pattern(months),
        "<DATE2>": date_pattern(months, "_2"),
        "<HALF>": rf"(?P<half>{ORDINALS})",
        "<QUARTER>": rf"(?P<quarter>{ORDINALS})",
        "<UNIT>": rf"(?P<unit>{UNITS})",
        "<M>": r"(?:个|家|项|种|条|份|处|座|门)?",
    }
    compiled = {}
    for name, patterns in words.constraints.items():
        compiled[name] = [re.compile(_bounded(_filled(p, slots))) for p in patterns]
    return compiled


def _filled(pattern: str, slots: dict[str, str]) -> str:
    for slot, expression in slots.items():
        pattern = pattern.replace(slot, expression)
    return pattern


def _bounded(pattern: str) -> str:
    """Keep English wordings and numbers from beginning or ending inside a word."""
    return rf"(?<![a-z0-9.])(?:{pattern})(?![a-z0-9])"


def _read(name: str, match: re.Match[str], newest: Callable[[], str]) -> Iterator[Constraint]:
    parts = match.groupdict()
    start, stop = match.span()
    if name in ("since", "before", "until", "period", "part", "span", "recent"):
        yield from _in_time(name, parts, start, stop, newest)
        return
    if parts.get("share"):
        yield Constraint(start, stop, name, _share(parts["share"] or ""))
        return
    number = _number(parts["n"] or "")
    meant, off = _MEANS.get(name, (name, 0))
    # The first none, fewer than none: no number of anything.
    if number + off >= (1 if meant == "limit" else 0):
        yield Constraint(start, stop, meant, number + off)


def _in_time(
    name: str,
    parts: dict[str, str | None],
    start: int,
    stop: int,
    newest: Callable[[], str],
) -> Iterator[Constraint]:
    # The newest date is asked for only where a question leaves the year open.
    given = any(parts.get(g) for g in ("iso", "year", "day_year", "en_year", "year_2", "en_year_2"))
    last = "" if given and name != "recent" else newest()
    if name == "recent":
        if last and (since := _recent(parts, last)):
            yield Constraint(start, stop, "since", since, assumed=True)
        return
    months = lexicon().months
    if name == "span":
        first, second = _both(parts, months, last)
        if first and second:
            period = Period(first.iso, second.last)
            if first.iso <= second.last:
                yield Constraint(start, stop, "period", period, first.assumed and second.assumed)
        return
    day = read_date(parts, months, last)
    if name == "part":
        day = day or (Day(last[:4], assumed=True) if last else None)
        if day:
            period = part_of_year(day, parts.get("half") or "", parts.get("quarter") or "")
            yield Constraint(start, stop, "period", period, day.assumed)
        return
    if day is None:
        return
    if name == "since":
        yield Constraint(start, stop, "since", day.iso, day.assumed)
    elif name == "period":
        yield Constraint(start, stop, "period", Period(day.iso, day.last), day.assumed)
    else:
        value = day.before if name == "before" else day.last
        yield Constraint(start, stop, "until", value, day.assumed)


def _both(
    parts: dict[str, str | None], months: Mapping[str, int], newest: str
) -> tuple[Day | None, Day | None]:
    """Return the two dates of a span; one without a year has that of the other."""
    first = read_date(parts, months, newest)
    if first is None or (first.assumed and parts.get("en_year_2")):
        second = read_date(parts, months, newest, "_2")
        return (read_date(parts, months, second.iso) if second else None), second
    return first, read_date(parts, months, first.iso, "_2")


def _recent(parts: dict[str, str | None], newest: str) -> str:
    unit = (parts.get("unit") or "").removeprefix("个")
    if parts.get("half_year"):
        return back_from(newest, 6, "month")
    return back_from(newest, _number(parts.get("n") or "1"), unit)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else lexicon().numbers[text]


def _share(text: str) -> float:
    digits = float(re.sub(r"[^\d.]", "", text))
    return digits / 100 if "%" in text or "百分之" in text else digits
