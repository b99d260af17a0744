"""Titles of official documents that are printed in two or three lines.

“某市人民政府关于加快低空经济” over “高质量发展的若干意见” is one title: the break must not cut
names. A line goes on the title above it if the two together end as a document's title ends, or if
the text names them together in 《》 elsewhere.
"""

import re
from collections.abc import Sequence

_KINDS = (
    "意见|办法|条例|规划|方案|措施|通知|规定|细则|指南|纲要|计划|政策|决定|公告|通告|公报|批复|规则|要点|"
    "函|指引|目录|清单|决议|报告|举措|标准|规范"
)
_NOTE = r"(?:[（(][^（()）]{2,16}[)）])*"
_WHOLE = re.compile(rf"关于[^。；：:]{{4,}}(?:{_KINDS}){_NOTE}$")
_BEGINS = re.compile(r"(?:^|[\u4e00-\u9fff）)\s])(?:印发|转发|批转)?关于[^。；：:]*$")
_ENDED = re.compile(rf"(?:{_KINDS}){_NOTE}$")
_RUNNING = re.compile(r"[。；：:！？!?]|，")
_MARKED = re.compile(r"《([^《》]{6,80})》")
_BLANK = re.compile(r"\s+")
_LONGEST_LINE, _MOST_LINES = 44, 4


def named_titles(text: str) -> frozenset[str]:
    """Return the titles that a text names in 《》, without white space."""
    return frozenset(_BLANK.sub("", title) for title in _MARKED.findall(text))


def title_goes_on(above: Sequence[str], below: Sequence[str], named: frozenset[str]) -> bool:
    """Return whether the first line of `below` goes on the title that the lines `above` begin.

    `below` also holds the lines that follow, for a title of three lines.
    """
    begun = _BLANK.sub("", "".join(above))
    if len(above) >= _MOST_LINES or not _fits(begun) or _ENDED.search(begun):
        return False
    opens = bool(_BEGINS.search(begun))
    for more in below[: _MOST_LINES - len(above)]:
        line = _BLANK.sub("", more)
        if not line or not _fits(line):
            return False
        begun += line
        if begun in named or (opens and _WHOLE.search(begun)):
            return True
    return False


def is_whole_title(lines: Sequence[str], named: frozenset[str]) -> bool:
    """Return whether several lines are the whole title of an official document."""
    joined = _BLANK.sub("", "".join(lines))
    return len(lines) > 1 and _fits(joined) and (joined in named or bool(_WHOLE.search(joined)))


def _fits(line: str) -> bool:
    bare = re.sub("“[^“”]*”|《[^《》]*》", "", line)
    return len(line) <= _LONGEST_LINE * _MOST_LINES and not _RUNNING.search(bare)
