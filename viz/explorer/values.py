"""Values of free Cypher as JSON: nothing a browser cannot read, nothing endless."""

import math
from collections.abc import Mapping
from typing import Any

from viz.explorer.limits import Limits

_DEEPEST = 8


def plain_row(row: Mapping[str, Any], limits: Limits) -> tuple[dict[str, Any], bool]:
    """Return a row fit for JSON, and whether a value in it was cut short."""
    cut: list[bool] = []
    return {str(k): _plain(v, limits, cut, 0) for k, v in row.items()}, bool(cut)


def _plain(value: Any, limits: Limits, cut: list[bool], depth: int) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if depth > _DEEPEST:
        cut.append(True)
        return "…"
    if isinstance(value, Mapping):
        return {
            str(k): _plain(v, limits, cut, depth + 1)
            for k, v in _first(list(value.items()), limits.items, cut)
        }
    if isinstance(value, list | tuple):
        return [_plain(v, limits, cut, depth + 1) for v in _first(value, limits.items, cut)]
    text = str(value)
    if len(text) > limits.characters:
        cut.append(True)
        return text[: limits.characters] + "…"
    return text


def _first(items: Any, count: int, cut: list[bool]) -> Any:
    if len(items) > count:
        cut.append(True)
    return items[:count]
