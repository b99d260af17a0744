"""Lists of personal names, as they stand in bylines: 张三 李 四 王小明."""

import re
from functools import cache
from pathlib import Path

from loaders.words import is_word

_SPACE = re.compile(r"[\s、，,]+")
_PADDED = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]) +([\u4e00-\u9fff])(?![\u4e00-\u9fff])")


# Surnames that are verbs and adjectives, too.
_WORDLIKE = "强高严全明充通向成解支应管经利满弘双盛广富宁安平乐畅巩融扶步展"


@cache
def _surnames() -> frozenset[str]:
    lines = (Path(__file__).parent / "surnames.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


def is_surname(text: str) -> bool:
    """Return whether this is a surname."""
    return text in _surnames()


def is_name(text: str, strict: bool = False) -> bool:
    """Return whether this can be a Chinese person's name: surname and one or two characters.

    `strict` refuses what is rather a slogan that opens with a surname: 强创新, 高质量.
    """
    if not 2 <= len(text) <= 4 or not all("\u4e00" <= c <= "\u9fff" for c in text):
        return False
    surnames = _surnames()
    if strict and text[0] in _WORDLIKE and is_word(text[1:]):
        return False
    return (text[0] in surnames and len(text) <= 3) or (text[:2] in surnames and len(text) >= 3)


def read_names(text: str, strict: bool = False) -> tuple[str, ...]:
    """Return the names of a list of names, closing up padded ones (詹 敏); empty if it is none."""
    names = tuple(_SPACE.split(_PADDED.sub(r"\1\2", text.strip())))
    names = tuple(name for name in names if name not in ("等", ""))
    return names if names and all(is_name(name, strict) for name in names) else ()
