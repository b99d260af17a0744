"""Tell whether a text says that an industry is curbed: 限制, 淘汰, 不再支持, 取消补贴.

Structure says who would curb it (`rules.yaml`); here only the words right before and after the
industry count. A curb that is denied, lifted, wished for, remembered or learned from others is
none.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import yaml

from graph.statements.candidates import Candidates
from graph.statements.frame import Bools, Frame, Ints

_BEFORE, _AFTER = 24, 18
_CLAUSE_ENDS = re.compile("[，,；;。！？：:]")


@dataclass(frozen=True, slots=True)
class _Words:
    """The content of `restriction.yaml`; `around` pairs what stands before and after."""

    before: tuple[re.Pattern[str], ...]
    after: tuple[re.Pattern[str], ...]
    around: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    denied: re.Pattern[str]
    not_said: re.Pattern[str]
    flaw: re.Pattern[str]


@cache
def _words() -> _Words:
    raw: dict[str, Any] = yaml.safe_load(
        resources.files("graph.statements").joinpath("restriction.yaml").read_text("utf-8")
    )
    return _Words(
        tuple(map(re.compile, raw["before"])),
        tuple(map(re.compile, raw["after"])),
        tuple((re.compile(p["before"]), re.compile(p["after"])) for p in raw["around"]),
        *(re.compile(raw[name]) for name in ("denied", "not_said", "flaw")),
    )


def curbs(before: str, after: str) -> bool:
    """Say whether the words of a sentence before and after an industry say that it is curbed."""
    words = _words()
    if words.not_said.search(before) or words.flaw.match(after):
        return False
    lead = _CLAUSE_ENDS.split(before)[-1][-_BEFORE:]
    tail = after[:_AFTER]
    found = [m for pattern in words.before if (m := pattern.search(lead))]
    found += [m for one, other in words.around if (m := one.search(lead)) and other.match(tail)]
    if any(not words.denied.search(lead[: m.start()]) for m in found):
        return True
    matched = [m for pattern in words.after if (m := pattern.match(tail))]
    return any(not words.denied.search(m.group()) for m in matched)


def curbed(here: Frame, found: Candidates, rows: Ints) -> Bools:
    """Say for some candidates whether the sentence says of their object that it is curbed.

    Wherever the sentence names it: 新建数据中心…，老旧数据中心不再支持.
    """
    judged: dict[tuple[int, int], bool] = {}
    out = np.zeros(len(rows), dtype=bool)
    for place, row in enumerate(rows.tolist()):
        key = int(found.sentence[row]), int(found.object[row])
        if key not in judged:
            judged[key] = _curbed_anywhere(here, *key)
        out[place] = judged[key]
    return out


def _curbed_anywhere(here: Frame, sentence: int, entity: int) -> bool:
    begin, end = int(here.sentence_start[sentence]), int(here.sentence_stop[sentence])
    named = (here.entity == entity) & (here.sentence == sentence) & ~here.nested
    for at in np.flatnonzero(named).tolist():
        start = int(here.start[here.list_first[at]])
        stop = int(here.stop[here.list_last[at]])
        if curbs(here.text[begin:start], here.text[stop:end]):
            return True
    return False
