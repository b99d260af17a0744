"""Cut a question into names, words of the lexicon, constraints and what is left over.

The best cut leaves the fewest characters over and uses the fewest pieces. A string that is a
name and a word of the lexicon alike (合作, 开始) is the word when it is ordinary as a name.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from graph.gazetteer.matcher import Matcher, fold
from queries.ask.constraints import Constraint, find_constraints
from queries.ask.lexicon import Word, lexicon
from queries.resolve import EntityResolver, Named

_FREE = re.compile(r"[\s,.!?;:'\"()\[\]{}<>/\\|~`·…—\-_。、！？；：《》「」（）【】“”‘’，]")
_LEFT_OVER, _NAME, _ORDINARY, _WORD, _CONSTRAINT, _GROUP = 10.0, 0.9, 1.1, 1.0, 0.8, 0.85
# A body that documents come from is a name first: 浙江省人民政府发布了什么.
_SOURCE = 0.95

_LONGER = 0.0002


@dataclass(frozen=True, slots=True)
class RegionGroup:
    """A group of regions that a question may name (山区26县)."""

    id: str
    chinese: str
    english: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of the question and what it is."""

    start: int
    stop: int
    what: Named | Word | Constraint | RegionGroup


@dataclass(frozen=True, slots=True)
class Segments:
    """A question in pieces, in order, and the strings that nothing explains."""

    text: str
    pieces: tuple[Piece, ...]
    left_over: tuple[str, ...]


def segment(text: str, resolver: EntityResolver) -> Segments:
    """Cut the question."""
    folded = fold(text)
    options: dict[int, list[tuple[float, Piece]]] = {}
    for cost, piece in _options(folded, text, resolver):
        options.setdefault(piece.start, []).append((cost, piece))
    best: list[tuple[float, Piece | None]] = [(0.0, None)] * (len(folded) + 1)
    for at in range(len(folded) - 1, -1, -1):
        gap = 0.0 if _FREE.match(folded[at]) else _LEFT_OVER
        choice: tuple[float, Piece | None] = (best[at + 1][0] + gap, None)
        for cost, piece in options.get(at, ()):
            # Of two cuts into as many pieces the one with a long piece: 是 + 什么时候.
            total = best[piece.stop][0] + cost - _LONGER * (piece.stop - at) ** 2
            if total < choice[0]:
                choice = (total, piece)
        best[at] = choice
    return _walk(text, folded, best)


def _options(folded: str, text: str, resolver: EntityResolver) -> Iterable[tuple[float, Piece]]:
    words = lexicon().find(folded)
    spoken = {(a, b) for a, b, _ in words}
    for start, stop, word in words:
        yield _WORD, Piece(start, stop, word)
    for constraint in find_constraints(folded, resolver.newest):
        yield _CONSTRAINT, Piece(constraint.start, constraint.stop, constraint)
    for start, stop, name in resolver.sources(folded):
        yield _SOURCE, Piece(start, stop, Constraint(start, stop, "source", name))
    for start, stop, name in _group_matcher().find(folded):
        yield _GROUP, Piece(start, stop, region_groups()[name])
    for named in resolver.find(text):
        if named.ordinary and not any(resolver.is_likely(c) for c in named.candidates):
            continue
        plain = named.ordinary or all(c.generic for c in named.candidates)
        if plain and (named.start, named.stop) in spoken:
            continue
        yield _ORDINARY if plain else _NAME, Piece(named.start, named.stop, named)


def _walk(text: str, folded: str, best: list[tuple[float, Piece | None]]) -> Segments:
    pieces: list[Piece] = []
    left: list[tuple[int, int]] = []
    at = 0
    while at < len(folded):
        piece = best[at][1]
        if piece is not None:
            pieces.append(piece)
            at = piece.stop
            continue
        if not _FREE.match(folded[at]):
            if left and left[-1][1] == at:
                left[-1] = (left[-1][0], at + 1)
            else:
                left.append((at, at + 1))
        at += 1
    return Segments(text, tuple(pieces), tuple(text[a:b] for a, b in left))


@cache
def region_groups() -> dict[str, RegionGroup]:
    """Return the groups of `region_groups.yaml`, by each of their names."""
    raw = yaml.safe_load(
        resources.files("queries").joinpath("region_groups.yaml").read_text(encoding="utf-8")
    )
    codes = {g["id"]: tuple(g.get("codes", ())) for g in raw}
    named = {}
    for group in raw:
        members = codes[group["id"]] + tuple(
            code for other in group.get("includes", ()) for code in codes[other]
        )
        noun = RegionGroup(
            group["id"],
            group["chinese"],
            group["english"],
            tuple(f"CN-{code}" for code in sorted(members)),
        )
        named.update({fold(name): noun for name in group["names"]})
    return named


@cache
def _group_matcher() -> Matcher:
    return Matcher(region_groups())
