"""Dates, numbers and thresholds in a question: since 2025, at least two documents, top five.

The wordings are regular expressions in `lexicon.yaml`; here is only what `<DATE>`, `<N>` and
`<SHARE>` look like and how they become values. There is no today: 今年 and “last month” are left
unread, so that the same question gives the same answer on any day.
"""

import re
from dataclasses import dataclass
from functools import cache

from queries.ask.lexicon import lexicon

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Constraint:
    """A span of the question that narrows the answer."""

    start: int
    stop: int
    name: str
    value: Value


def find_constraints(text: str) -> list[Constraint]:
    """Return the constraints in a folded question, the longest reading of each span."""
    found: list[Constraint] = []
    for name, patterns in _patterns().items():
        for pattern in patterns:
            for match in pattern.finditer(text):
                value = _value(name, match)
                if value is not None:
                    found.append(Constraint(match.start(), match.end(), _renamed(name), value))
    return found


@cache
def _patterns() -> dict[str, list[re.Pattern[str]]]:
    words = lexicon()
    number = "|".join(sorted(words.numbers, key=len, reverse=True))
    months = "|".join(sorted(words.months, key=len, reverse=True))
    slots = {
        "<N>": rf"(?P<n>\d{{1,4}}|{number})",
        "<SHARE>": r"(?P<share>0?\.\d+|1\.0|\d{1,3}\s*%|百分之\d{1,3})",
        "<DATE>": (
            r"(?:(?P<iso>(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?)"
            r"|(?P<year>(?:19|20)\d\d)\s*年?(?:\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*[日号])?)?"
            rf"|(?P<first_day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<day_month>{months})\.?,?\s+(?P<day_year>(?:19|20)\d\d)"
            rf"|(?P<month_name>{months})\.?\s+(?:(?P<en_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?P<en_year>(?:19|20)\d\d))"
        ),
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


def _renamed(name: str) -> str:
    return "min_documents" if name == "more_documents" else name


def _value(name: str, match: re.Match[str]) -> Value | None:
    parts = match.groupdict()
    if parts.get("n"):
        number = _number(parts["n"])
        return number + 1 if name == "more_documents" else number
    if parts.get("share"):
        return _share(parts["share"])
    return _date(parts)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else lexicon().numbers[text]


def _share(text: str) -> float:
    digits = float(re.sub(r"[^\d.]", "", text))
    return digits / 100 if "%" in text or "百分之" in text else digits


def _date(parts: dict[str, str | None]) -> str | None:
    if iso := parts.get("iso"):
        year, *rest = iso.split("-")
    elif name := parts.get("day_month"):
        year = parts["day_year"] or ""
        rest = [str(lexicon().months[name]), parts["first_day"] or ""]
    elif name := parts.get("month_name"):
        year = parts["en_year"] or ""
        rest = [str(lexicon().months[name])] + ([parts["en_day"]] if parts["en_day"] else [])
    else:
        year = parts.get("year") or ""
        rest = [p for p in (parts.get("month"), parts.get("day")) if p]
    numbers = [int(p) for p in rest]
    if (numbers and not 1 <= numbers[0] <= 12) or (len(numbers) > 1 and not 1 <= numbers[1] <= 31):
        return None
    return "-".join([year, *(f"{n:02d}" for n in numbers)])
