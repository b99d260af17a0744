"""Which entity a span means: the gazetteer's, or a provisional one with an id made from the name.

Names are compared in a form without quotation marks, width and type words that add nothing
(产业链 after an industry, 机制 after a program's quotes). No two names are ever merged because
they look alike: either their forms are equal or they are two entities.
"""

import re

from graph.entity import TYPE_PREFIX
from graph.gazetteer.entry import Entry, NameKind, Reading
from graph.gazetteer.gazetteer import Gazetteer
from graph.linkers.patterns import patterns

_PUNCTUATION = re.compile(r"[\s\"'“”‘’《》〈〉「」『』·•]+")
_BRACKETS = re.compile(r"[（(〔][^（）()〔〕]*[）)〕]")


def _tail(key: str, least: int, times: str = "") -> re.Pattern[str]:
    """Return a pattern of an ending from a list that leaves at least that many characters."""
    return re.compile(rf"(?<={'.' * least})(?:{patterns().alternation(key)}){times}$")


_INDUSTRY_TAIL = _tail("industry_tails", 2)
_PROGRAM_TAIL = _tail("program_tails", 3)
_PROGRAM_TAILS = patterns().words["program_tails"]
_FORM = _tail("legal_forms", 2, "+")
_TRADE = _tail("company_trades", 2)


def level(name: str) -> str:
    """Return a name without white space, quotation and title marks."""
    return _PUNCTUATION.sub("", name)


def entries_of(name: str, kind: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Return the gazetteer's entries of a type for a name or one of its equal forms."""
    for form in _forms(name, kind):
        found = [
            (r.kind is NameKind.CONTEXT, r.entry.id, r.entry)
            for r in gazetteer.named(form)
            if r.entry.type == kind
        ]
        if found:
            return tuple(entry for *_, entry in sorted(found, key=lambda f: f[:2]))
    return ()


def _forms(name: str, kind: str) -> list[str]:
    bare = level(name)
    forms = [name, bare]
    if kind == "Industry":
        forms.append(_INDUSTRY_TAIL.sub("", bare))
    elif kind == "Program":
        core = _PROGRAM_TAIL.sub("", bare)
        forms += [core, *(core + tail for tail in _PROGRAM_TAILS)]
    elif kind == "Policy":
        forms.append(_BRACKETS.sub("", bare))
    elif kind == "Company":
        forms.append(_FORM.sub("", bare))
    return [f for f in dict.fromkeys(forms) if len(f) > 1]


def provisional_id(name: str, kind: str, gazetteer: Gazetteer) -> str:
    """Return the id of an entity that only texts name: equal forms give equal ids."""
    return f"{TYPE_PREFIX[kind]}:{_key(name, kind, gazetteer)}"


def _key(name: str, kind: str, gazetteer: Gazetteer) -> str:
    bare = level(name)
    if kind == "Industry":
        return _INDUSTRY_TAIL.sub("", bare)
    if kind == "Program":
        return _PROGRAM_TAIL.sub("", bare)
    if kind == "Company":
        return company_core(bare, gazetteer)
    return bare


def company_core(name: str, gazetteer: Gazetteer) -> str:
    """Return a legal company name's core: 杭州麦子智云科技有限公司 → 麦子智云.

    Region, trade and form are taken off a name with a legal form only, and never all of it. A core
    of two characters keeps its trade: 天正电气 and 天正机械 are two companies.
    """
    core = _FORM.sub("", _BRACKETS.sub("", name))
    if core == name or len(core) < 2:
        return name
    opening = [h.stop for h in gazetteer.hits(core) if h.start == 0 and _is_region(h.readings)]
    if opening and len(core) - max(opening) >= 2:
        core = core[max(opening) :]
        core = core.removeprefix("市").removeprefix("省") if len(core) > 3 else core
    trimmed = _TRADE.sub("", core)
    return trimmed if len(trimmed) > 2 else core


def _is_region(readings: tuple[Reading, ...]) -> bool:
    return any(r.entry.type == "Region" for r in readings)
