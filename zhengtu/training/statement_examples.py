"""What the statement model learns from: documents with mentions and the relations gold gives them.

An example may carry gold's own names, gold's names with some lost and false ones added, or the
names the linkers really find; all are labelled alike, through the entity each name stands for.
A sentence counts as positive only if the annotation quotes it; other sentences of a true triple
and implied relations teach nothing either way.
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from graph.document import Document
from graph.entity import Entity
from graph.linkers.context import DocumentContext
from graph.mention import Mention
from graph.statements.background import RELATIONS
from graph.statements.rows import Rows, rows
from zhengtu.evaluation.gold import (
    EXPLICIT,
    GoldDocument,
    Triple,
    canonical,
    gold_context,
    gold_entities,
    merge,
    project,
    quoted_spans,
    scorer_key,
)

_OFFICER = re.compile(r"书记|厅长|局长|主任|主席|会长|院长|部长|市长|县长|区长|秘书长")
_OFFICE_WITHIN = 400
_WORDS = re.compile(r"[\u4e00-\u9fff]{2,12}(?=[、，。”》]|等|和|的)")
_FALSE_TYPES = (
    *("Program",) * 4,
    *("Industry",) * 4,
    *("Organization", "Company", "Park", "Region", "Policy"),
)


class Label(IntEnum):
    """What gold says about a candidate row."""

    FALSE = 0
    ELSEWHERE = 1
    QUOTED = 2
    IMPLIED = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A document with names and context, and gold's relations over gold's entity ids.

    `gold_id` says which gold entity each entity of the example stands for.
    """

    name: str
    document: Document
    mentions: tuple[Mention, ...]
    entities: Mapping[str, Entity]
    context: DocumentContext
    gold_id: Mapping[str, str]
    certainty: Mapping[Triple, str]
    quotes: Mapping[Triple, tuple[tuple[int, int, str], ...]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An example's candidates with their labels; `certainty` is per triple, empty if untrue."""

    example: Example
    rows: Rows
    label: npt.NDArray[np.int64]
    triples: tuple[Triple, ...]
    certainty: tuple[str, ...]


def gold_example(gold: GoldDocument, document: Document) -> Example:
    """Return a document with gold's own names, home regions and the authors' offices."""
    mentions = tuple(project(gold, document))
    entities = gold_entities(gold)
    return Example(
        gold.name,
        document,
        mentions,
        entities,
        _with_offices(document, mentions, gold_context(gold, document)),
        {e: e for e in entities},
        merge(gold).certainty,
        quoted_spans(gold, document),
    )


def linked_example(
    gold: GoldDocument,
    document: Document,
    mentions: Sequence[Mention],
    entities: Mapping[str, Entity],
    context: DocumentContext,
) -> Example:
    """Return a document with names that linkers found, matched to gold as the scorer does."""
    return Example(
        gold.name,
        document,
        tuple(mentions),
        entities,
        context,
        _match(gold, mentions, entities),
        merge(gold).certainty,
        quoted_spans(gold, document),
    )


def _match(
    gold: GoldDocument, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> dict[str, str]:
    by_key: dict[tuple[str, str], set[str]] = {}
    for e in merge(gold).entities.values():
        for name in (e.name, *e.surfaces):
            by_key.setdefault((e.type, scorer_key(name)), set()).add(e.id)
    for id_, entity in gold_entities(gold).items():
        by_key.setdefault((entity.type, scorer_key(entity.name)), set()).add(id_)
    spoken: dict[str, set[str]] = {}
    for m in mentions:
        if m.entity and not m.deictic:
            spoken.setdefault(m.entity, set()).add(m.surface)
    taken: set[str] = set()
    matched: dict[str, str] = {}
    for id_ in sorted(entities):
        entity = entities[id_]
        names = {entity.name, *entity.aliases, *spoken.get(id_, ())}
        found = set[str]().union(*(by_key.get((entity.type, scorer_key(n)), set()) for n in names))
        if free := sorted(found - taken):
            matched[id_] = free[0]
            taken.add(free[0])
    return matched


def _with_offices(
    document: Document, mentions: Sequence[Mention], context: DocumentContext
) -> DocumentContext:
    """Add each author's office: a body named near the start, an officer's title right after it."""
    offices: dict[int, str] = {}
    for m in mentions:
        sentence = document.sentences[m.sentence]
        article = document.articles[sentence.article]
        if m.type != "Organization" or sentence.start + m.start - article.start > _OFFICE_WITHIN:
            continue
        stop = sentence.start + m.stop
        if _OFFICER.search(document.text[stop : stop + 12]):
            offices.setdefault(sentence.article, m.entity)
    return DocumentContext(
        tuple(replace(c, office=offices.get(c.article, c.office)) for c in context.articles)
    )


def noisy(example: Example, seed: int, lost: float = 0.25, false: float = 0.25) -> Example:
    """Return the example as a finder would have it: some entities lost, false ones added."""
    chance = random.Random(f"{example.name}|{seed}")
    named = sorted({m.entity for m in example.mentions if m.entity})
    share = lost * chance.uniform(0.5, 1.3)
    gone = {
        e
        for e in named
        if chance.random() < share
        and not (example.entities[e].type == "Region" and chance.random() < 0.7)
    }
    kept = [m for m in example.mentions if m.entity not in gone and chance.random() > 0.04]
    made, entities = _false_names(
        example, chance, int(len(named) * false * chance.uniform(0.5, 1.3))
    )
    mentions = sorted(kept + made, key=lambda m: (m.sentence, m.start, -m.stop, m.entity))
    return replace(example, mentions=tuple(mentions), entities={**example.entities, **entities})


def _false_names(
    example: Example, chance: random.Random, count: int
) -> tuple[list[Mention], dict[str, Entity]]:
    """Make entities out of words that stand where names stand (before a comma, 等, 的)."""
    sentences = example.document.sentences
    pool = sorted({w for s in sentences for w in _WORDS.findall(s.text)})
    made: list[Mention] = []
    entities: dict[str, Entity] = {}
    for _ in range(count if pool else 0):
        type_ = chance.choice(_FALSE_TYPES)
        word = chance.choice(pool)[-chance.choice((2, 3, 4, 4, 5, 6, 8)) :]
        id_ = f"false:{type_}:{word}"
        if len(word) < 2 or id_ in entities:
            continue
        entities[id_] = Entity(id_, type_, word, (), "provisional")
        for s in sentences:
            at = s.text.find(word)
            if at >= 0:
                made.append(Mention(s.index, at, at + len(word), word, type_, id_, 1.0, "false"))
    return made, entities


def label(example: Example) -> Labelled:
    """Return an example's candidates with what gold says about each."""
    found = rows(example.document, example.mentions, example.entities, example.context)
    ids = [example.gold_id.get(e.id, e.id) for e in found.back.entities]
    triples = tuple(canonical(ids[s], RELATIONS[r], ids[o]) for s, r, o in found.triples.tolist())
    certainty = tuple(example.certainty.get(t, "") for t in triples)
    labels = np.zeros(len(found), dtype=np.int64)
    for row, (number, index) in enumerate(
        zip(found.triple.tolist(), found.sentence.tolist(), strict=True)
    ):
        if not certainty[number]:
            continue
        sentence = example.document.sentences[index]
        quoted = any(
            start < sentence.stop and sentence.start < stop
            for start, stop, _ in example.quotes[triples[number]]
        )
        if certainty[number] != EXPLICIT:
            labels[row] = Label.IMPLIED
        else:
            labels[row] = Label.QUOTED if quoted else Label.ELSEWHERE
    return Labelled(example, found, labels, triples, certainty)
