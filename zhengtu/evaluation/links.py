"""Measure whether names are linked to the right id, by kind of difficulty.

Two kinds of truth, both tab-separated with a header: `kind home text type id note`, short texts
in which the name is marked [[so]] and `home` is where the text comes from; and `document type name
id`, the ids of annotated names of a corpus. An id is the gazetteer's (or one composed from it),
AMBIGUOUS where the text cannot tell, NIL where the words name nothing of that type.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.build import Reader, Trace
from graph.document import Document
from graph.errors import ZhengtuError
from graph.mention import Mention
from loaders import load_file, load_text
from zhengtu.evaluation.evaluate import find_text
from zhengtu.evaluation.gold import merge, project, read_gold, scorer_key

AMBIGUOUS, NIL = "AMBIGUOUS", "NIL"
ALL = "ALL"
_OPEN, _CLOSE = "[[", "]]"
_TEXTS = ("kind", "home", "text", "type", "id", "note")
_NAMES = ("document", "type", "name", "id")


class LinksError(ZhengtuError):
    """A file of links that cannot be read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One name: the id wanted, the id it got (empty: not found as a name at all)."""

    kind: str
    surface: str
    wanted: str
    got: str
    text: str

    @property
    def right(self) -> bool:
        """Say whether it was linked as wanted; what is no name need not be found."""
        return self.got == self.wanted or (self.wanted == NIL and not self.got)

    @property
    def found(self) -> bool:
        """Say whether the name was found, or rightly not taken for one."""
        return bool(self.got) or self.wanted == NIL


@dataclass(frozen=True, slots=True)
class Kind:
    """The outcomes of one kind, counted."""

    name: str
    total: int
    found: int
    right: int

    @property
    def right_of_found(self) -> float:
        """Return the share of found names that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def right_of_all(self) -> float:
        """Return the share of all names that are right."""
        return self.right / self.total if self.total else 0.0


def by_kind(outcomes: Sequence[Outcome]) -> list[Kind]:
    """Count outcomes by kind, in the file's order, with the total last."""
    names = dict.fromkeys(o.kind for o in outcomes)
    groups = [(name, [o for o in outcomes if o.kind == name]) for name in names]
    return [
        Kind(name, len(some), sum(o.found for o in some), sum(o.right for o in some))
        for name, some in (*groups, (ALL, list(outcomes)))
    ]


def link_outcomes(path: Path, gold: Path, corpus: Path, reader: Reader) -> list[Outcome]:
    """Link the names of a file and return how each came out, in the file's order."""
    rows = _rows(path)
    if set(_TEXTS) <= set(rows[0]):
        return [_of_text(row, reader, path) for row in rows]
    if set(_NAMES) <= set(rows[0]):
        return list(_of_corpus(rows, gold, corpus, reader))
    raise LinksError(
        f"{path}: its header is neither {' '.join(_TEXTS)} nor {' '.join(_NAMES)} (tab-separated)"
    )


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LinksError(f"{path}: cannot be read ({error})") from error
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows:
        raise LinksError(f"{path}: holds no rows")
    return rows


def _of_text(row: Mapping[str, str], reader: Reader, path: Path) -> Outcome:
    before, mark, rest = row["text"].partition(_OPEN)
    surface, closed, after = rest.partition(_CLOSE)
    if not (mark and closed and surface):
        raise LinksError(f"{path}: {row['text']!r} marks no name; write [[name]]")
    trace = reader.trace(_document(before + surface + after, row["home"] or ""))
    # Loading may have dropped or joined something before the name: count its occurrences.
    nth = before.count(surface)
    at = -1
    for _ in range(nth + 1):
        at = trace.graph.document.text.find(surface, at + 1)
    span = (at, at + len(surface))
    got = _meant(trace, row["type"], span, row["id"]) if at >= 0 else ""
    return Outcome(row["kind"], surface, row["id"], got, row["text"])


def _document(text: str, home: str) -> Document:
    """Load a text as an article that comes from a place."""
    document = load_text(text)
    articles = tuple(replace(a, place=home) if home else a for a in document.articles)
    return replace(document, articles=articles)


def _meant(trace: Trace, kind: str, span: tuple[int, int], wanted: str) -> str:
    """Return the id that the words at a span were linked to as that type.

    A longer name that holds them (算力产业 for 算力) speaks for them, unless they are to be none.
    """
    document = trace.graph.document
    held: list[tuple[int, str]] = []
    for m in trace.linked.mentions:
        at = document.sentences[m.sentence].start
        start, stop = at + m.start, at + m.stop
        inside = start <= span[0] and span[1] <= stop
        if m.type == kind and ((start, stop) == span or (inside and wanted != NIL)):
            held.append((stop - start, m.entity or AMBIGUOUS))
    return min(held)[1] if held else ""


def _of_corpus(
    rows: Sequence[Mapping[str, str]], gold: Path, corpus: Path, reader: Reader
) -> Iterator[Outcome]:
    ids: dict[str, dict[tuple[str, str], str]] = {}
    for row in rows:
        ids.setdefault(row["document"], {})[row["type"], scorer_key(row["name"])] = row["id"]
    for name, wanted in ids.items():
        annotation = read_gold(gold / f"{name}.json")
        trace = reader.trace(load_file(find_text(corpus, name)))
        entities = merge(annotation).entities
        for m in project(annotation, trace.graph.document, scoped=True):
            entity = entities[m.entity]
            id_ = wanted.get((entity.type, scorer_key(entity.name)))
            if id_ is not None:
                yield _outcome(trace, m, id_)


def _outcome(trace: Trace, mention: Mention, wanted: str) -> Outcome:
    sentence = trace.graph.document.sentences[mention.sentence]
    start, stop = sentence.start + mention.start, sentence.start + mention.stop
    got = _meant(trace, mention.type, (start, stop), wanted)
    return Outcome(f"sample {mention.type}", mention.surface, wanted, got, sentence.text)
