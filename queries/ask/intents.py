"""The intents: what can be asked, read from `intents.yaml` (which explains its fields)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class SlotSpec:
    """A parameter that a name of the question fills."""

    parameter: str
    types: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Intent:
    """A kind of question."""

    name: str
    query: str
    asks: frozenset[str]
    names: tuple[str, ...]
    unit: str
    zh: Mapping[str, str]
    en: Mapping[str, str]
    verbs: frozenset[str] = frozenset()
    verbless: bool = False
    verbless_if: frozenset[str] = frozenset()
    verbless_yesno: bool = False
    needs_verb: frozenset[str] = frozenset()
    needs: tuple[frozenset[str], ...] = ()
    may: frozenset[str] = frozenset()
    extras: frozenset[str] = frozenset()
    needs_extra: frozenset[str] = frozenset()
    needs_any: frozenset[str] = frozenset()
    slots: tuple[SlotSpec, ...] = ()
    narrows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    requires: frozenset[str] = frozenset()
    set: Mapping[str, Any] = field(default_factory=dict)
    level_of: str = ""
    order: str = ""
    kind: str = "list"
    polarity: str = ""
    type_of_ask: frozenset[str] = frozenset()
    relation_of_verb: bool = False
    superlative: str = ""
    two_asks: bool = False
    share: bool = False
    without: str = ""
    unfilled: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@cache
def intents() -> tuple[Intent, ...]:
    """Return the intents of `intents.yaml`, the more particular ones first."""
    text = resources.files("queries.ask").joinpath("intents.yaml").read_text(encoding="utf-8")
    return tuple(_intent(raw) for raw in yaml.safe_load(text))


def _intent(raw: dict[str, Any]) -> Intent:
    fields = dict(raw)
    for name in (
        "asks",
        "verbs",
        "verbless_if",
        "needs_verb",
        "may",
        "extras",
        "needs_extra",
        "needs_any",
        "requires",
        "type_of_ask",
    ):
        if name in fields:
            fields[name] = frozenset(_list(fields[name]))
    fields["names"] = tuple(_list(fields["names"]))
    fields["needs"] = tuple(frozenset(_list(n)) for n in fields.get("needs", ()))
    fields["narrows"] = {k: tuple(_list(v)) for k, v in fields.get("narrows", {}).items()}
    fields["slots"] = tuple(
        SlotSpec(name.rstrip("?"), tuple(types), name.endswith("?"))
        for name, types in fields.get("slots", {}).items()
    )
    return Intent(**fields)


def _list(value: Any) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]
