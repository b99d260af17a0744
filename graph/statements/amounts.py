"""Read quantities: money, shares, computing power, counts, with what they are (cap, total, rate).

Values are normalised to one unit for each kind (元, %, EFLOPS, 亩, 家 …). Years and dates are no
quantities; ranges give their upper end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from graph.statement import Amount


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount and where its words stand in the sentence."""

    start: int
    stop: int
    amount: Amount


@dataclass(frozen=True, slots=True)
class _Grammar:
    number: re.Pattern[str]
    units: dict[str, tuple[str, float]]
    roles: tuple[tuple[str, re.Pattern[str]], ...]
    roles_after: tuple[tuple[str, re.Pattern[str]], ...]
    period: re.Pattern[str]
    span: re.Pattern[str]
    no_tenth: tuple[re.Pattern[str], re.Pattern[str]]
    default_role: dict[str, str]


_SCALES = {"": 1.0, "十": 10.0, "百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7}
_SCALES |= {"亿": 1e8, "十亿": 1e9, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12}
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_CHINESE = re.compile(r"[零〇一二两三四五六七八九十百千]+")


@cache
def _grammar() -> _Grammar:
    raw: dict[str, Any] = yaml.safe_load(
        resources.files("graph.statements").joinpath("amounts.yaml").read_text("utf-8")
    )
    units = {
        word.lower(): (unit, float(factor))
        for unit, words in raw["units"].items()
        for word, factor in words.items()
    }
    unit = "|".join(re.escape(w) for w in sorted(units, key=lambda w: (-len(w), w)))
    scale = "|".join(sorted((s for s in _SCALES if s), key=lambda s: (-len(s), s)))
    digits = r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?"
    number = re.compile(
        rf"(?P<low>{digits}(?:{scale})?\s*[%％]?\s*[-—–~～至到]{{1,2}}\s*)?"
        rf"(?P<number>{digits}|[零〇一二两三四五六七八九十百千]+(?=[万亿元%％成家]|个百分点)|(?<=[超过达近破约为])(?=[百千万]+亿))"
        rf"\s*(?:余|多|几)?(?P<scale>{scale})?(?:余|多)?\s*(?P<unit>{unit})(?P<half>(?<=成)半(?![导年天月日成径]))?",
        re.IGNORECASE,
    )
    return _Grammar(
        number,
        units,
        tuple((role, re.compile("(?:" + "|".join(w) + ")$")) for role, w in raw["before"].items()),
        tuple((role, re.compile("^(?:" + "|".join(w) + ")")) for role, w in raw["after"].items()),
        re.compile("(?:" + "|".join(raw["period"]) + ")"),
        re.compile(raw["span"]),
        (re.compile(raw["no_tenth"]["before"]), re.compile(raw["no_tenth"]["after"])),
        raw["default"],
    )


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence, in reading order."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Quantity]:
    grammar = _grammar()
    for match in grammar.number.finditer(text):
        written = match["number"]
        unit, factor = grammar.units[match["unit"].lower()]
        if written and match.start("number") and text[match.start("number") - 1].isascii():
            before = text[match.start("number") - 1]
            if before.isalnum() or before == ".":
                continue
        if match["unit"] == "成" and _no_tenth(text, match, grammar):
            continue
        number = _number(written) + (0.5 if match["half"] else 0)
        value = number * _SCALES[match["scale"] or ""] * factor
        start = match.start("number")
        role = _role(text, start, match.end(), unit, grammar)
        yield Quantity(
            start,
            match.end(),
            Amount(
                match.group()[start - match.start() :],
                round(value, 6),
                unit,
                role,
                _period(text, start, grammar),
            ),
        )


def _no_tenth(text: str, match: re.Match[str], grammar: _Grammar) -> bool:
    """Say whether 成 is part of a word (又一成果, 统一成) rather than a tenth."""
    before, after = grammar.no_tenth
    return bool(before.search(text, 0, match.end("number")) or after.match(text, match.end()))


def _number(written: str) -> float:
    """Return the value of digits, or of a small Chinese numeral; nothing written is one."""
    if not written:
        return 1.0
    plain = written.translate(str.maketrans("０１２３４５６７８９．", "0123456789.")).replace(
        ",", ""
    )
    plain = plain.replace("，", "")
    if not _CHINESE.fullmatch(plain):
        return float(plain)
    total = section = 0
    for c in plain:
        if c in _DIGITS:
            section = _DIGITS[c]
        else:
            total += (section or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            section = 0
    return float(total + section)


def _role(text: str, start: int, stop: int, unit: str, grammar: _Grammar) -> str:
    before, after = text[max(0, start - 20) : start], text[stop : stop + 12]
    for role, pattern in grammar.roles:
        if pattern.search(before):
            return role
    for role, pattern in grammar.roles_after:
        if pattern.search(after):
            return role
    return grammar.default_role.get(unit, "amount")


def _period(text: str, start: int, grammar: _Grammar) -> str:
    """Return the span a quantity is for: 每年, 3年 right before it, 为期三年 in its clause."""
    before = text[max(0, start - 14) : start]
    near = list(grammar.period.finditer(before))
    if near and not any(c in "；;。" for c in before[near[-1].end() :]):
        return near[-1].group()
    around = grammar.span.search(text[max(0, start - 24) : start])
    return around.group("span") if around else ""
