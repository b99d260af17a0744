"""Measure article boundaries: `articles.py GOLD_DIR CORPUS_DIR` prints precision, recall, F1.

GOLD_DIR/NAME.json lists articles by the first characters of their body (`starts_with`). A found
article is right if that place lies between its beginning (headline included) and shortly after
the beginning of its body, and no other found article took it. White space and the width of
punctuation do not count.
"""

import json
import sys
import unicodedata
import warnings
from pathlib import Path

import loaders
from graph.document import Document

_SLACK_BEFORE = 6
_SLACK_AFTER = 60
_PREFIXES = (15, 12, 10, 8, 6)
_QUOTES = str.maketrans("“”‘’", "\"\"''")


def squeeze(text: str) -> tuple[str, list[int]]:
    """Return a text without white space, widths unified, and the offset of each character."""
    out: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(text):
        for plain in unicodedata.normalize("NFKC", char).translate(_QUOTES):
            if not plain.isspace() and plain != "#":
                out.append(plain)
                offsets.append(offset)
    return "".join(out), offsets


def gold_places(gold: list[dict[str, str]], text: str) -> list[int | None]:
    """Return where each gold article's body begins, as an index into the squeezed text."""
    places: list[int | None] = []
    for article in gold:
        key = squeeze(article["starts_with"])[0]
        found = [text.find(key[:n]) for n in _PREFIXES if len(key) >= min(n, len(key))]
        places.append(next((place for place in found if place >= 0), None))
    return places


def found_places(document: Document, offsets: list[int]) -> list[tuple[int, int]]:
    """Return for each found article where it begins and where its body begins."""
    index_of: dict[int, int] = {}
    for index, offset in enumerate(offsets):
        index_of.setdefault(offset, index)
    places = []
    for article in document.articles:
        mine = [s for s in document.sentences if s.article == article.index]
        # A summary in bullets above the text is no body yet.
        points = {s.paragraph for s in mine if s.text[0] in "■●"}
        body = next((s for s in mine if s.kind == "body" and s.paragraph not in points), None)
        start = document.offsets.offsets[mine[0].start]
        first = document.offsets.offsets[body.start] if body else start
        places.append((index_of[start], index_of[first]))
    return places


def match(gold: list[int | None], found: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return the gold articles nobody found and the found ones that are none."""
    taken: set[int] = set()
    false: list[int] = []
    for number, (start, body) in enumerate(found):
        near = [
            (abs(place - body), i)
            for i, place in enumerate(gold)
            if place is not None
            and i not in taken
            and start - _SLACK_BEFORE <= place <= max(body, start) + _SLACK_AFTER
        ]
        if near:
            taken.add(min(near)[1])
        else:
            false.append(number)
    return [i for i in range(len(gold)) if i not in taken], false


def ratio(right: int, found: int, gold: int) -> str:
    precision, recall = right / found if found else 0.0, right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    counts = f"({right} right, {found} found, {gold} gold)"
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {counts}"


def main(gold_dir: str, corpus_dir: str) -> None:
    warnings.simplefilter("ignore")
    totals: dict[str, list[int]] = {}
    for path in sorted(Path(gold_dir).glob("*.json")):
        source = Path(corpus_dir) / f"{path.stem}.txt"
        articles = json.loads(path.read_text(encoding="utf-8"))["articles"]
        document = loaders.load_file(source)
        text, offsets = squeeze(document.raw)
        found = found_places(document, offsets)
        missed, false = match(gold_places(articles, text), found)
        right = len(articles) - len(missed)
        print(f"{path.stem:12} {ratio(right, len(found), len(articles))}")
        for index in missed:
            print(f"    missed  {articles[index]['title'][:40]}")
        for number in false:
            start = found[number][0]
            print(f"    false   {text[start : start + 40]}")
        group = totals.setdefault(path.stem[0], [0, 0, 0])
        for slot, count in enumerate((right, len(found), len(articles))):
            group[slot] += count
    for name, counts in sorted(totals.items()):
        print(f"{name + '*':12} {ratio(*counts)}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
