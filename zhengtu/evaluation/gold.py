"""Read annotated documents and lay their names and quotes over a loaded document.

The format is that of `examples/gold`: articles with entities (surfaces) and relations (quotes).
Entities are merged over the articles of a document as the scorer merges them. Surfaces and quotes
are matched on folded text (no white space, one width, one style of quotation mark), so a loader may
re-join lines and mend punctuation without losing them. How well a graph matches gold is the
scorer's business; who learns from it is `zhengtu.training`'s.
"""

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.document import Document
from graph.entity import Entity
from graph.errors import ZhengtuError
from graph.linkers.context import ArticleContext, DocumentContext
from graph.mention import Mention
from graph.ontology import ontology

EXPLICIT, IMPLIED = "explicit", "implied"

Triple = tuple[str, str, str]

_SCORER_DROPS = re.compile(r"[\s\u3000\"'“”‘’《》〈〉「」『』()()·・\-—]+")
_FOLD = str.maketrans(
    {
        **dict.fromkeys("“”„‟＂「」『』‘’'＇", '"'),
        **dict.fromkeys("—–―－‐‑‒─", "-"),
        **dict.fromkeys("•・∙‧", "·"),
        **dict.fromkeys("〔【[", "("),
        **dict.fromkeys("〕】]", ")"),
    }
)


