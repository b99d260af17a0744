"""What may come next in a line of Cypher or a command of the shell.

Pure text in, candidates out; how a terminal offers them is `zhengtu.cli.shell.lines`' job. The
properties are those the store holds, the rest comes from the ontology and the catalogue.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.stores.guard import blanked
from graph.stores.hints import FUNCTIONS, KEYWORDS, LABELS, RELATIONS
from graph.stores.store import Store
from queries.catalogue import Catalogue

_WORD = re.compile(r"\w*$")
_OWNER = re.compile(r"(\w+)\.$")
_BOUND = re.compile(r"[(\[]\s*(\w+)\s*:\s*(\w+)")
_KIND = re.compile(r":\s*(\w+)\s*$")
_ARGUMENT = re.compile(r"[:|&]\s*$")
_OPEN = {")": "(", "]": "[", "}": "{"}
_SAMPLE = 50
# kglite adds these to every node it returns.
_ADDED = frozenset({"title", "type"})


@dataclass(frozen=True, slots=True)
class Completion:
    """Candidates for the last `length` characters of the line."""

    length: int
    candidates: tuple[str, ...]


class Completer:
    """Completes commands, catalogue names, labels, relations, properties and keywords."""

    def __init__(
        self,
        commands: Mapping[str, Iterable[str]],
        catalogue: Catalogue,
        properties: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._commands = {name: tuple(arguments) for name, arguments in commands.items()}
        self._catalogue = catalogue
        self._properties = properties

    def complete(self, text: str) -> Completion:
        """Return what the end of `text`, all that was typed so far, may become."""
        if text.lstrip().startswith(":"):
            return self._command(text.lstrip())
        bare = blanked(text)
        found = _WORD.search(text)
        word = found[0] if found else ""
        if "'" in bare or '"' in bare or not bare.endswith(word):
            return Completion(0, ())  # inside a string or a comment anything may stand
        return _fitting(word, self._names(bare[: len(bare) - len(word)], word))

    def _command(self, text: str) -> Completion:
        name, space, rest = text.partition(" ")
        if not space:
            return _fitting(name, self._commands)
        first, more, last = rest.partition(" ")
        if not more:
            return _fitting(first, self._commands.get(name, ()))
        if name != ":query" or first not in self._catalogue.names():
            return Completion(0, ())
        word = last.rpartition(" ")[2]
        return _fitting(word, (f"{p.name}=" for p in self._catalogue.get(first).parameters))

    def _names(self, before: str, word: str) -> Iterable[str]:
        bracket, inside = _open_bracket(before)
        if bracket in ("(", "[") and _ARGUMENT.search(before):
            return LABELS if bracket == "(" else RELATIONS
        if owner := _OWNER.search(before):
            return self._of(dict(_BOUND.findall(before)).get(owner[1], ""))
        if bracket == "{" and re.search(r"[{,]\s*$", before):
            kind = _KIND.search(before[:inside])
            return self._of(kind[1] if kind else "")
        variables = dict.fromkeys(name for name, _ in _BOUND.findall(before))
        return (*variables, *KEYWORDS, *FUNCTIONS) if word else ()

    def _of(self, kind: str) -> tuple[str, ...]:
        every = sorted({name for names in self._properties.values() for name in names})
        return self._properties.get(kind) or tuple(every)


def stored_properties(store: Store) -> dict[str, tuple[str, ...]]:
    """Return the names of the properties by label and relation, from a few nodes of each."""
    found: dict[str, tuple[str, ...]] = {}
    for patterns, names in (
        ("MATCH (n:{0}) WHERE n:Zhengtu RETURN n AS one LIMIT {1}", LABELS),
        ("MATCH (a)-[n:{0}]->() WHERE a:Zhengtu RETURN n AS one LIMIT {1}", RELATIONS),
    ):
        for name in names:
            rows = store.query(patterns.format(name, _SAMPLE))
            held = {key for row in rows for key in row["one"]["properties"]}
            found[name] = tuple(sorted(held - _ADDED))
    return found


def _fitting(word: str, names: Iterable[str]) -> Completion:
    folded = word.lower()
    fitting = dict.fromkeys(name for name in names if name.lower().startswith(folded))
    return Completion(len(word), tuple(name for name in fitting if name != word))


def _open_bracket(text: str) -> tuple[str, int]:
    """Return the innermost bracket that is still open, and where it stands."""
    waiting: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        if character in "([{":
            waiting.append((character, at))
        elif character in _OPEN and waiting and waiting[-1][0] == _OPEN[character]:
            waiting.pop()
    return waiting[-1] if waiting else ("", 0)
