"""Refuse Cypher that one of the two engines gets wrong; the rules are data, in `dialect.yaml`."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from queries.patterns import self_referring_maps

_COMMENT = re.compile(r"//[^\n]*")
_STRING = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_TOKEN = re.compile(rf"{_STRING.pattern}|{_COMMENT.pattern}")
_RELATIONSHIP = re.compile(r"-\[\s*(\w+)\s*[:*\]]")
_NODE = re.compile(r"(?<![\w`])\(\s*(\w+)\s*(?:[:{)])")
_PATH = re.compile(r"\bMATCH\s+(\w+)\s*=", re.IGNORECASE)
# What a rule's pattern may name in braces, and what finds it in a query.
_SLOTS: dict[str, Callable[[str], list[str]]] = {
    "relationship": _RELATIONSHIP.findall,
    "node": _NODE.findall,
    "path": _PATH.findall,
    "self_referring_map": self_referring_maps,
}


@dataclass(frozen=True, slots=True)
class DialectRule:
    """A wording that is refused, with the reason and what to write instead."""

    name: str
    pattern: str
    why: str
    write: str
    in_strings: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that a text breaks, and the words that break it."""

    rule: DialectRule
    words: str

    def __str__(self) -> str:
        return f"{self.rule.name} ({self.words!r}): {self.rule.why}; write {self.rule.write}"


@cache
def rules() -> tuple[DialectRule, ...]:
    """Return the rules of `dialect.yaml`."""
    text = resources.files("queries").joinpath("dialect.yaml").read_text(encoding="utf-8")
    return tuple(DialectRule(**fields) for fields in yaml.safe_load(text))


def stripped(cypher: str) -> str:
    """Return the Cypher without comments, its string literals emptied."""
    return _STRING.sub("''", _code(cypher))


def lint(cypher: str) -> tuple[Problem, ...]:
    """Return what in the Cypher would not run alike on both stores, in the order of the rules."""
    code, bare = _code(cypher), stripped(cypher)
    problems = []
    for rule in rules():
        found = _expand(rule.pattern, bare).search(code if rule.in_strings else bare)
        if found:
            problems.append(Problem(rule, " ".join(found.group().split())[-60:]))
    return tuple(problems)


def _code(cypher: str) -> str:
    return _TOKEN.sub(lambda m: "" if m.group().startswith("//") else m.group(), cypher).strip()


def _expand(pattern: str, code: str) -> re.Pattern[str]:
    """Put the query's own variables and maps into the pattern."""
    for slot, find in _SLOTS.items():
        if "{" + slot + "}" in pattern:
            pattern = pattern.replace("{" + slot + "}", _any_of(find(code)))
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


def _any_of(names: Iterable[str]) -> str:
    found = sorted(set(names))
    return f"(?:{'|'.join(map(re.escape, found))})" if found else r"(?!)"
