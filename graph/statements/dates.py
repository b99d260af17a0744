"""Read validity and deadlines: 施行, 有效期至, 2026—2028年, 到2027年底; dates are ISO.

What a sentence does not say to the day is kept as coarse as it is (2027, 2027-12). Relative dates
(今年6月, 明年底, 自印发之日起, 三年内) count from the day the document was published; without one
they are left out. What is reported of the past (截至2024年底, 去年底) is no deadline.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_COUNT = r"(?P<n>[0-9]{1,2}|[一二两三四五六七八九十])"
_YEAR = r"(?P<y>20[0-9]{2}|今|明|后|去|本)\s?年(?:度|年(?=[底末]))?"
_MONTH_DAY = r"(?P<m>1[0-2]|0?[1-9])\s?月(?:\s?(?P<d>3[01]|[12][0-9]|0?[1-9])\s?日)?"
_HOLDS = r"(?:正式)?(?:开始)?(?:施行|实施|执行|生效|试行|废止|失效)"
_STARTS = (
    re.compile(rf"(?:{_YEAR})?{_MONTH_DAY}起?{_HOLDS}"),
    re.compile(rf"自{_YEAR}(?:{_MONTH_DAY})?起"),
)
_FROM_ISSUE = re.compile(
    rf"自?(?:发布|公布|印发|颁布|发文|签发|下发)之日起(?:满)?(?:(?P<days>[0-9]{{1,3}})[日天](?:后|内|之后))?(?:.{{0,4}}?){_HOLDS}"
)
_SINCE_OWN = re.compile(r"(?:施行|实施|生效)之日起")
_ENDS = (
    re.compile(
        rf"(?:至|到|截至|截止){_YEAR}(?:{_MONTH_DAY})?(?P<end>底|末)?(?:止|为止|截止|失效|结束)"
    ),
    re.compile(
        rf"(?:有效期|执行期|实施期限|有效期限|试行期|执行期限|申报期)限?(?:截?至|到|为|截止到?){_YEAR}"
        rf"(?:{_MONTH_DAY})?(?P<end>底|末)?"
    ),
)
_LASTS = re.compile(
    rf"(?:有效期|执行期|试行期|有效期限|实施期限|期限|试行|暂定|施行期)(?:限)?(?:为|暂定|定为|是)?(?:期)?{_COUNT}年"
)
_SPAN = re.compile(
    r"(?P<a>20[0-9]{2})年?(?P<am>[0-9]{1,2})?月?(?P<ad>[0-9]{1,2})?日?(?:起)?\s*(?:[-—–－~～]{1,2}|至|到)\s*"
    r"(?P<b>20[0-9]{2})年(?:(?P<bm>1[0-2]|0?[1-9])月)?(?:(?P<bd>3[01]|[12][0-9]|0?[1-9])日)?"
)
_RANGE = re.compile(r"(?P<a>20[0-9]{2})年?[-—–－~～至到]{1,2}(?P<b>20[0-9]{2})年?")
_PLANS = re.compile(r"“?(?P<plan>十三五|十四五|十五五|十六五)”?(?P<what>期间|时期|期末|末|以来)?")
_PLAN_YEARS = {"十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_DEADLINES = (
    re.compile(
        rf"(?<!截)(?:到|至|力争|确保|计划于?|争取){_YEAR}(?:{_MONTH_DAY})?(?P<end>底|末)?(?!以来)"
    ),
    re.compile(rf"{_YEAR}(?:{_MONTH_DAY})?(?P<end>底|末)?(?:以前|之前|前)"),
    re.compile(rf"(?<![年0-9]){_MONTH_DAY}(?P<end>底|末)?(?:以前|之前|前)"),
    re.compile(r"(?<![一-鿿0-9])(?:到|至|力争|确保)?年(?P<end>底|末)(?:以前|之前|前)"),
)
_WITHIN = re.compile(
    rf"(?:力争|争取|计划|确保|用|在|通过|未来|今后|^|[，。；])(?:未来|今后)?{_COUNT}年(?:左右)?(?:时间)?(?:内|，|达|实现|建成|培育)"
)
_ANY = re.compile("20|[年月]|日起|[三四五六]五")
_PUBLISHED = re.compile(r"(?P<y>(?:19|20)[0-9]{2})(?:-(?P<m>[0-9]{2})(?:-(?P<d>[0-9]{2}))?)?")
_RELATIVE = {"今": 0, "本": 0, "明": 1, "后": 2, "去": -1}


@dataclass(frozen=True, slots=True)
class Dates:
    """When what a sentence says holds, and by when it is to be done; empty where unsaid."""

    valid_from: str = ""
    valid_to: str = ""
    deadline: str = ""


def dates(text: str, published: str = "") -> Dates:
    """Return the validity and the deadline that a sentence gives."""
    if not _ANY.search(text):
        return Dates()
    day = _PUBLISHED.match(published)
    published = _iso(day["y"], day["m"], day["d"], 0) if day else ""
    year = int(published[:4]) if published.startswith("20") else 0
    valid_from, valid_to = _validity(text, published, year)
    return Dates(valid_from, valid_to, "" if valid_to else _deadline(text, year))


def _validity(text: str, published: str, year: int) -> tuple[str, str]:
    valid_from, valid_to = _span(text)
    start = _first(_STARTS, text)
    if issued := _FROM_ISSUE.search(text):
        valid_from = _later(published, int(issued["days"] or 0)) or valid_from
    elif start is not None:
        valid_from = _read(start, year) or valid_from
    elif _SINCE_OWN.search(text):
        valid_from = valid_from or published
    if end := _first(_ENDS, text):
        valid_to = _read(end, year) or valid_to
    elif (lasts := _LASTS.search(text)) and (begin := valid_from or published):
        valid_to = _years_on(begin, _number(lasts["n"]))
    return valid_from, valid_to


def _first(shapes: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    """Return the match of the first shape that has one."""
    return next((found for shape in shapes if (found := shape.search(text))), None)


def _span(text: str) -> tuple[str, str]:
    """Return the two ends of 2026—2028年, 2025年1月1日至2027年12月31日, “十五五”期间."""
    if found := _SPAN.search(text):
        begin = _iso(found["a"], found["am"] if found["bm"] else None, found["ad"], 0)
        return begin, _iso(found["b"], found["bm"], found["bd"], 0)
    if found := _RANGE.search(text):
        return found["a"], found["b"]
    if (found := _PLANS.search(text)) and found["what"] in ("期间", "时期"):
        first = _PLAN_YEARS[found["plan"]]
        return str(first), str(first + 4)
    return "", ""


def _deadline(text: str, published: int) -> str:
    """Return the first time by which something is to be done, if it is not past."""
    for shape in _DEADLINES:
        for found in shape.finditer(text):
            when = _read(found, published)
            if when and int(when[:4]) >= published:
                return when
    if (plan := _PLANS.search(text)) and plan["what"] in ("末", "期末"):
        return str(_PLAN_YEARS[plan["plan"]] + 4)
    if published and (within := _WITHIN.search(text)):
        return str(published + _number(within["n"]))
    return ""


def _read(found: re.Match[str], published: int) -> str:
    """Return the date of a match with the groups y, m, d and end, as far as it has them."""
    parts = found.groupdict()
    month = parts.get("m")
    if parts.get("end") and not month:
        month = "12"
    return _iso(parts.get("y"), month, parts.get("d"), published)


def _iso(year: str | None, month: str | None, day: str | None, published: int) -> str:
    """Return an ISO date as fine as its parts are possible: 2025年2月30日 is 2025-02.

    A relative or missing year needs `published`.
    """
    if year is None or year in _RELATIVE:
        if not published:
            return ""
        number = published + _RELATIVE.get(year or "今", 0)
    else:
        number = int(year)
    text = f"{number}"
    if month and 1 <= int(month) <= 12:
        text += f"-{int(month):02d}"
        if day and 1 <= int(day) <= monthrange(number, int(month))[1]:
            text += f"-{int(day):02d}"
    return text


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _NUMERALS[written]


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso) else None


def _later(iso: str, days: int) -> str:
    """Return the day some days after an ISO date; a coarser date stays as it is."""
    day = _day(iso)
    return (day + timedelta(days=days)).isoformat() if day and days else iso


def _years_on(iso: str, years: int) -> str:
    """Return the last day (month, year) of a term of years that begins at an ISO date."""
    day = _day(iso)
    if day is not None:
        last = monthrange(day.year + years, day.month)[1]
        end = date(day.year + years, day.month, min(day.day, last)) - timedelta(days=1)
        return end.isoformat()
    number, _, month = iso.partition("-")
    if not month:
        return str(int(number) + years - 1)
    before = int(month) - 1
    return f"{int(number) + years - (0 if before else 1)}-{before or 12:02d}"
