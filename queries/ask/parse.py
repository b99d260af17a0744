"""From the pieces of a question to its parts: what is asked, verbs, flags, names, constraints.

Nothing is decided here about what the question means; `queries.ask.match` holds the parts against
the intents.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from queries.ask.constraints import Constraint, Value
from queries.ask.exclusion import leave_out
from queries.ask.lexicon import Kind, Word
from queries.ask.segment import Piece, RegionGroup, segment
from queries.resolve import EntityResolver, Named

_CHINESE = re.compile(r"[\u3400-\u9fff]")
# What a question word asks for by itself, and the flag that comes with it.
_ALONE = {
    "who": "Who",
    "where": "Where",
    "what": "What",
    "which": "What",
    "list": "",
    "count": "Amount",
    "there": "",
}
# A name with the noun of its own kind behind it is one name: 人工智能产业, 宇树科技公司.
_OWN_NOUN = {
    "Industry": {"Industry"},
    "Company": {"Company"},
    "Policy": {"Policy"},
    "Program": {"Policy"},
    "Park": {"Park"},
    "Organization": {"Organization"},
}

_IN_TIME = frozenset({"since", "until", "period"})
_PLACE_ENDINGS = frozenset("省市县区镇乡")
# Small words after which such an ending is a noun of its own: 有几个县, 在各区.
_BEFORE_PLACES = frozenset("的个各在是和与及或到对给由被把从有些")


@dataclass(frozen=True, slots=True)
class Asked:
    """A noun: what is asked for, or what stands beside it."""

    type: str
    level: str = ""
    kind: str = ""
    means: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Parsed:
    """The parts of a question.

    `verbs` and `flags` must all be used by an intent, the light ones may be. `name_first` says
    whether the first name stands before the first verb, `asks_object` whether a verb stands before
    what is asked for. `back` refers to the question before;
    a `pronoun` may also refer to a name of the same question. `without` and `without_levels` are
    what is left out; `assumed` the words whose year the newest document told.
    """

    text: str
    language: str
    names: tuple[Named, ...]
    asks: tuple[Asked, ...]
    extras: tuple[Asked, ...]
    verbs: tuple[frozenset[str], ...]
    light_verbs: tuple[frozenset[str], ...]
    flags: frozenset[str]
    light_flags: frozenset[str]
    constraints: Mapping[str, Value]
    group: RegionGroup | None
    back: frozenset[str]
    pronoun: bool
    name_first: bool
    asks_object: bool
    left_over: tuple[str, ...]
    vague: tuple[str, ...]
    without: tuple[Named, ...] = ()
    without_levels: tuple[str, ...] = ()
    assumed: tuple[tuple[str, Value], ...] = ()

    @property
    def ask(self) -> str:
        """Return what is asked for, as the intents spell it."""
        return "+".join(a.type for a in self.asks) or "none"


def parse(text: str, resolver: EntityResolver) -> Parsed:
    """Take a question apart."""
    cut = segment(text, resolver)
    apart = leave_out(_merged(cut.pieces, cut.text, resolver), cut.text)
    pieces = apart.pieces
    language = _language(text, pieces)
    words = [(p, p.what) for p in pieces if isinstance(p.what, Word)]
    flags, light_flags = _flags(words, pieces, language)
    asks, extras = _asks(pieces, flags | light_flags, language)
    verbs = [(p, w) for p, w in words if w.kind is Kind.VERB]
    groups = [p.what for p in pieces if isinstance(p.what, RegionGroup)]
    if groups and not extras and [a.type for a in asks] in ([], ["What"]):
        asks = (Asked("Region", "county"),)
    names = [p for p in pieces if isinstance(p.what, Named)]
    heavy = [w.means for _, w in verbs if not w.light]
    heavy += [a.means for a in (*asks, *extras) if a.means]
    if asks:
        flags, light_flags = flags - {"yesno"}, light_flags - {"yesno"}
    referring = [(p, w) for p, w in words if w.kind is Kind.BACK]
    first_verb = min((p.start for p, _ in verbs), default=len(text))
    limits = [(p, p.what) for p in pieces if isinstance(p.what, Constraint)]
    return Parsed(
        text,
        language,
        tuple(p.what for p in names if isinstance(p.what, Named)),
        asks,
        extras,
        tuple(heavy),
        tuple(w.means for _, w in verbs if w.light),
        flags,
        light_flags,
        _constraints(c for _, c in limits),
        groups[0] if groups else None,
        frozenset(w.value for p, w in referring if not w.light or p in (pieces[0], pieces[-1])),
        any(w.value == "pronoun" for _, w in referring),
        bool(names) and names[0].start < first_verb,
        _asks_object(pieces, first_verb),
        (*cut.left_over, *apart.unread, *_unknown_places(pieces, text), *_clashing(limits, text)),
        tuple(text[p.start : p.stop] for p, w in words if w.kind is Kind.VAGUE),
        apart.names,
        apart.levels,
        tuple((text[p.start : p.stop].strip(), c.value) for p, c in limits if c.assumed),
    )


def _constraints(found: Iterable[Constraint]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for constraint in found:
        if constraint.name == "exactly":
            values["at_least"] = values["at_most"] = constraint.value
        else:
            values[constraint.name] = constraint.value
    return values


def _clashing(limits: Iterable[tuple[Piece, Constraint]], text: str) -> Iterator[str]:
    """Yield what says otherwise than a constraint before it: 2023年、2025年, from 2026 to 2025."""
    first: dict[str, Value] = {}
    for piece, constraint in limits:
        name, value = constraint.name, constraint.value
        rivals = ("since", "until") if name == "period" else ("period",)
        if first.setdefault(name, value) != value or (
            name in _IN_TIME and any(r in first for r in rivals)
        ):
            yield text[piece.start : piece.stop].strip()


def _unknown_places(pieces: Sequence[Piece], text: str) -> Iterator[str]:
    """Yield what looks like the name of a place that nobody knows (哈哈镇), made of small words."""
    for at, piece in enumerate(pieces):
        noun = piece.what
        if not (_is(noun, Kind.NOUN) and text[piece.start : piece.stop] in _PLACE_ENDINGS):
            continue
        start = piece.start
        for before in reversed(pieces[:at]):
            small = _is(before.what, Kind.IGNORED) and before.stop - before.start == 1
            if not small or before.stop != start or text[before.start] in _BEFORE_PLACES:
                break
            start = before.start
        if piece.start - start > 1:
            yield text[start : piece.stop]


def _merged(pieces: Sequence[Piece], text: str, resolver: EntityResolver) -> list[Piece]:
    """Join a name with the noun of its kind behind it, and a region with one inside it."""
    merged: list[Piece] = []
    for piece in pieces:
        before = merged[-1] if merged else None
        if before and isinstance(before.what, Named) and _close(before, piece, text):
            ending = text[before.stop : piece.stop] in _PLACE_ENDINGS
            if _is_own_noun(before.what, piece.what, mistaken=ending):
                named = before.what
                if ending:
                    named = replace(named, text=text[before.start : piece.stop])
                merged[-1] = Piece(before.start, piece.stop, named)
                continue
            inner = _inside(before.what, piece.what, resolver)
            if inner:
                merged[-1] = Piece(before.start, piece.stop, inner)
                continue
        merged.append(piece)
    return merged


def _close(before: Piece, after: Piece, text: str) -> bool:
    return not text[before.stop : after.start].strip(" ·")


def _is_own_noun(named: Named, what: object, *, mistaken: bool = False) -> bool:
    if not isinstance(what, Word) or what.kind is not Kind.NOUN or what.means:
        return False
    if what.value == "Region" and what.level and mistaken:
        return any(c.level == "county" for c in named.candidates)  # 平湖 + 区, for 平湖市
    if what.value == "Region" and not what.level:
        return "Region" in named.types  # 平湖市 + 政府
    return any(what.value in _OWN_NOUN.get(t, ()) for t in named.types)


def _inside(outer: Named, what: object, resolver: EntityResolver) -> Named | None:
    """Return the inner region of 杭州市余杭区, with only the candidates that are in the outer."""
    if not isinstance(what, Named):
        return None
    inner = tuple(
        c
        for c in what.candidates
        if c.type == "Region" and any(resolver.part_of(c, o) for o in outer.candidates)
    )
    return replace(what, candidates=inner) if inner else None


def _language(text: str, pieces: Sequence[Piece]) -> str:
    """Return zh where a Chinese word or only Chinese names are there, else en."""
    spoken = [p for p in pieces if not isinstance(p.what, Named)]
    if any(_CHINESE.search(text[p.start : p.stop]) for p in spoken):
        return "zh"
    return "en" if any(not _CHINESE.search(text[p.start : p.stop]) for p in spoken) else "zh"


def _flags(
    words: Sequence[tuple[Piece, Word]], pieces: Sequence[Piece], language: str
) -> tuple[frozenset[str], frozenset[str]]:
    heavy: set[str] = set()
    light: set[str] = set()
    for _, word in words:
        if word.kind is Kind.FLAG:
            (light if word.light else heavy).add(word.value)
        elif word.kind is Kind.ASKING and word.value == "count":
            light.add("count")
    if language == "en" and pieces and isinstance(pieces[0].what, Word):
        first = pieces[0].what
        if first.kind is Kind.FLAG and first.value in ("yesno", "is"):
            heavy.add("yesno")
    elif "yesno" in light:
        light.discard("yesno")
    return frozenset(heavy), frozenset(light - heavy)


def _asks(
    pieces: Sequence[Piece], flags: frozenset[str], language: str
) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    """Tell what is asked for from the nouns that merely stand there."""
    nouns = {i: _noun(p.what) for i, p in enumerate(pieces) if _is(p.what, Kind.NOUN)}
    asking = [i for i, p in enumerate(pieces) if _is(p.what, Kind.ASKING)]
    if len(asking) > 1:
        asking = [i for i in asking if not _says(pieces[i].what, "there")]
    taken: list[int] = []
    alone: list[tuple[int, Asked]] = []
    for position, at in enumerate(asking):
        limit = asking[position + 1] if position + 1 < len(asking) else len(pieces)
        word = pieces[at].what
        assert isinstance(word, Word)
        found = next((i for i in nouns if at < i < limit and i not in taken), None)
        if word.value in ("who", "where"):
            found = None
        elif found is None:
            found = next((i for i in reversed(nouns) if i < at and i not in taken), None)
        if found is not None:
            taken.append(found)
        elif own := _ALONE.get(word.value):
            alone.append((at, Asked(own)))
    if not asking and nouns:
        behind = [i for i in nouns if i and _says(pieces[i - 1].what, "yesno")]
        head = behind[0] if behind else max(nouns) if language == "zh" else min(nouns)
        if "yesno" not in flags or (language == "zh" and (behind or _is_last(head, pieces))):
            taken.append(head)
    asks = sorted([(i, nouns[i]) for i in taken] + alone, key=lambda a: a[0])
    chosen = [a for _, a in asks]
    if len(chosen) > 1:
        chosen = [a for a in chosen if a.type != "What"] or chosen[:1]
    asked = {a.type for a in chosen}
    extras = tuple(n for i, n in nouns.items() if i not in taken and n.type not in asked)
    return tuple(dict.fromkeys(_widened(chosen, nouns.values()))), extras


def _asks_object(pieces: Sequence[Piece], first_verb: int) -> bool:
    """Say whether the verb comes before what is asked for: 都支持哪些产业."""
    return any(
        first_verb < piece.start and _is(piece.what, Kind.ASKING) and _is(after.what, Kind.NOUN)
        for piece, after in pairwise(pieces)
    )


def _widened(asks: Sequence[Asked], nouns: Iterable[Asked]) -> list[Asked]:
    """Take 政策和举措 for both: nouns of one type that differ in kind or level ask for all."""
    widened = []
    for ask in asks:
        same = [n for n in nouns if n.type == ask.type] or [ask]
        kinds, levels = {n.kind for n in same}, {n.level for n in same if n.level}
        widened.append(
            replace(
                ask,
                kind=ask.kind if len(kinds) == 1 else "",
                level=next(iter(levels)) if len(levels) == 1 else "",
            )
        )
    return widened


def _says(what: object, value: str) -> bool:
    return isinstance(what, Word) and what.value == value


def _is_last(at: int, pieces: Sequence[Piece]) -> bool:
    """Say whether only words that carry nothing, and 吗, stand behind a piece."""
    return all(_is(p.what, Kind.IGNORED) or _is(p.what, Kind.FLAG) for p in pieces[at + 1 :])


def _is(what: object, kind: Kind) -> bool:
    return isinstance(what, Word) and what.kind is kind


def _noun(what: object) -> Asked:
    assert isinstance(what, Word)
    return Asked(what.value, what.level, what.type, what.means)