class GoldError(ZhengtuError):
    """An annotation file that cannot be read or contradicts itself."""


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity as one article's annotation has it; `id` is local to the article."""

    id: str
    type: str
    name: str
    surfaces: tuple[str, ...]
    parent: str = ""


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A relation between two local entity ids, with the words that support it."""

    subject: str
    relation: str
    object: str
    quote: str
    certainty: str = EXPLICIT
    deictic: str = ""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article; `context_region` is what 我省/全市 means in it."""

    title: str
    source: str
    date: str
    context_region: str
    starts_with: str
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated document: its name (the file's stem) and its articles."""

    name: str
    articles: tuple[GoldArticle, ...]


@dataclass(frozen=True, slots=True)
class MergedEntity:
    """An entity of the whole document: all local ones of one type and (folded) name."""

    id: str
    type: str
    name: str
    surfaces: tuple[str, ...]
    articles: tuple[int, ...]

    def entity(self) -> Entity:
        """Return the graph node this entity would be."""
        return Entity(self.id, self.type, self.name, self.surfaces, "provisional")


@dataclass(frozen=True, slots=True)
class MergedGold:
    """A document's merged entities by id and relations by triple.

    The ends of a symmetric relation stand in id order. A triple is explicit if it is anywhere.
    """

    entities: Mapping[str, MergedEntity]
    certainty: Mapping[Triple, str]
    quotes: Mapping[Triple, tuple[tuple[str, str], ...]]


def scorer_key(name: str) -> str:
    """Return the form in which the scorer compares names."""
    return _SCORER_DROPS.sub("", name).replace("＋", "+").lower()


def read_gold(path: Path) -> GoldDocument:
    """Read one annotation file."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return GoldDocument(path.stem, tuple(_article(a) for a in raw["articles"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{path}: not an annotation file ({error!r})") from error


def read_folder(folder: Path) -> tuple[GoldDocument, ...]:
    """Read every annotation file of a folder, sorted by name."""
    found = tuple(read_gold(p) for p in sorted(folder.glob("*.json")))
    if not found:
        raise GoldError(f"{folder}: holds no annotation (*.json)")
    return found


def _article(raw: Mapping[str, Any]) -> GoldArticle:
    return GoldArticle(
        title=raw.get("title") or "",
        source=raw.get("source") or "",
        date=raw.get("date") or "",
        context_region=raw.get("context_region") or "",
        starts_with=raw.get("starts_with") or "",
        entities=tuple(
            GoldEntity(e["id"], e["type"], e["name"], tuple(e["surfaces"]), e.get("parent") or "")
            for e in raw["entities"]
        ),
        relations=tuple(
            GoldRelation(r["s"], r["p"], r["o"], r["quote"], r["certainty"], r.get("deictic") or "")
            for r in raw["relations"]
        ),
    )


def entity_id(type_: str, name: str) -> str:
    """Return the id a gold entity of that type and name has after merging."""
    return f"gold:{type_}:{scorer_key(name)}"


def canonical(subject: str, relation: str, object_: str) -> Triple:
    """Return the triple with the ends of a symmetric relation in id order."""
    if ontology().relations[relation].symmetric and object_ < subject:
        return object_, relation, subject
    return subject, relation, object_


def merge(gold: GoldDocument) -> MergedGold:
    """Merge the articles' entities and relations as the scorer does."""
    names: dict[str, str] = {}
    surfaces: dict[str, set[str]] = {}
    where: dict[str, list[int]] = {}
    certainty: dict[Triple, str] = {}
    quotes: dict[Triple, list[tuple[str, str]]] = {}
    for index, article in enumerate(gold.articles):
        local: dict[str, str] = {}
        types: dict[str, str] = {}
        for e in article.entities:
            key = local[e.id] = entity_id(e.type, e.name)
            types[key] = e.type
            names.setdefault(key, e.name)
            surfaces.setdefault(key, set()).update(e.surfaces, [e.name])
            where.setdefault(key, []).append(index)
        for r in article.relations:
            if r.subject not in local or r.object not in local:
                raise GoldError(
                    f"{gold.name}, {article.title}: {r.subject} {r.relation} {r.object} "
                    "names an entity the article does not list"
                )
            triple = canonical(local[r.subject], r.relation, local[r.object])
            ontology().check(types[local[r.subject]], r.relation, types[local[r.object]])
            if certainty.get(triple) != EXPLICIT:
                certainty[triple] = r.certainty
            quotes.setdefault(triple, []).append((r.quote, r.certainty))
    entities = {
        key: MergedEntity(
            key,
            key.split(":")[1],
            name,
            tuple(sorted(surfaces[key])),
            tuple(sorted(set(where[key]))),
        )
        for key, name in sorted(names.items())
    }
    return MergedGold(entities, certainty, {t: tuple(q) for t, q in quotes.items()})


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text without white space and typographic differences, with the way back."""

    text: str
    offsets: tuple[int, ...]

    def find_all(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield the spans, in the original text, of every occurrence of `words`."""
        key = fold(words).text
        at = self.text.find(key) if key else -1
        while at >= 0:
            yield self.offsets[at], self.offsets[at + len(key) - 1] + 1
            at = self.text.find(key, at + 1)


def fold(text: str) -> FoldedText:
    """Fold a text: no white space, half width, one style of quotes, dashes and brackets."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        for c in unicodedata.normalize("NFKC", character.translate(_FOLD)):
            if not c.isspace():
                characters.append(c.translate(_FOLD))
                offsets.append(offset)
    return FoldedText("".join(characters), tuple(offsets))


def place_articles(gold: GoldDocument, folded: FoldedText) -> list[tuple[int, int]]:
    """Return (start in the original text, index of the gold article), sorted, for those found."""
    placed: list[tuple[int, int]] = []
    for index, article in enumerate(gold.articles):
        opening = fold(article.starts_with).text
        for length in (40, 18, 14, 12, 8):
            at = folded.text.find(opening[:length]) if opening else -1
            if at < 0:
                continue
            title = fold(article.title).text
            headline = folded.text.rfind(title, max(0, at - 400), at) if title else -1
            placed.append((folded.offsets[headline if headline >= 0 else at], index))
            break
    return sorted(placed)


def article_at(placed: list[tuple[int, int]], offset: int) -> int:
    """Return the index of the gold article that holds an offset, -1 if none was found."""
    if not placed:
        return -1
    return placed[max(bisect_right(placed, (offset, len(placed))) - 1, 0)][1]


def project(gold: GoldDocument, document: Document, *, scoped: bool = False) -> list[Mention]:
    """Return every occurrence of the gold surfaces, sorted by (sentence, start, -stop, entity).

    Shorter names inside longer ones are kept; of overlapping occurrences of one entity only the
    longest is. With `scoped`, a name counts only in articles whose annotation lists the entity.
    """
    merged = merge(gold)
    folded = fold(document.text)
    placed = place_articles(gold, folded)
    starts = [s.start for s in document.sentences]
    found: list[Mention] = []
    for entity in merged.entities.values():
        spans = sorted(
            {
                span
                for surface in entity.surfaces
                if len(fold(surface).text) > 1
                for span in folded.find_all(surface)
            },
            key=lambda span: (span[0], -span[1]),
        )
        last = -1
        for start, stop in spans:
            if start < last:
                continue
            index = bisect_right(starts, start) - 1
            if index < 0 or stop > document.sentences[index].stop:
                continue
            if scoped and article_at(placed, start) not in entity.articles:
                continue
            last = stop
            sentence = document.sentences[index]
            at, end = start - sentence.start, stop - sentence.start
            surface = sentence.text[at:end]
            found.append(Mention(index, at, end, surface, entity.type, entity.id, 1.0, "gold"))
    return sorted(found, key=lambda m: (m.sentence, m.start, -m.stop, m.entity))


def quoted_spans(
    gold: GoldDocument, document: Document
) -> dict[Triple, tuple[tuple[int, int, str], ...]]:
    """Return for each triple the spans of its quotes in the text, with their certainty."""
    folded = fold(document.text)
    return {
        triple: tuple(
            (start, stop, certainty)
            for quote, certainty in quotes
            for start, stop in folded.find_all(quote)
        )
        for triple, quotes in merge(gold).quotes.items()
    }


def gold_context(gold: GoldDocument, document: Document) -> DocumentContext:
    """Return the home region that gold gives to each of the document's articles."""
    folded = fold(document.text)
    placed = place_articles(gold, folded)
    contexts: list[ArticleContext] = []
    for article in document.articles:
        inside = [index for at, index in placed if article.start <= at < article.stop]
        index = inside[0] if inside else article_at(placed, article.start)
        region = gold.articles[index].context_region if index >= 0 else ""
        home = _region_named(gold, region) if region else ""
        contexts.append(ArticleContext(article.index, home))
    return DocumentContext(tuple(contexts))


def _region_named(gold: GoldDocument, name: str) -> str:
    key = scorer_key(name)
    for e in merge(gold).entities.values():
        if e.type == "Region" and key in {scorer_key(s) for s in (e.name, *e.surfaces)}:
            return e.id
    return entity_id("Region", name)


def gold_entities(gold: GoldDocument) -> dict[str, Entity]:
    """Return the merged entities, and the home regions that no article annotates, by id."""
    found = {key: e.entity() for key, e in merge(gold).entities.items()}
    for article in gold.articles:
        if article.context_region:
            home = _region_named(gold, article.context_region)
            found.setdefault(
                home, Entity(home, "Region", article.context_region, (), "provisional")
            )
    return dict(sorted(found.items()))
