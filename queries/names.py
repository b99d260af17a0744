"""English names of entities: a list for industries and organisations, pinyin for regions."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml
from pypinyin import lazy_pinyin

from graph.gazetteer.entry import Entry
from graph.gazetteer.gazetteer import Gazetteer

_SUFFIX = re.compile(
    r"(?<=..)(壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|[^市县区]{1,8}族自治[县州]|自治[县州]|地区|省|市|区|县|州|盟)$"
)
_TOWN = "town"


@dataclass(frozen=True, slots=True)
class EnglishNames:
    """What `english.yaml` lists: English phrase to Chinese names, in order of preference."""

    names: dict[str, tuple[str, ...]]
    region_words: tuple[str, ...]
    english_words: frozenset[str]


@cache
def english_names() -> EnglishNames:
    """Return the list of `english.yaml`."""
    text = resources.files("queries").joinpath("english.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    return EnglishNames(
        {str(k): tuple(map(str, v)) for k, v in raw["names"].items()},
        tuple(raw["region_words"]),
        frozenset(map(str, raw["english_words"])),
    )


def short_name(region: str) -> str:
    """Return a region's name without its administrative suffix: 余杭区 is 余杭."""
    return _SUFFIX.sub("", region)


def pinyin_names(gazetteer: Gazetteer) -> dict[str, list[str]]:
    """Return the pinyin of every region above town level, with the ids that share it.

    A pinyin that is an English word counts only with District, County, … behind it.
    """
    known = english_names()
    found: dict[str, list[str]] = {}
    for entry in gazetteer.entries("Region"):
        if entry.properties.get("level") in (_TOWN, "country"):
            continue
        for plain in _spelled(entry.name):
            if plain not in known.english_words and len(plain) > 3:
                found.setdefault(plain, []).append(entry.id)
            for word in known.region_words:
                if _fits(entry, word):
                    found.setdefault(f"{plain} {word}", []).append(entry.id)
    return found


def _spelled(region: str) -> list[str]:
    """Return a region's pinyin, by itself and as read in its full name: 朝阳 and 朝阳区 differ."""
    short = short_name(region)
    both = ("".join(lazy_pinyin(short)), "".join(lazy_pinyin(region)[: len(short)]))
    return [plain for plain in dict.fromkeys(both) if plain.isascii()]


def _fits(entry: Entry, word: str) -> bool:
    last = {"district": "区", "county": "县旗", "city": "市", "municipality": "市"}.get(word)
    if last:
        return entry.name[-1] in last
    return entry.properties.get("level") == {"prefecture": "city"}.get(word, word)
