"""Near questions that can be answered, for one that cannot."""

import difflib
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

import yaml

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
        reading = parse(question, resolver)
        if match(reading) is None:
            continue
        alike = difflib.SequenceMatcher(None, parsed.text, question).ratio()
        scored.append((-len(wanted & _features(reading)) - alike, order, question))
    found += [question for _, _, question in sorted(scored)]
    return tuple(dict.fromkeys(found))[:_COUNT]


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
