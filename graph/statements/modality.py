"""Tell a deed that is done (已) from one that is intended (拟) or hoped for (力争)."""

import re
from functools import cache
from importlib import resources

import yaml

from graph.statement import DONE


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    raw = yaml.safe_load(
        resources.files("graph.statements").joinpath("modality.yaml").read_text("utf-8")
    )
    return tuple((name, re.compile("|".join(words))) for name, words in raw.items())


def modality(clause: str) -> str:
    """Return 已, 拟 or 力争 for the clause that carries the predicate."""
    return next((name for name, pattern in _patterns() if pattern.search(clause)), DONE)
