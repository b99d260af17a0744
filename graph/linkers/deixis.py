"""Resolve words that point: 我省, 全市, 该县, 当地, 公司.

They are no names and are not stored as mentions; statements need them to know who acts.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

import yaml
from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from graph.gazetteer.entry import Entry
from graph.linkers.scene import Scene, lift
from graph.mention import Mention

_SIGNS = {"province": "省", "city": "市", "county": "县"}


@cache
def _words() -> tuple[CharwiseDoubleArrayAhoCorasick, list[tuple[str, str]]]:
    raw = yaml.safe_load(
        resources.files("graph.linkers").joinpath("deixis.yaml").read_text(encoding="utf-8")
    )
    words: dict[str, tuple[str, str]] = {}
    for way in ("lift", "last"):
        for level, found in raw[way].items():
            words.update((word, (way, level)) for word in found)
    words.update((word, ("company", "")) for word in raw["company"])
    names = sorted(words)
    automaton = CharwiseDoubleArrayAhoCorasick(names, MATCH_KIND_LEFTMOST_LONGEST)
    return automaton, [words[name] for name in names]


def deictic_mentions(scene: Scene, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield a deictic mention for every pointing word that can be resolved.

    `mentions` are the names found, in reading order; a pointing word inside a name is none.
    """
    document = scene.lexical.document
    automaton, ways = _words()
    named = [(document.sentences[m.sentence].start + m.start, m) for m in mentions]
    taken = sorted((start, start + len(m.surface)) for start, m in named)
    following = 0
    past: list[Mention] = []
    covered = 0
    for start, stop, index in automaton.find(document.text):
        while following < len(named) and named[following][0] < start:
            past.append(named[following][1])
            covered = max(covered, taken[following][1])
            following += 1
        inside = covered > start or (following < len(named) and named[following][0] < stop)
        if inside or not scene.lexical.same_sentence(start, stop):
            continue
        sentence = scene.lexical.sentence_at(start)
        if sentence < 0:
            continue
        kind, entity = _meant(scene, start, ways[index], past)
        if entity:
            offset = document.sentences[sentence].start
            surface = document.text[start:stop]
            yield Mention(
                sentence,
                start - offset,
                stop - offset,
                surface,
                kind,
                entity,
                1.0,
                "deixis",
                deictic=True,
            )


def _meant(
    scene: Scene, start: int, way: tuple[str, str], past: Sequence[Mention]
) -> tuple[str, str]:
    how, level = way
    article = scene.lexical.document.sentences[scene.lexical.sentence_at(start)].article
    if how == "company":
        return "Company", _last(scene, past, article, "Company", "")
    if how == "last":
        found = _last(scene, past, article, "Region", level)
        if found or level == "any":
            return "Region", found or scene.home_at(start)
    return "Region", _lifted(scene, start, level)


def _lifted(scene: Scene, start: int, level: str) -> str:
    home = scene.home_at(start)
    if not home:
        return ""
    if level == "country":
        return "CN"
    meant = lift(home, _SIGNS[level], scene.gazetteer)
    return meant.id if meant else ""


def _last(scene: Scene, past: Sequence[Mention], article: int, kind: str, level: str) -> str:
    sentences = scene.lexical.document.sentences
    for mention in reversed(past):
        if sentences[mention.sentence].article != article:
            return ""
        if mention.type != kind or not mention.entity:
            continue
        entry = scene.gazetteer.entry(mention.entity)
        if level in ("", "any") or (entry and _is_called(entry, level)):
            return mention.entity
    return ""


def _is_called(entry: Entry, level: str) -> bool:
    """Say whether a region is of a level, or called as one of it is: 温岭市 is a 市."""
    return entry.properties.get("level") == level or (
        level == "city" and entry.name.endswith(_SIGNS[level])
    )
