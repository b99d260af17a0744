"""Lists of personal names, as they stand in bylines: 张三 李 四 王小明."""

import re
from functools import cache
from pathlib import Path

_SPACE = re.compile(r"[\s、，,]+")
_PADDED = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]) +([\u4e00-\u9fff])(?![\u4e00-\u9fff])")


@cache
def _surnames() -> frozenset[str]:
    lines = (Path(__file__).parent / "surnames.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


def is_surname(text: str) -> bool:
    """Return whether this is a surname."""
    return text in _surnames()


def is_name(text: str) -> bool:
    """Return whether this can be a Chinese person's name: surname and one or two characters."""
    if not 2 <= len(text) <= 4 or not all("\u4e00" <= c <= "\u9fff" for c in text):
        return False
    surnames = _surnames()
    return (text[0] in surnames and len(text) <= 3) or (text[:2] in surnames and len(text) >= 3)


def read_names(text: str) -> tuple[str, ...]:
    """Return the names of a list of names, closing up padded ones (詹 敏); empty if it is none."""
    names = tuple(_SPACE.split(_PADDED.sub(r"\1\2", text.strip())))
    names = tuple(name for name in names if name not in ("等", ""))
    return names if names and all(is_name(name) for name in names) else ()
