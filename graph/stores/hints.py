"""A hint for a query that failed or found nothing: the nearest word that would have worked."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from graph.ontology import ontology
from graph.stores.guard import blanked
from graph.stores.schema import PROVENANCE

_LABEL = re.compile(r"\(\s*\w*\s*:\s*(\w+(?:\s*[|:]\s*\w+)*)")
_RELATION = re.compile(r"\[\s*\w*\s*:\s*(\w+(?:\s*\|\s*:?\s*\w+)*)")
_WORD = re.compile(r"\w+")
LABELS = (*ontology().types, "Entity", "Zhengtu", *PROVENANCE)
RELATIONS = (*ontology().relations, "MENTIONS", "IN", "SAID_IN")
KEYWORDS = (
    "MATCH", "OPTIONAL", "WHERE", "RETURN", "WITH", "UNWIND", "ORDER", "LIMIT", "SKIP",
    "DISTINCT", "UNION", "EXISTS", "CONTAINS", "STARTS", "ENDS", "CASE", "WHEN", "THEN", "ELSE",
)  # fmt: skip
FUNCTIONS = (
    "collect", "count", "sum", "avg", "min", "max", "size", "length", "head", "last", "labels",
    "type", "nodes", "relationships", "coalesce", "toLower", "toUpper", "toString", "toInteger",
    "toFloat", "substring", "replace", "split", "trim", "reverse", "range", "keys", "properties",
    "startNode", "endNode", "shortestPath", "allShortestPaths", "reduce", "any", "all", "none",
    "round", "abs", "date", "duration", "left", "right",
)  # fmt: skip
_PROPERTY = re.compile(r"\b[A-Za-z_]\w*\.([A-Za-z_]\w*)\b(?!\s*[(.])|[{,]\s*([A-Za-z_]\w*)\s*:")
_CALLED = re.compile(r"\b([A-Za-z]\w*)\s*\(")


def unknown_name(cypher: str) -> str:
    """Return what is wrong with a label or relation that is near one of ours but is none, or ""."""
    bare = blanked(cypher)
    for pattern, known, what in (
        (_LABEL, LABELS, "label"),
        (_RELATION, RELATIONS, "relation"),
    ):
        for found in pattern.finditer(bare):
            for name in _WORD.findall(found[1]):
                if name not in known and (near := _near(name, known)):
                    return f"no {what} {name!r} in the graph; did you mean {near!r}?"
    return ""


def unknown_property(cypher: str, known: Iterable[str]) -> str:
    """Return a hint at a property that nothing in the graph has but that is near one, or "".

    Engines answer null to a misspelt property, so only the asker can tell that it is wrong.
    """
    names = tuple(known)
    for found in _PROPERTY.finditer(blanked(cypher)):
        name = found[1] or found[2]
        if name not in names and (near := _near(name, names)):
            return f"nothing in the graph has a property {name!r}; did you mean {near!r}?"
    return ""


def misspelt_word(cypher: str) -> str:
    """Return a hint at the first word that is nearly a keyword or function of Cypher, or ""."""
    bare = blanked(cypher)
    for word in _CALLED.findall(bare):
        known = {name.lower() for name in (*FUNCTIONS, *KEYWORDS)}
        if word.lower() not in known and (near := _near(word, FUNCTIONS)):
            return f"did you mean {near}?"
    for word in _WORD.findall(bare):
        # A short word is near to too much.
        if len(word) > 3 and word.upper() not in KEYWORDS and (near := _near(word, KEYWORDS)):
            return f"did you mean {near}?"
    return ""


def _near(word: str, known: tuple[str, ...]) -> str:
    folded = {name.lower(): name for name in known}
    found = get_close_matches(word.lower(), folded, n=1, cutoff=0.75)
    return folded[found[0]] if found else ""
