"""Evidence at a broken line: does what follows go on the sentence that was broken off?

Used where rows are joined and where a heading interrupts a paragraph.
"""

import re

from loaders import words

_OFFICES = "总书记|书记|省长|市长|县长|主席|总理|厅长|局长|部长|院士|教授"
# Sentences and paragraphs do not begin with these, whatever stands before.
_CANNOT_BEGIN = re.compile(
    rf"[，。、；：！？）》”’,.;:!?)％%]|[^。，]{{1,4}}[。；]|[的了们]|就是|也是|以及|等[^待]|及[^时]|(?:{_OFFICES})"
)
_GOES_ON = "，、,“‘《（(〈"
# A clause that ends with one of these, or begins with one of those, is not complete.
_OPEN_END = re.compile(
    "(?:[与和及或的在对为把被将向从以让使由给等到于并而且但也]|通过|根据|按照|推动|加强|围绕|"
    "实现|成为|进一步|以及|坚持|推进)$"
)
# 41|5X, 415|X集群, 2.5|亿元: a number that the end of the row cut. No title ends with the first
# half of one, except with a year: 展望2025|5月.
_NUMBER_OPEN = re.compile(r"\d[\d.]*$")
_NUMBER_REST = re.compile(r"\d|[A-Z](?![A-Za-z ])|[亿万%％‰℃]|元|个百分点")
_YEAR = re.compile(r"(?<!\d)20\d\d$")
_LATIN = re.compile("[A-Za-z]")
_OPEN_START = re.compile("[着和与及或也都还已正将并而则又再才就更是]")


def must_go_on(left: str, right: str) -> bool:
    """Return whether the break is surely inside a sentence, even if `left` looks like a title."""
    return (
        left[-1] in _GOES_ON
        or bool(_CANNOT_BEGIN.match(right))
        or cuts_number(left, right)
        or words.runs_across(left, right)
    )


def cuts_number(left: str, right: str) -> bool:
    """Return whether the break stands inside a number, or between it and what it counts."""
    number = _NUMBER_OPEN.search(left)
    if not number or not _NUMBER_REST.match(right):
        return False
    return not (_YEAR.search(left) and right[0].isdigit())


def parts_latin(left: str, right: str) -> bool:
    """Return whether the break stands between two Latin words."""
    return bool(_LATIN.match(left[-1]) and _LATIN.match(right))


def may_go_on(left: str, right: str) -> bool:
    """Return whether the break looks like one inside a sentence, given that `left` has no end."""
    return must_go_on(left, right) or bool(_OPEN_END.search(left)) or bool(_OPEN_START.match(right))


def is_open(text: str) -> bool:
    """Return whether a quotation mark or bracket of this text is still open."""
    return (
        text.count("“") > text.count("”")
        or text.count("《") > text.count("》")
        or text.count("（") + text.count("(") > text.count("）") + text.count(")")
    )
