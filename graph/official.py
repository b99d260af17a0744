"""The form of official documents: title, number, the plan a notice carries, who signed and when.

Forms are read from an article's own lines, without knowing any name: what is a name in them, and
what the document states, is for `linkers` and `statements`. An article that has no title of its own
and no author is an excerpt of the document before it. Spans are offsets in the document's text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from graph.document import Document, Sentence

Span = tuple[int, int]
_TOP = 10  # title, number and opening formula stand within so many sentences
_SIGNERS = 12
_LONGEST_SIGNER = 60


@dataclass(frozen=True, slots=True)
class OfficialForm:
    """What one article shows of an official document.

    `name` is the document's title: of the plan, where a notice carries one (关于印发《X》的通知);
    `named` are the places of that name in title and opening formula, `numbers` those of its own
    文号. `heading` is the sentence of the title, `issuers` the stop of the issuers' names in it;
    `signature` the sentences that are signed, `signed` the ISO date under them.
    `forwards` says that the title forwards another document (转发).
    """

    article: int
    name: str
    named: tuple[Span, ...]
    numbers: tuple[Span, ...] = ()
    heading: int = -1
    issuers: int = 0
    signature: tuple[int, ...] = ()
    signed: str = ""
    forwards: bool = False


@dataclass(frozen=True, slots=True)
class OfficialPatterns:
    """The content of `official.yaml`, compiled."""

    one: dict[str, re.Pattern[str]]
    many: dict[str, tuple[re.Pattern[str], ...]]
    kinds: tuple[str, ...]


@cache
def official_patterns() -> OfficialPatterns:
    """Return the patterns of `official.yaml`."""
    raw: dict[str, Any] = yaml.safe_load(
        resources.files("graph").joinpath("official.yaml").read_text(encoding="utf-8")
    )
    kinds, bodies = raw.pop("kinds"), raw.pop("bodies")

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(
            pattern.replace("{kinds}", _alternation(kinds)).replace("{body}", _alternation(bodies))
        )

    return OfficialPatterns(
        {key: compiled(value) for key, value in raw.items() if isinstance(value, str)},
        {key: tuple(map(compiled, value)) for key, value in raw.items() if isinstance(value, list)},
        tuple(kinds),
    )


def _alternation(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))


def plan_of(title: str) -> str:
    """Return the plan that a notice's title carries: 某局关于印发《X》的通知 → X; else empty.

    印发关于X的通知 carries 关于X.
    """
    found = official_patterns().one["carried"].match(title)
    return found["plan"] if found else ""


def official_forms(document: Document) -> tuple[OfficialForm, ...]:
    """Return the forms of a document's articles, one for each article that has one."""
    lines: list[list[Sentence]] = [[] for _ in document.articles]
    for sentence in document.sentences:
        lines[sentence.article].append(sentence)
    found = (_form(index, own) for index, own in enumerate(lines))
    return tuple(form for form in found if form is not None)


def governing(document: Document, forms: Sequence[OfficialForm]) -> dict[int, OfficialForm]:
    """Return the form that holds for each article: its own, or that of the document before it."""
    own = {form.article: form for form in forms}
    holds: dict[int, OfficialForm] = {}
    last: OfficialForm | None = None
    for article in document.articles:
        if article.index in own:
            last = own[article.index]
        elif article.byline or article.headline:
            last = None
        if last is not None:
            holds[article.index] = last
    return holds


def _form(article: int, lines: Sequence[Sentence]) -> OfficialForm | None:
    top = lines[:_TOP]
    heading = _title(top)
    formula = next((found for s in top if (found := _formula(s))), None)
    if heading is None and formula is None:
        return None
    name, named, forwards = "", [], False
    if heading is not None:
        sentence, match = heading
        plan = plan_of(sentence.text)
        name = plan or match["title"]
        at = sentence.text.rfind(name)
        named.append((sentence.start + at, sentence.start + at + len(name)))
        forwards = match["verb"] in ("转发", "批转") or "关于转发" in sentence.text
    if formula is not None:
        plan, span = formula
        name = plan if not name or _same(plan, name) else name
        if _same(plan, name):
            named.append(span)
    signature, signed = _signature(lines)
    return OfficialForm(
        article,
        name,
        tuple(named),
        tuple(_numbers(top, heading[0] if heading else None)),
        heading[0].index if heading else -1,
        heading[1].end("issuers") if heading else 0,
        signature,
        signed,
        forwards,
    )


def _title(top: Sequence[Sentence]) -> tuple[Sentence, re.Match[str]] | None:
    """Return the title's sentence; one without an issuer needs another sign of the form."""
    patterns = official_patterns().one
    signs = any(
        patterns["letterhead"].search(s.text)
        or patterns["addressees"].match(s.text)
        or (len(s.text) <= _LONGEST_SIGNER and patterns["number"].fullmatch(s.text.strip()))
        for s in top
    )
    for sentence in top:
        match = patterns["title"].match(sentence.text)
        if match and (signs or (match["issuers"] and sentence is top[0])):
            return sentence, match
    return None


def _formula(sentence: Sentence) -> tuple[str, Span] | None:
    for pattern in official_patterns().many["formula"]:
        if found := pattern.search(sentence.text):
            start, stop = found.span("plan")
            return found["plan"], (sentence.start + start, sentence.start + stop)
    return None


def _same(one: str, other: str) -> bool:
    """Say whether two titles are one but for 的 and quotation marks: 若干措施 ends many a title."""
    return bare_title(one) == bare_title(other)


def bare_title(title: str) -> str:
    """Return a title without 的, white space and marks: the form in which titles are compared."""
    return re.sub(r"[的\s“”‘’〈〉《》\"']", "", title)


def _numbers(top: Sequence[Sentence], heading: Sentence | None) -> list[Span]:
    """Return the places of the document's own number: a line of its own near the title."""
    pattern = official_patterns().one["number"]
    found = []
    for sentence in top:
        bare = sentence.text.strip("（）() ")
        if (match := pattern.search(sentence.text)) and len(bare) <= len(match.group()) + 2:
            found.append((sentence.start + match.start(), sentence.start + match.end()))
        if sentence is not heading and sentence.kind == "body" and len(sentence.text) > 60:
            break
    return found


def _signature(lines: Sequence[Sentence]) -> tuple[tuple[int, ...], str]:
    """Return the sentences above the first date that stands as a line, and that date."""
    body = re.compile(
        rf"(?:{official_patterns().one['government'].pattern[:-1]}|[厅局委部署院会室])$"
    )
    pattern = official_patterns().one["signature_date"]
    for number, sentence in enumerate(lines):
        found = pattern.search(sentence.text)
        if found is None:
            continue
        head = sentence.text[: found.start()].strip()
        if len(re.sub(r"\s", "", head)) and (
            not body.search(head) or re.search("[，。；：（]", head)
        ):
            continue
        signers = [sentence.index] if head else []
        for above in reversed(lines[max(0, number - _SIGNERS) : number]):
            text = above.text.strip()
            if (
                len(text) > _LONGEST_SIGNER
                or not body.search(text)
                or re.search("[，。；：（]", text)
            ):
                break
            signers.append(above.index)
        if signers or sentence.text.strip() == found.group():
            signed = f"{found['y']}-{int(found['m']):02d}-{int(found['d']):02d}"
            return tuple(sorted(signers)), signed
    return (), ""
