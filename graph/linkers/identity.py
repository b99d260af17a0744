"""Which entity a span means: the gazetteer's, or a provisional one with an id made from the name.

Names are compared in a form without quotation marks, width and type words that add nothing
(产业链 after an industry, 机制 after a program's quotes). No two names are ever merged because
they look alike: either their forms are equal or they are two entities.
"""

import re
from collections.abc import Iterator

from graph.entity import TYPE_PREFIX
from graph.gazetteer.entry import Entry, NameKind, Reading
from graph.gazetteer.gazetteer import Gazetteer
from graph.gazetteer.matcher import fold
from graph.linkers.patterns import patterns

_PUNCTUATION = re.compile(r"[\s\"'“”‘’《》〈〉「」『』·•]+")
_BRACKETS = re.compile(r"[（(〔][^（）()〔〕]*[）)〕]")


class _Tail:
    """An ending from a list, taken off a name that keeps at least so many characters.

    A name's last character shows most often that none fits; asking it first is ten times as fast
    as searching for all.
    """

    def __init__(self, key: str, least: int, times: str = "") -> None:
        self._last = frozenset(word[-1] for word in patterns().words[key])
        self._pattern = re.compile(rf"(?<={'.' * least})(?:{patterns().alternation(key)}){times}$")

    def off(self, name: str) -> str:
        """Return the name without its ending."""
        return self._pattern.sub("", name) if name[-1:] in self._last else name


_INDUSTRY_TAIL = _Tail("industry_tails", 2)
_PROGRAM_TAIL = _Tail("program_tails", 3)
_PROGRAM_TAILS = patterns().words["program_tails"]
_FORM = _Tail("legal_forms", 2, "+")
_TRADE = _Tail("company_trades", 2)


def level(name: str) -> str:
    """Return a name without white space, quotation and title marks."""
    return name if name.isalnum() else _PUNCTUATION.sub("", name)


def entries_of(name: str, kind: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Return the gazetteer's entries of a type for a name or one of its equal forms."""
    # Where the bare name needs no folding, none of its up to 16 forms does: look-ups are three
    # times as fast, and most names are in no list.
    bare = level(name)
    named = gazetteer.named_folded if fold(bare) is bare else gazetteer.named
    for form in _forms(name, bare, kind):
        find = gazetteer.named if form is name else named
        readings = find(form) if len(form) > 1 else ()
        if not readings:
            continue
        found = [
            (r.kind is NameKind.CONTEXT, r.entry.id, r.entry)
            for r in readings
            if r.entry.type == kind
        ]
        if found:
            return tuple(entry for *_, entry in sorted(found, key=lambda f: f[:2]))
    return ()


def _forms(name: str, bare: str, kind: str) -> Iterator[str]:
    yield name
    if bare != name:
        yield bare
    if kind == "Industry":
        yield _INDUSTRY_TAIL.off(bare)
    elif kind == "Program":
        core = _PROGRAM_TAIL.off(bare)
        yield core
        for tail in _PROGRAM_TAILS:
            yield core + tail
    elif kind == "Policy":
        yield _without_brackets(bare)
    elif kind == "Company":
        yield _FORM.off(bare)


def _without_brackets(name: str) -> str:
    return name if name.isalnum() else _BRACKETS.sub("", name)


def provisional_id(name: str, kind: str, gazetteer: Gazetteer) -> str:
    """Return the id of an entity that only texts name: equal forms give equal ids."""
    return f"{TYPE_PREFIX[kind]}:{_key(name, kind, gazetteer)}"


def _key(name: str, kind: str, gazetteer: Gazetteer) -> str:
    bare = level(name)
    if kind == "Industry":
        return _INDUSTRY_TAIL.off(bare)
    if kind == "Program":
        return _PROGRAM_TAIL.off(bare)
    if kind == "Company":
        return company_core(bare, gazetteer)
    return bare


def company_core(name: str, gazetteer: Gazetteer) -> str:
    """Return a legal company name's core: 杭州麦子智云科技有限公司 → 麦子智云.

    Region, trade and form are taken off a name with a legal form only, and never all of it. A core
    of two characters keeps its trade: 天正电气 and 天正机械 are two companies.
    """
    core = _FORM.off(_without_brackets(name))
    if core == name or len(core) < 2:
        return name
    opening = [h.stop for h in gazetteer.hits(core) if h.start == 0 and _is_region(h.readings)]
    if opening and len(core) - max(opening) >= 2:
        core = core[max(opening) :]
        core = core.removeprefix("市").removeprefix("省") if len(core) > 3 else core
    trimmed = _TRADE.off(core)
    return trimmed if len(trimmed) > 2 else core


def _is_region(readings: tuple[Reading, ...]) -> bool:
    return any(r.entry.type == "Region" for r in readings)
