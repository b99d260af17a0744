"""Dates and spans of time as a question writes them, read into ISO.

Without a year a date belongs to that of the newest document, and “the last three months” end there:
there is no today, so the same question to the same store gives the same answer on any day.
"""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass

_ORDINALS = {"1": 1, "一": 1, "first": 1, "2": 2, "二": 2, "second": 2, "上": 1, "下": 2}
_ORDINALS |= {"3": 3, "三": 3, "third": 3, "4": 4, "四": 4, "fourth": 4}
_YEARS = {"今年": 0, "本年": 0, "this year": 0, "去年": -1, "last year": -1, "前年": -2}
_FIRST_YEAR = 1000  # of four digits, as dates are written
_UNITS = {"年": 12, "year": 12, "季": 3, "quarter": 3, "月": 1, "month": 1}


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time: the first and the last day, month or year."""

    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year; `assumed` where its year is that of the newest document."""

    iso: str
    assumed: bool = False

    @property
    def last(self) -> str:
        """Return its last day."""
        year, *rest = self.iso.split("-")
        if not rest:
            return f"{year}-12-31"
        if len(rest) == 1:
            return f"{self.iso}-{calendar.monthrange(int(year), int(rest[0]))[1]:02d}"
        return self.iso

    @property
    def before(self) -> str:
        """Return the last day before it."""
        year, month, day = (int(p) for p in f"{self.iso}-01-01".split("-")[:3])
        if day > 1:
            return f"{year}-{month:02d}-{day - 1:02d}"
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        return Day(f"{year}-{month:02d}").last


def opening(iso: str) -> str:
    """Return a first day no longer than needed: a document may name only its month or year."""
    return iso.removesuffix("-01").removesuffix("-01")


def date_pattern(months: str, tag: str = "") -> str:
    """Return the regular expression of a date; its groups end in the tag."""
    bare = rf"(?!may\b|mar\b|dec\b)(?P<bare_name{tag}>{months})\b|(?<=in )may\b|(?<=since )may\b"
    return (
        rf"(?:(?P<iso{tag}>(?:19|20)\d\d[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?)"
        rf"|(?:(?P<year{tag}>(?:19|20)\d\d)\s*年?|(?P<rel{tag}>{'|'.join(_YEARS)}))"
        rf"(?:\s*(?P<month{tag}>\d{{1,2}})\s*月(?:份|\s*(?P<day{tag}>\d{{1,2}})\s*[日号])?)?"
        rf"|(?P<bare_month{tag}>\d{{1,2}})\s*月(?:份|\s*(?P<bare_day{tag}>\d{{1,2}})\s*[日号])?"
        rf"|(?P<first_day{tag}>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<day_month{tag}>{months})"
        rf"\.?,?\s+(?P<day_year{tag}>(?:19|20)\d\d)"
        rf"|(?P<month_name{tag}>{months})\.?\s+"
        rf"(?:(?P<en_day{tag}>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?P<en_year{tag}>(?:19|20)\d\d)"
        rf"|{bare})"
    )


def read_date(
    parts: Mapping[str, str | None], months: Mapping[str, int], newest: str, tag: str = ""
) -> Day | None:
    """Return the date that a match of `date_pattern` means; None where it cannot be one."""

    def part(name: str) -> str:
        return parts.get(name + tag) or ""

    this_year = int(newest[:4]) if newest else 0
    if iso := part("iso"):
        return _checked(re.split(r"[-/.]", iso))
    if part("day_month"):
        return _checked([part("day_year"), str(months[part("day_month")]), part("first_day")])
    if part("month_name"):
        return _checked([part("en_year"), str(months[part("month_name")]), part("en_day")])
    if part("year"):
        return _checked([part("year"), part("month"), part("day")])
    if not this_year:
        return None
    if part("rel"):
        year = str(this_year + _YEARS[part("rel")])
        return _checked([year, part("month"), part("day")], assumed=True)
    if part("bare_month"):
        return _checked([str(this_year), part("bare_month"), part("bare_day")], assumed=True)
    month = months[part("bare_name")] if part("bare_name") else 5
    return _checked([str(this_year), str(month)], assumed=True)


def _checked(parts: list[str], *, assumed: bool = False) -> Day | None:
    year, *rest = (int(p) for p in parts if p)
    if rest and not 1 <= rest[0] <= 12:
        return None
    if len(rest) > 1 and not 1 <= rest[1] <= calendar.monthrange(year, rest[0])[1]:
        return None
    return Day("-".join([f"{year}", *(f"{n:02d}" for n in rest)]), assumed)


def part_of_year(day: Day, half: str, quarter: str) -> Period:
    """Return a half or a quarter of a year."""
    number, size = (_ORDINALS[half], 6) if half else (_ORDINALS[quarter], 3)
    first = Day(f"{day.iso[:4]}-{(number - 1) * size + 1:02d}")
    return Period(first.iso, Day(f"{day.iso[:4]}-{number * size:02d}").last)


def back_from(newest: str, count: int, unit: str) -> str:
    """Return the day so many months, quarters or years before the newest document.

    Empty where no document could be that old.
    """
    months = count * next(size for name, size in _UNITS.items() if unit.startswith(name))
    year, month, *day = (int(p) for p in f"{newest}-01".split("-")[: max(2, newest.count("-") + 1)])
    total = year * 12 + month - 1 - months
    year, month = divmod(total, 12)
    if year < _FIRST_YEAR:
        return ""
    if not day:
        return f"{year}-{month + 1:02d}"
    last = calendar.monthrange(year, month + 1)[1]
    return f"{year}-{month + 1:02d}-{min(day[0], last):02d}"


ORDINALS = "|".join(_ORDINALS)
UNITS = "年|个?季度?|个?月|years?|quarters?|months?"
