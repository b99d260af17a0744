"""The words of questions, read from `lexicon.yaml`.

A word stands in one list; one that also stands in `ignored` is light: an intent that has no use
for it may pass it over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import yaml

from graph.errors import QueryError
from graph.gazetteer.matcher import Matcher, fold


class Kind(StrEnum):
    """What a word does in a question."""

    VERB = "verb"
    NOUN = "noun"
    ASKING = "asking"
    FLAG = "flag"
    BACK = "back_reference"
    IGNORED = "ignored"
    VAGUE = "vague"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase of the lexicon.

    `value` is the noun's type, the question word's or flag's name; `means` a verb's meanings, or
    those a noun brings with it (主导产业 asks for industries and means backing); `level` and `type`
    narrow a noun.
    """

    kind: Kind
    value: str = ""
    means: frozenset[str] = frozenset()
    level: str = ""
    type: str = ""
    light: bool = False


class Lexicon:
    """All words, with a matcher over them."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.words: dict[str, Word] = {}
        ignored = {fold(str(w)) for w in raw["ignored"]}
        for text, word in _words(raw):
            if not isinstance(text, str):
                raise QueryError(f"queries/ask/lexicon.yaml: {text!r} is no text; put it in quotes")
            key = fold(text)
            known = self.words.get(key)
            if known is None:
                light = key in ignored
                self.words[key] = Word(
                    word.kind, word.value, word.means, word.level, word.type, light
                )
            elif known.kind is word.kind is Kind.VERB:
                self.words[key] = Word(Kind.VERB, means=known.means | word.means, light=known.light)
        self.numbers: dict[str, int] = {str(k): int(v) for k, v in raw["numbers"].items()}
        self.months: dict[str, int] = {str(k): int(v) for k, v in raw["months"].items()}
        self.constraints: dict[str, list[str]] = raw["constraints"]
        self._matcher = Matcher(self.words)

    def find(self, text: str) -> list[tuple[int, int, Word]]:
        """Return every occurrence of every word, overlapping ones included."""
        return [(a, b, self.words[name]) for a, b, name in self._matcher.find(text)]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of `lexicon.yaml`."""
    text = resources.files("queries.ask").joinpath("lexicon.yaml").read_text(encoding="utf-8")
    return Lexicon(yaml.safe_load(text))


def _words(raw: dict[str, Any]) -> Iterator[tuple[str, Word]]:
    for group in raw["nouns"]:
        noun = Word(
            Kind.NOUN,
            group["asks"],
            frozenset(group.get("verb", ())),
            group.get("level", ""),
            group.get("type", ""),
        )
        for word in group["words"]:
            yield word, noun
    for group in raw["verbs"]:
        verb = Word(Kind.VERB, means=frozenset(group["means"]))
        for word in group["words"]:
            yield word, verb
    for kind, section in (
        (Kind.ASKING, "asking"),
        (Kind.FLAG, "flags"),
        (Kind.BACK, "back_reference"),
        (Kind.EXCLUDE, "exclude"),
    ):
        for name, words in raw[section].items():
            for word in words:
                yield word, Word(kind, name)
    for kind in (Kind.IGNORED, Kind.VAGUE):
        for word in raw[kind]:
            yield word, Word(kind)
