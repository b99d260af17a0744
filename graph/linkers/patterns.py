"""The finders' word lists and patterns, read once from `patterns.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Patterns:
    """The content of `patterns.yaml`; `endings` are word lists as alternations, longest first."""

    words: Mapping[str, tuple[str, ...]]
    policy: Mapping[str, re.Pattern[str]]
    region: Mapping[str, re.Pattern[str]]
    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]

    def alternation(self, key: str) -> str:
        """Return a word list as a regular expression, longest word first."""
        return "|".join(map(re.escape, sorted(self.words[key], key=lambda w: (-len(w), w))))


@cache
def patterns() -> Patterns:
    """Return the patterns of `patterns.yaml`."""
    raw: dict[str, Any] = yaml.safe_load(
        resources.files("graph.linkers").joinpath("patterns.yaml").read_text(encoding="utf-8")
    )
    return Patterns(
        {key: tuple(value) for key, value in raw.items() if isinstance(value, list)},
        {key: re.compile(value) for key, value in raw["policy_patterns"].items()},
        {key: re.compile(value) for key, value in raw["region_patterns"].items()},
        {key: tuple(value) for key, value in raw["before"].items()},
        {key: tuple(value) for key, value in raw["after"].items()},
    )
