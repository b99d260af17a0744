"""Find the property maps of a query that use a variable which their own pattern binds.

`MATCH (t:Statement), (r:Region {id: t.subject})` is such a one. A pattern is what stands in one
MATCH, COUNT {…} or EXISTS {…} up to its next clause, or before the bar of a comprehension; a
variable that stands anywhere before it is taken to be bound already.
"""

import re

_BEGIN = re.compile(r"\bMATCH\b|\b(?:COUNT|EXISTS)\s*\{|\[\s*(?=\()", re.IGNORECASE)
_STEP = re.compile(
    r"[(\[{]|[)\]}]|\||\b(?:MATCH|OPTIONAL|WHERE|WITH|RETURN|UNWIND|ORDER|UNION|CALL)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(r"(?<![\w`])[(\[]\s*([A-Za-z_]\w*)\s*[:{)*\]]")
_MAP = re.compile(r"\{[^{}]*\}")
_USED = re.compile(r"(?<![\w.$`])([A-Za-z_]\w*)\s*\.\s*[A-Za-z_]")


def self_referring_maps(code: str) -> list[str]:
    """Return these maps as written, in the order of the code (comments and strings blanked)."""
    return [
        found.group()
        for begin, stop in _patterns(code)
        for found in _MAP.finditer(code, begin, stop)
        if _fresh(code, begin, found.start()) & set(_USED.findall(found.group()))
    ]


def _patterns(code: str) -> list[tuple[int, int]]:
    return [(found.end(), _end(code, found.end())) for found in _BEGIN.finditer(code)]


def _end(code: str, begin: int) -> int:
    """Return where the pattern that begins there ends."""
    depth = 0
    for step in _STEP.finditer(code, begin):
        if step.group() in "([{":
            depth += 1
        elif step.group() in ")]}":
            depth -= 1
            if depth < 0:
                return step.start()
        elif depth == 0:
            return step.start()
    return len(code)


def _fresh(code: str, begin: int, stop: int) -> set[str]:
    """Return the variables that are bound between the two places and not before."""
    before = set(re.findall(r"\w+", code[:begin]))
    return set(_BOUND.findall(code, begin, stop)) - before
