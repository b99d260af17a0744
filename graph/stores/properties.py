"""What may be a property in every store: the narrower of what the two engines accept.

kglite takes nested and mixed lists and maps, Neo4j does not; Neo4j's wire format takes no lone
surrogates and no integer beyond 64 bits; some words cannot be written as property names in
Cypher on kglite. All of that is refused here, before a transaction begins.
"""

import math
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from graph.errors import StoreError

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_UNWRITABLE = frozenset(
    {"end", "exists", "limit", "match", "when", "then", "else", "skip", "case", "type", "title"}
)
_MAX = 2**63


def check_properties(owner: str, properties: Mapping[str, Any]) -> None:
    """Raise `StoreError`, naming `owner`, unless each name and value can be stored everywhere."""
    for name, value in properties.items():
        if not _is_name(name):
            raise StoreError(
                f"{owner}: {name!r} cannot be a property name; use letters, digits and _, "
                f"and none of {', '.join(sorted(_UNWRITABLE))}"
            )
        if isinstance(value, list | tuple):
            for kind in {type(item) for item in value} - {type(value[0])} if value else ():
                raise StoreError(
                    f"{owner}: {name} mixes {type(value[0]).__name__} and {kind.__name__}; "
                    "a list holds values of one type"
                )
            for item in value:
                _check_scalar(owner, name, item)
        else:
            _check_scalar(owner, name, value)


@cache
def _is_name(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and name.lower() not in _UNWRITABLE


def _check_scalar(owner: str, name: str, value: object) -> None:
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise StoreError(
                f"{owner}: {name} holds half a surrogate pair, which is no character"
            ) from None
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise StoreError(f"{owner}: {name} is {value}, which is no number to store")
    elif isinstance(value, int):
        if not -_MAX <= value < _MAX:
            raise StoreError(f"{owner}: {name} is {value}, beyond 64 bits")
    else:
        raise StoreError(
            f"{owner}: {name} is a {type(value).__name__}; "
            "a property is a string, number or truth value, or a list of one of these"
        )
