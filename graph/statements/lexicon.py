"""Find the trigger words of `triggers.yaml` in a text.

A word belongs to classes (issue, back, restrict, …). Which class means what for which relation is
said in `rules.yaml` and learned by the model; here words are only found, all classes in one pass.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import daachorse
import numpy as np
import numpy.typing as npt
import yaml

from graph.statements.errors import StatementError

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Found:
    """Occurrences of trigger words, by end: class index, start, stop, word index."""

    classes: Ints
    starts: Ints
    stops: Ints
    words: Ints


class Lexicon:
    """Classes of trigger words, in the order of the file."""

    def __init__(self, words: Mapping[str, list[str]]) -> None:
        self.classes = tuple(words)
        listed: dict[str, list[int]] = {}
        for index, (name, members) in enumerate(words.items()):
            if not members or not all(isinstance(w, str) and w for w in members):
                raise StatementError(f"triggers.yaml, class {name}: list one word or more")
            for word in members:
                listed.setdefault(word, []).append(index)
        self.words = tuple(sorted(listed))
        self._of_word = [sorted(set(listed[w])) for w in self.words]
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(self.words))

    def index(self, name: str) -> int:
        """Return a class's index; an unknown class is a mistake in a rule."""
        if name not in self.classes:
            raise StatementError(
                f"no class of trigger words {name!r}; there are {', '.join(self.classes)}"
            )
        return self.classes.index(name)

    def scan(self, text: str) -> Found:
        """Return every occurrence of every word, once for each of its classes."""
        rows = [
            (c, start, stop, word)
            for start, stop, word in self._automaton.find_overlapping(text)
            for c in self._of_word[word]
        ]
        table = np.array(rows, dtype=np.int64).reshape(-1, 4)
        return Found(table[:, 0], table[:, 1], table[:, 2], table[:, 3])


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of `triggers.yaml`."""
    text = resources.files("graph.statements").joinpath("triggers.yaml").read_text("utf-8")
    return Lexicon(yaml.safe_load(text))
