"""Vary annotated sentences: other names of the same type and form in the place of their names.

A tagger that has seen few documents learns their names by heart; with other names in the same
sentences it must learn what stands around a name and how one is built. Names come from the
gazetteer and from the annotation itself; a region gives way to one of its level, a quoted name
to a quoted one, a name on 计划 mostly to another on 计划.
"""

import random
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.document import Document, OffsetMap, Sentence
from graph.gazetteer.gazetteer import Gazetteer
from graph.tagger.features import ending
from zhengtu.training.annotated import Annotated
from zhengtu.training.tagger_examples import Example, Spans, examples, flat_spans

_CHANGED = 0.5  # of the names
_LISTED = 0.35  # of the changed names that come from the gazetteer
_SAME_ENDING = 0.35  # of them that keep their ending
_WEIGHT = 0.7  # of a varied sentence beside the one it is made from
_LONGEST_NAME = 24
_OPENING, _CLOSING = '“《"', '”》"'


class _Names:
    """Names by type and form, each list in a fixed order."""

    def __init__(self, surfaces: Iterable[tuple[str, str]], gazetteer: Gazetteer) -> None:
        self._seen: dict[tuple[object, ...], list[str]] = defaultdict(list)
        self._listed: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._levels: dict[str, str] = {}
        for kind, surface in surfaces:
            self._seen[kind, _form(surface)].append(surface)
            self._seen[kind, _form(surface), _ending(surface)].append(surface)
        for entry in gazetteer.entries():
            level = str(entry.properties.get("level", ""))
            if entry.generic or level == "town":
                continue
            for name in (entry.name, *entry.aliases):
                if len(name) <= _LONGEST_NAME:
                    self._listed[entry.type, level].append(name)
                if level:
                    self._levels.setdefault(name, level)

    def another(self, kind: str, surface: str, draw: random.Random) -> str:
        """Return a name that could stand where this one stands."""
        if kind == "Region":
            level = self._levels.get(surface)
            return draw.choice(self._listed[kind, level]) if level else surface
        share = draw.random()
        form = _form(surface)
        if share < _LISTED and not any(form) and self._listed[kind, ""]:
            return draw.choice(self._listed[kind, ""])
        if share < _LISTED + _SAME_ENDING:
            return draw.choice(self._seen[kind, form, _ending(surface)])
        return draw.choice(self._seen[kind, form])


def variations(annotated: Sequence[Annotated], gazetteer: Gazetteer, seed: int) -> list[Example]:
    """Return the sentences that have names, each with about half of its names changed.

    Sentences in which chance changed nothing are left out. The same seed gives the same sentences.
    """
    draw = random.Random(seed)
    spans = [flat_spans(item) for item in annotated]
    names = _Names(_surfaces(annotated, spans), gazetteer)
    made = []
    for item, found in zip(annotated, spans, strict=True):
        texts, changed = [], []
        for index in sorted(found):
            before = item.document.sentences[index].text
            text, at = _vary(before, found[index], names, draw)
            if text != before:
                texts.append(text)
                changed.append(at)
        made += examples(
            _document(texts), dict(enumerate(changed)), item.weight * _WEIGHT, gazetteer
        )
    return made


def _surfaces(
    annotated: Sequence[Annotated], spans: Sequence[dict[int, Spans]]
) -> Iterable[tuple[str, str]]:
    for item, found in zip(annotated, spans, strict=True):
        for index in sorted(found):
            text = item.document.sentences[index].text
            yield from ((kind, text[start:stop]) for start, stop, kind in found[index])


def _vary(text: str, spans: Spans, names: _Names, draw: random.Random) -> tuple[str, Spans]:
    made, at = "", 0
    moved = []
    for start, stop, kind in spans:
        made += text[at:start]
        name = text[start:stop]
        if draw.random() < _CHANGED:
            name = names.another(kind, name, draw)
        moved.append((len(made), len(made) + len(name), kind))
        made += name
        at = stop
    return made + text[at:], moved


def _document(texts: Sequence[str]) -> Document:
    """Return sentences as a document of their own, one to a line."""
    text = "".join(f"{t}\n" for t in texts)
    sentences, start = [], 0
    for index, line in enumerate(texts):
        sentences.append(Sentence(index, start, start + len(line), line, 0))
        start += len(line) + 1
    offsets = OffsetMap(array("l", range(len(text))))
    return Document("", "", "", "", text, text, offsets, (), tuple(sentences))


def _form(name: str) -> tuple[bool, bool, bool]:
    """Say whether marks open a name, close it, and stand in it at all."""
    return name[0] in _OPENING, name[-1] in _CLOSING, any(c in _OPENING for c in name)


def _ending(name: str) -> str:
    return ending(name.rstrip(_CLOSING))
