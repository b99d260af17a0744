"""Read documents annotated with inline marks, and write them as texts and annotation files.

One `.ann` file is one document; `examples/annotated/README.md` describes the format. Marks and
relations become the same `GoldDocument` that `zhengtu.evaluation.gold` reads from JSON; what a
type or a relation means is the ontology's. Every character of a mark stands in the text exactly
once: deleting the marks from the body gives the text, so surfaces and quotes are always found.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import OntologyError
from graph.ontology import ontology
from zhengtu.evaluation.gold import (
    EXPLICIT,
    IMPLIED,
    GoldArticle,
    GoldDocument,
    GoldEntity,
    GoldError,
    GoldRelation,
)

SUFFIX = ".ann"
OPENING = 15
OFFICIAL = "official"

_BREAK = "==="
_END_OF_BODY = "---"
_HEADERS = ("title", "byline", "source", "date", "region", "kind")
_HEADER = re.compile(r"#\s*(\w+)\s*:(.*)")
_TORN = re.compile(r"\s*\n\s*|(?<![A-Za-z0-9]) +| +(?![A-Za-z0-9])")

Key = tuple[str, str]


class InlineError(GoldError):
    """An `.ann` file whose marks or relations cannot be read."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of an article's body: `body[start:stop]` names the entity."""

    start: int
    stop: int
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class InlineArticle:
    """An article without its marks; `title` and `byline` stand above the body."""

    body: str
    marks: tuple[Mark, ...]
    byline: str
    official: bool
    gold: GoldArticle


@dataclass(slots=True)
class _Place:
    """Where in which file we are, for errors."""

    path: Path
    article: int
    line: int
    title: str = ""

    def error(self, message: str, line: int | None = None) -> InlineError:
        title = f" ({self.title})" if self.title else ""
        return InlineError(
            f"{self.path}, article {self.article}{title}, line {line or self.line}: {message}"
        )


@dataclass(slots=True)
class _Source:
    """The lines of one article, parted into headers, body and relations."""

    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    body_line: int = 0
    relations: list[tuple[int, str]] = field(default_factory=list)


def read_inline(path: Path) -> tuple[str, GoldDocument]:
    """Return an `.ann` file's text, without marks, and its annotation."""
    articles = read_articles(path)
    return page(articles), GoldDocument(path.stem, tuple(a.gold for a in articles))


