"""Newspapers and magazines, and the region each speaks for (`media.tsv`)."""

import re
from functools import cache
from pathlib import Path

_LOCAL = re.compile(r"([\u4e00-\u9fff]{2,4})(?:日报|晚报|晨报|早报|都市报|新闻网)$")
_WORD = "magazine"


@cache
def _media() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    lines = (Path(__file__).parent / "media.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line.startswith(("#", "name\t")):
            name, region, kind = line.split("\t")
            table[name] = (region, kind)
    return table


def region_of(medium: str) -> str:
    """Return the name of the region a medium speaks for, empty if it is not known."""
    name = re.sub(r"[《》\s]", "", medium)
    if name in _media():
        return _media()[name][0]
    local = _LOCAL.match(name)
    return local.group(1) if local else ""


def is_medium(line: str) -> bool:
    """Return whether a line is nothing but the name of a paper or magazine, as a masthead is."""
    name = re.sub(r"[《》\s]", "", line)
    if _LOCAL.match(name):
        return True
    return name in _media() and _media()[name][1] != _WORD
