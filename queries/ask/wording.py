"""The words that answers are made of, read from `wording.yaml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from graph.ontology import ontology
from graph.statement import RESTRICT

_NUMBER = re.compile(r"\[([^|\]]+)\|([^|\]]+)\]")
_NAMED = 10


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases of one language."""

    language: str
    raw: Mapping[str, Any]

    def phrase(self, key: str, **fields: object) -> str:
        """Return a phrase with its fields filled in."""
        return str(self.raw[self.language][key]).format(**fields)

    def unit(self, type_: str, level: str = "", n: int = 2) -> str:
        """Return what n things of a type are called, in Chinese with the measure word."""
        units = self.raw["units"]
        unit = units.get(f"{type_}.{level}") or units[type_]
        if self.language == "zh":
            return str(unit["zh"])
        return str(unit["en"][n != 1])

    def kind(self, type_: str, level: str = "") -> str:
        """Return what things of a type are called in general: the unit without measure word."""
        unit = self.unit(type_, level)
        return unit[1:] if self.language == "zh" else unit

    def join(self, names: Iterable[str]) -> str:
        """Join names, the first ten of them."""
        every = list(dict.fromkeys(names))
        shown = self.phrase("separator").join(every[:_NAMED])
        if len(every) > _NAMED:
            return self.phrase("more", names=shown, rest=len(every) - _NAMED)
        return shown or self.phrase("nothing")

    def relation(self, name: str, polarity: str | None, *, passive: bool = False) -> str:
        """Return the word for a relation, seen from its subject (or, passive, its object)."""
        if self.language == "zh":
            return RESTRICT if polarity == RESTRICT else ontology().relations[name].chinese
        words = self.raw["restricts"]["en"] if polarity == RESTRICT else self.raw["relations"][name]
        return str(words[passive])

    def state(self, subject: str, relation: str, polarity: str | None, object_: str) -> str:
        """Return a relation of two named things as a clause."""
        if self.language == "zh":
            clause = self.raw["clauses"].get(relation, "{subject}{relation}{object}")
        else:
            clause = "{subject} {relation} {object}"
        said = self.relation(relation, polarity)
        return str(clause).format(subject=subject, relation=said, object=object_)

    def type(self, name: str) -> str:
        """Return what a type is called."""
        return ontology().types[name].chinese if self.language == "zh" else self.raw["types"][name]

    def fill(self, template: str, fields: Mapping[str, object], n: int) -> str:
        """Fill a sentence; `[backs|back]` becomes the form for n."""
        chosen = _NUMBER.sub(lambda m: m.group(1 if n == 1 else 2), template)
        return chosen.format_map(fields)


@cache
def wording(language: str) -> Wording:
    """Return the words of a language, `zh` or `en`."""
    text = resources.files("queries.ask").joinpath("wording.yaml").read_text(encoding="utf-8")
    return Wording(language, yaml.safe_load(text))
