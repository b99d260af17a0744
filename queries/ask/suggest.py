"""Near questions that can be answered, for one that cannot."""

import difflib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

import yaml

from graph.gazetteer.matcher import fold
from queries.ask.lexicon import Kind, lexicon
from queries.ask.match import match
from queries.ask.parse import Parsed, parse
from queries.resolve import EntityResolver, Known

_SLOT = re.compile(r"\{(\w+?)(2?)\}")
_COUNT = 3


@cache
def templates() -> tuple[dict[str, str], ...]:
    """Return the questions of `suggestions.yaml`, by language."""
    text = resources.files("queries.ask").joinpath("suggestions.yaml").read_text(encoding="utf-8")
    return tuple(yaml.safe_load(text))


def suggestions(parsed: Parsed, resolver: EntityResolver) -> tuple[str, ...]:
    """Return up to three questions near to this one; every one of them can be read."""
    found = [*_repaired(parsed, resolver)]
    wanted = _features(parsed)
    scored = []
    for order, template in enumerate(templates()):
        question = _filled(template[parsed.language], parsed, resolver)
        if question is None:
            continue
        alike = difflib.SequenceMatcher(None, parsed.text, question).ratio()
        shared = len(wanted & (_words(template[parsed.language]) | _named(template, parsed)))
        scored.append((-shared - alike, order, question))
    for _, _, question in sorted(scored):
        if len(found) >= _COUNT:
            break
        # Reading is the slow part: only the nearest questions are tried.
        if match(parse(question, resolver)) is not None:
            found.append(question)
    return tuple(dict.fromkeys(found))[:_COUNT]


@cache
def _words(template: str) -> frozenset[str]:
    """Return what the words of a template say: meanings of verbs, nouns and flags."""
    said = set()
    for _, _, word in lexicon().find(fold(template)):
        said |= {f"verb:{m}" for m in word.means}
        if word.kind is Kind.NOUN:
            said.add(f"ask:{word.value}")
        elif word.kind is Kind.FLAG:
            said.add(f"flag:{word.value}")
    return frozenset(said)


def _named(template: Mapping[str, str], parsed: Parsed) -> frozenset[str]:
    """Return the names of the question that a template has room for."""
    types = {type_ for type_, _ in _SLOT.findall(template[parsed.language])}
    first = [c for n in parsed.names for c in n.candidates[:1]]
    return frozenset(f"name:{c.id}" for c in first if c.type in types)


def _repaired(parsed: Parsed, resolver: EntityResolver) -> Iterator[str]:
    """Yield the question with an unknown word replaced by a like name, or left out."""
    for words in parsed.left_over:
        for name in resolver.near(words):
            if match(parse(question := parsed.text.replace(words, name), resolver)):
                yield question


def _features(parsed: Parsed) -> frozenset[str]:
    """Return what two questions can have in common."""
    verbs = {f"verb:{m}" for v in parsed.verbs for m in v}
    names = {f"name:{c.id}" for n in parsed.names for c in n.candidates[:1]}
    asks = {f"ask:{a.type}" for a in (*parsed.asks, *parsed.extras)}
    return frozenset(verbs | names | asks | {f"flag:{f}" for f in parsed.flags})


def _filled(template: str, parsed: Parsed, resolver: EntityResolver) -> str | None:
    used: dict[str, list[str]] = {}
    for type_, second in _SLOT.findall(template):
        names = used.setdefault(type_, _names(type_, parsed, resolver))
        if len(names) <= bool(second):
            return None
    return _SLOT.sub(lambda m: used[m[1]][1 if m[2] else 0], template)


def _names(type_: str, parsed: Parsed, resolver: EntityResolver) -> list[str]:
    """Return two names of a type: those of the question first, then some the store holds."""
    asked = [c for n in parsed.names for c in n.candidates[:1] if c.type == type_ and not c.generic]
    held = [k for k in resolver.prominent() if k.type == type_ and _plain(k)]
    return list(dict.fromkeys(k.name for k in (*asked, *held)))[:2]


def _plain(known: Known) -> bool:
    """Say whether an entity makes a good example: no province and no long title."""
    return known.level not in ("country", "province") and len(known.name) <= 12