def read_articles(path: Path) -> tuple[InlineArticle, ...]:
    """Return an `.ann` file's articles with the place of every mark."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise InlineError(f"{path}: cannot be read ({error})") from error
    articles = []
    for number, (start, part) in enumerate(_split(lines), 1):
        place = _Place(path, number, start)
        articles.append(_article(_part(part, start, place), place))
    if not articles:
        raise InlineError(f"{path}: holds no article")
    return tuple(articles)


def page(articles: Sequence[InlineArticle]) -> str:
    """Return the articles as a page has them: title, byline, blank line, body."""
    blocks: list[str] = []
    for article in articles:
        if article.official and blocks:
            blocks.append(_BREAK)
        title = article.gold.title
        head = [] if squeeze(title) in squeeze(article.body) else [title]
        head += [article.byline] if article.byline else []
        blocks += ["\n".join(head)] if head else []
        blocks.append(article.body)
    return "\n\n".join(blocks) + "\n"


def squeeze(text: str) -> str:
    """Return a text without white space, as surfaces and quotes are compared."""
    return "".join(text.split())


def _split(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    start, part = 1, list[str]()
    for number, line in enumerate([*lines, _BREAK], 1):
        if line.strip() != _BREAK:
            part.append(line)
            continue
        if any(p.strip() for p in part):
            yield start, part
        start, part = number + 1, []


def _part(lines: Sequence[str], start: int, place: _Place) -> _Source:
    source = _Source()
    at = 0
    while at < len(lines) and (lines[at].startswith("#") or not lines[at].strip()):
        place.line = start + at
        if lines[at].strip():
            key, value = _header(lines[at], place)
            source.headers[key] = value
        at += 1
    place.title = source.headers.get("title", "")
    end = at
    while end < len(lines) and lines[end].strip() != _END_OF_BODY:
        end += 1
    source.body = "\n".join(lines[at:end]).rstrip()
    source.body_line = start + at
    source.relations = [
        (start + n, lines[n].strip()) for n in range(end + 1, len(lines)) if lines[n].strip()
    ]
    if not source.body:
        raise place.error("the article has no body")
    return source


def _header(line: str, place: _Place) -> tuple[str, str]:
    found = _HEADER.fullmatch(line.strip())
    if found is None or found[1] not in _HEADERS:
        raise place.error(f"{line.strip()!r} is no header; the headers are {', '.join(_HEADERS)}")
    return found[1], found[2].strip()


def _article(source: _Source, place: _Place) -> InlineArticle:
    body, marks = _unmark(source.body, source.body_line, place)
    _check_all_marked(body, marks, source.body_line, place)
    entities = _entities(body, marks)
    headers = source.headers
    gold = GoldArticle(
        title=headers.get("title", ""),
        source=headers.get("source", ""),
        date=headers.get("date", ""),
        context_region=headers.get("region", ""),
        starts_with=squeeze(body)[:OPENING],
        entities=tuple(entities.values()),
        relations=tuple(_relations(source.relations, entities, body, place)),
    )
    official = headers.get("kind") == OFFICIAL
    return InlineArticle(body, marks, headers.get("byline", ""), official, gold)


def _unmark(body: str, first_line: int, place: _Place) -> tuple[str, tuple[Mark, ...]]:
    """Return the body without marks, and the marks, outer before inner."""
    plain: list[str] = []
    open_: list[tuple[int, int]] = []
    marks: list[Mark] = []
    at, line = 0, first_line
    while at < len(body):
        character = body[at]
        line += character == "\n"
        if character == "{":
            open_.append((len(plain), line))
        elif character == "|" and open_:
            at, label = _label(body, at, line, place)
            start, _ = open_.pop()
            if start == len(plain):
                raise place.error(f"the mark {{|{label}}} holds no words", line)
            type_, _, name = label.partition("=")
            if type_ not in ontology().types:
                raise place.error(
                    f"no type {type_!r}; the types are {', '.join(ontology().types)}", line
                )
            marks.append(Mark(start, len(plain), type_, name or mend("".join(plain[start:]))))
        elif character == "}":
            raise place.error("unbalanced braces: '}' closes no mark {words|Type}", line)
        else:
            plain.append(character)
        at += 1
    if open_:
        raise place.error("unbalanced braces: a mark opened here is not closed", open_[-1][1])
    return "".join(plain), tuple(sorted(marks, key=lambda m: (m.start, -m.stop)))


def _label(body: str, at: int, line: int, place: _Place) -> tuple[int, str]:
    """Return where the mark whose bar stands at `at` closes, and its type and name."""
    end = body.find("}", at)
    label = body[at + 1 : end] if end >= 0 else ""
    if end < 0 or "{" in label or "\n" in label or "|" in label:
        raise place.error("unbalanced braces: no '}' after the type of a mark", line)
    return end, label.strip()


def mend(surface: str) -> str:
    """Return a surface that line breaks or spaces tore, in one piece; Latin words stay apart."""
    return _TORN.sub("", surface.strip())


def _check_all_marked(body: str, marks: Sequence[Mark], first_line: int, place: _Place) -> None:
    """Raise unless every occurrence of every marked surface is marked or inside a mark."""
    offsets = [n for n, c in enumerate(body) if not c.isspace()]
    dense = squeeze(body)
    covered = bytearray(len(body))
    for mark in marks:
        covered[mark.start : mark.stop] = b"\1" * (mark.stop - mark.start)
    for surface in sorted({squeeze(body[m.start : m.stop]) for m in marks}):
        at = dense.find(surface) if len(surface) > 1 else -1
        while at >= 0:
            start, stop = offsets[at], offsets[at + len(surface) - 1] + 1
            if not any(covered[start:stop]):
                line = first_line + body.count("\n", 0, start)
                raise place.error(f"{surface} is marked elsewhere but not here", line)
            at = dense.find(surface, at + 1)


def _entities(body: str, marks: Sequence[Mark]) -> dict[Key, GoldEntity]:
    surfaces: dict[Key, dict[str, None]] = {}
    for mark in marks:
        found = surfaces.setdefault((mark.type, mark.name), {})
        found[mend(body[mark.start : mark.stop])] = None
    return {
        (type_, name): GoldEntity(f"e{number}", type_, name, tuple(found))
        for number, ((type_, name), found) in enumerate(surfaces.items(), 1)
    }


def _relations(
    lines: Sequence[tuple[int, str]], entities: dict[Key, GoldEntity], body: str, place: _Place
) -> Iterator[GoldRelation]:
    dense = squeeze(body)
    for place.line, line in lines:
        head, *rest = (part.strip() for part in line.split("|"))
        names = head.split()
        if len(names) != 3 or not 1 <= len(rest) <= 2 or not rest[0]:
            raise place.error(
                f"{line!r} is no relation; write: subject RELATION object | quote | certainty"
            )
        quote, certainty = rest[0], rest[1] if len(rest) == 2 else EXPLICIT
        if certainty not in (EXPLICIT, IMPLIED):
            raise place.error(f"certainty {certainty!r} is neither {EXPLICIT} nor {IMPLIED}")
        subject, object_ = (_named(name, entities, place) for name in (names[0], names[2]))
        try:
            ontology().check(subject.type, names[1], object_.type)
        except OntologyError as error:
            raise place.error(f"{head}: {error}") from error
        if squeeze(quote) not in dense:
            raise place.error(f"the quote {quote!r} does not stand in the body")
        yield GoldRelation(subject.id, names[1], object_.id, quote, certainty)


def _named(words: str, entities: dict[Key, GoldEntity], place: _Place) -> GoldEntity:
    """Return the entity a relation means by `name` or `name:Type`."""
    found = [
        e for e in entities.values() if words in (squeeze(e.name), f"{squeeze(e.name)}:{e.type}")
    ]
    if not found:
        raise place.error(f"{words!r} is not marked in the body")
    if len(found) > 1:
        raise place.error(
            f"{words!r} may be {' or '.join(f'{words}:{e.type}' for e in found)}; write which"
        )
    return found[0]


def as_json(gold: GoldDocument) -> dict[str, Any]:
    """Return an annotation as `read_gold` reads it from a file."""
    return {
        "chunk": gold.name,
        "articles": [
            {
                "title": a.title,
                "source": a.source or None,
                "date": a.date or None,
                "context_region": a.context_region or None,
                "starts_with": a.starts_with,
                "entities": [
                    {"id": e.id, "type": e.type, "name": e.name, "surfaces": list(e.surfaces)}
                    for e in a.entities
                ],
                "relations": [
                    {
                        "s": r.subject,
                        "p": r.relation,
                        "o": r.object,
                        "quote": r.quote,
                        "certainty": r.certainty,
                    }
                    for r in a.relations
                ],
            }
            for a in gold.articles
        ],
    }


def write_folder(folder: Path, out: Path) -> int:
    """Write every `.ann` file as out/corpus/NAME.txt and out/gold/NAME.json; return how many."""
    paths = sorted(folder.glob(f"*{SUFFIX}"))
    if not paths:
        raise InlineError(f"{folder}: holds no annotated document (*{SUFFIX})")
    read = [read_inline(path) for path in paths]
    for part in ("corpus", "gold"):
        (out / part).mkdir(parents=True, exist_ok=True)
    for text, gold in read:
        (out / "corpus" / f"{gold.name}.txt").write_text(text, encoding="utf-8")
        words = json.dumps(as_json(gold), ensure_ascii=False, indent=1)
        (out / "gold" / f"{gold.name}.json").write_text(words + "\n", encoding="utf-8")
    return len(read)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `python -m zhengtu.evaluation.inline FOLDER OUT`."""
    parser = argparse.ArgumentParser(
        prog="python -m zhengtu.evaluation.inline",
        description="Write annotated documents as texts (OUT/corpus) and annotations (OUT/gold).",
    )
    parser.add_argument("folder", type=Path, help="a folder of .ann files")
    parser.add_argument("out", type=Path, help="the folder to write into")
    options = parser.parse_args(arguments)
    try:
        count = write_folder(options.folder, options.out)
    except InlineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{count} documents written to {options.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
