"""Read validity and deadlines: 施行, 有效期至, 2026—2028年, 到2027年底; dates are ISO.

What a sentence does not say to the day is kept as coarse as it is (2027, 2027-12). Relative dates
(今年6月, 明年) count from the day the document was published; without one they are left out.
"""

import re
from dataclasses import dataclass

_YEAR = r"(?P<y>20[0-9]{2}|今|明|后|去|本)年(?:度)?"
_MONTH_DAY = r"(?P<m>1[0-2]|0?[1-9])月(?:(?P<d>3[01]|[12][0-9]|0?[1-9])日)?"
_STARTS = re.compile(rf"(?:{_YEAR})?{_MONTH_DAY}起?(?:正式)?(?:施行|实施|执行|生效)")
_ENDS = (
    re.compile(rf"(?:至|到|截至){_YEAR}(?:{_MONTH_DAY})?(?:底|末)?(?:止|为止|截止|失效)"),
    re.compile(rf"(?:有效期|执行期|实施期限)限?(?:至|到|为){_YEAR}(?:{_MONTH_DAY})?"),
)
_RANGE = re.compile(r"(?P<a>20[0-9]{2})年?[-—–－~～至到]{1,2}(?P<b>20[0-9]{2})年?")
_DEADLINES = (
    re.compile(rf"(?:到|至|截至){_YEAR}(?P<end>底|末)?"),
    re.compile(rf"{_YEAR}(?P<end>底|末)?(?:前|之前)"),
)
_RELATIVE = {"今": 0, "本": 0, "明": 1, "后": 2, "去": -1}


@dataclass(frozen=True, slots=True)
class Dates:
    """When what a sentence says holds, and by when it is to be done; empty where unsaid."""

    valid_from: str = ""
    valid_to: str = ""
    deadline: str = ""


def dates(text: str, published: str = "") -> Dates:
    """Return the validity and the deadline that a sentence gives."""
    if "20" not in text and "年" not in text and "月" not in text:
        return Dates()
    year = int(published[:4]) if re.match(r"20[0-9]{2}", published) else 0
    valid_from = valid_to = deadline = ""
    if found := _RANGE.search(text):
        valid_from, valid_to = found["a"], found["b"]
    if found := _STARTS.search(text):
        valid_from = _iso(found["y"], found["m"], found["d"], year) or valid_from
    end = next((found for shape in _ENDS if (found := shape.search(text))), None)
    if end is not None:
        valid_to = _iso(end["y"], end["m"], end["d"], year) or valid_to
    else:
        deadline = _deadline(text, year)
    return Dates(valid_from, valid_to, deadline)


def _deadline(text: str, published: int) -> str:
    """Return the first year by which something is to be done, if it is not past."""
    for shape in _DEADLINES:
        for found in shape.finditer(text):
            when = _iso(found["y"], None, None, published)
            if when and int(when) >= published:
                return when + ("-12" if found["end"] else "")
    return ""


def _iso(year: str | None, month: str | None, day: str | None, published: int) -> str:
    """Return an ISO date as fine as its parts; a relative or missing year needs `published`."""
    if year is None or year in _RELATIVE:
        if not published:
            return ""
        number = published + _RELATIVE.get(year or "今", 0)
    else:
        number = int(year)
    text = f"{number}"
    if month:
        text += f"-{int(month):02d}"
        if day:
            text += f"-{int(day):02d}"
    return text
