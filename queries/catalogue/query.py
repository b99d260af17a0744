"""What a catalogue query is: a question, its typed parameters, its columns and its Cypher.

Names of entities are not looked up here: a parameter of an entity type takes an id, and
`queries.resolve` turns a name into one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import QueryError
from graph.ontology import ontology

ENTITY = "entity"
PLAIN_TYPES = ("text", "integer", "number", "boolean", "date", "relation", "type", "sentence")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def parameter_types() -> tuple[str, ...]:
    """Return the types a parameter may have; each may also stand in brackets, as a list."""
    return (*PLAIN_TYPES, ENTITY, *ontology().types)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A `$name` of a query.

    `type` is one of `parameter_types()`; with `many` the value is a list of them.
    A parameter without default must be given. `example` is a name where the type is an entity's.
    """

    name: str
    type: str
    many: bool
    required: bool
    default: Any
    example: Any
    what: str

    @property
    def is_entity(self) -> bool:
        """Say whether the value is the id of an entity."""
        return self.type == ENTITY or self.type in ontology().types

    @property
    def type_name(self) -> str:
        """Return the type as the header spells it."""
        return f"[{self.type}]" if self.many else self.type

    def coerce(self, value: Any) -> Any:
        """Turn what a user gave (often text) into a value of the parameter's type.

        Raises `QueryError` for a value that cannot be one.
        """
        if value is None or value == "":
            return self._refuse(value) if self.required else None
        if self.many:
            items = re.split(r"[,，、]", value) if isinstance(value, str) else value
            if not isinstance(items, list | tuple):
                return self._refuse(value)
            return [self._one(i.strip() if isinstance(i, str) else i) for i in items]
        return self._one(value)

    def _one(self, value: Any) -> Any:
        if self.type == "integer":
            return self._integer(value)
        if self.type == "number":
            return self._number(value)
        if self.type == "boolean":
            return self._boolean(value)
        if not isinstance(value, str) or not value.strip():
            return self._refuse(value)
        text = value.strip()
        if self.type == "date" and not _DATE.fullmatch(text):
            return self._refuse(value)
        if self.type == "relation" and text not in ontology().relations:
            return self._refuse(value, ontology().relations)
        if self.type == "type" and text not in ontology().types:
            return self._refuse(value, ontology().types)
        return text

    def _integer(self, value: Any) -> Any:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, str) and re.fullmatch(r"\s*[+-]?\d{1,18}\s*", value):
            return int(value)
        return self._refuse(value)

    def _number(self, value: Any) -> Any:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        try:
            number = float(str(value).strip())
        except ValueError:
            return self._refuse(value)
        return number if abs(number) < float("inf") else self._refuse(value)

    def _boolean(self, value: Any) -> Any:
        if isinstance(value, bool):
            return value
        found = _TRUTH.get(str(value).strip().lower())
        return found if found is not None else self._refuse(value, _TRUTH)

    def _refuse(self, value: Any, choices: Mapping[str, Any] | None = None) -> Any:
        wanted = {"date": "a date like 2025, 2025-04 or 2025-04-17"}.get(
            self.type, f"a value of type {self.type_name}"
        )
        if choices:
            wanted = f"one of {', '.join(choices)}"
        raise QueryError(
            f"parameter {self.name}: {value!r} is not {wanted} (example: {self.example})"
        )


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a query's result and what it means."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class CatalogueQuery:
    """One question of the catalogue."""

    name: str
    question_zh: str
    question_en: str
    family: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str
    path: Path

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter with that name, if there is one."""
        return next((p for p in self.parameters if p.name == name), None)

    def fill(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return a value for every parameter: what was given (None is null), else the default.

        Raises `QueryError` for a parameter that is unknown, missing or of the wrong type.
        """
        names = [p.name for p in self.parameters]
        for name in given:
            if name not in names:
                raise QueryError(
                    f"query {self.name} has no parameter {name!r}; it takes "
                    + (", ".join(names) if names else "none")
                )
        missing = [p for p in self.parameters if p.required and given.get(p.name) is None]
        if missing:
            raise QueryError(
                f"query {self.name} needs "
                + ", ".join(f"{p.name} ({p.type_name}, for example {p.example})" for p in missing)
            )
        return {
            p.name: p.coerce(given[p.name]) if p.name in given else p.default
            for p in self.parameters
        }
