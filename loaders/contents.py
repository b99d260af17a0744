"""The lines of contents and imprint pages, told one by one."""

import re
from functools import cache
from pathlib import Path

from loaders.persons import read_names

_NUMBERED = re.compile(r"\d{1,3}\s+([^\d\s].{3,60})$")
_SIGNED = re.compile(r"(?:\d{1,3}\s*)?(.{4,60}?)\s*[/／]\s*(.{2,40})$")
_DOTTED = re.compile(r"(.{2,50}?)\s*(?:…+|\.{4,}|·{4,}|—{3,})\s*[（(]?\d{1,3}[）)]?$")
_SECTION = re.compile(
    r"[>》〉]{2}\s*\S{2,10}$|(?:目\s*录|目\s*次|CONTENTS|Contents|本期目录|要目|本期导读)$"
)
_MASTHEAD = re.compile(
    r"ISSN|CN\s*\d\d\s*[-—]|邮发代号|国内统一|.{0,12}总第\s*\d+\s*期|编辑指导委员会|编辑委员会|"
    r"特别鸣谢|鸣\s*谢|协办单位|理事单位"
)
_MEASURE = re.compile(r"[年月日时个项家万亿位名届%％]")
_ROLE = re.compile(r"本刊|本报|记者|评论员|编辑部|编者|通讯员|特约")


@cache
def _imprint() -> re.Pattern[str]:
    """Return the pattern of an imprint's lines; their first words may be spread out (主 编)."""
    lines = (Path(__file__).parent / "imprint.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    spread = (r"\s*".join(map(re.escape, word)) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{'|'.join(spread)})\s*[:：(（ ]")


def title_key(text: str) -> str:
    """Return a title as it is compared: letters, digits and characters only."""
    return re.sub(r"[^0-9A-Za-z\u3400-\u9fff]", "", text).lower()


def listed_title(text: str) -> str:
    """Return the title that a line of a table of contents lists, empty if it is no such line."""
    if len(text) > 120 or text[-1] in "。；，":
        return ""
    if "/" in text and (match := _SIGNED.match(text)):
        signed = _ROLE.sub(" ", match.group(2)).strip(" 等")
        if not signed or read_names(signed):
            return match.group(1)
    match = _DOTTED.match(text) or _NUMBERED.match(text)
    if match is None or _MEASURE.match(match.group(1)):
        return ""
    return match.group(1)


def is_contents(text: str) -> bool:
    """Return whether this is a line of contents: a title with its page or author."""
    return ("/" in text or text[0].isdigit() or text[-1].isdigit()) and bool(listed_title(text))


def is_imprint(text: str) -> bool:
    """Return whether this is a line of an imprint or the head of a section of contents."""
    return len(text) <= 120 and bool(
        _SECTION.match(text) or _MASTHEAD.match(text) or _imprint().match(text)
    )
