"""What is the same for all sentences of a document: its entities, articles, homes and counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.document import Document
from graph.entity import Entity
from graph.linkers.context import DocumentContext
from graph.mention import Mention
from graph.ontology import ontology
from graph.statements.lexicon import Lexicon

Ints = npt.NDArray[np.int64]

TYPES = tuple(ontology().types)
RELATIONS = ontology().judged
LEVELS = ("country", "province", "city", "county", "town")
_LEVEL_BY_NAME = (
    (re.compile(r"^(中国|中华人民共和国)$"), 0),
    (re.compile(r"(省|自治区|特别行政区)$|^(北京|上海|天津|重庆)市$"), 1),
    (re.compile(r"(市|州|盟|地区)$"), 2),
    (re.compile(r"(区|县|旗)$"), 3),
    (re.compile(r"(镇|乡|街道|村)$"), 4),
)


@dataclass(frozen=True, slots=True)
class Background:
    """The entities of a document (sorted by id, indexed from 0) and its articles.

    `home`, `office` and `policy` give each article's entity index or -1. `in_document[e]` counts
    mentions, `in_article[a][e]` those of one article; `titled[a, e]` says that a headline of the
    article names the entity; `score` is the linkers' best for it.
    """

    entities: tuple[Entity, ...]
    index: Mapping[str, int]
    type: Ints
    level: Ints
    name_classes: npt.NDArray[np.int32]
    home: Ints
    office: Ints
    policy: Ints
    in_document: Ints
    in_article: Ints
    titled: npt.NDArray[np.bool_]
    top: npt.NDArray[np.bool_]
    score: npt.NDArray[np.float64]


def background(
    document: Document,
    mentions: Sequence[Mention],
    entities: Mapping[str, Entity],
    context: DocumentContext,
    words: Lexicon,
) -> Background:
    """Gather a document's background from its linked mentions and its context."""
    wanted = {m.entity for m in mentions if m.entity in entities}
    for article in context.articles:
        wanted.update(
            e for e in (article.home_region, article.office, article.policy) if e in entities
        )
    known = tuple(entities[e] for e in sorted(wanted))
    index = {e.id: i for i, e in enumerate(known)}
    articles = max(len(document.articles), 1)
    home = np.full(articles, -1, dtype=np.int64)
    office = np.full(articles, -1, dtype=np.int64)
    policy = np.full(articles, -1, dtype=np.int64)
    for article in context.articles:
        home[article.article] = index.get(article.home_region, -1)
        office[article.article] = index.get(article.office, -1)
        policy[article.article] = index.get(article.policy, -1)
    in_article = np.zeros((articles, len(known)), dtype=np.int64)
    titled = np.zeros((articles, len(known)), dtype=bool)
    score = np.zeros(len(known))
    for m in mentions:
        at = index.get(m.entity)
        if at is None or m.deictic:
            continue
        sentence = document.sentences[m.sentence]
        in_article[sentence.article, at] += 1
        score[at] = max(score[at], m.score)
        if sentence.kind == "headline":
            titled[sentence.article, at] = True
    types = np.array([TYPES.index(e.type) for e in known], dtype=np.int64)
    return Background(
        entities=known,
        index=index,
        type=types,
        level=np.array([_level(e) for e in known], dtype=np.int64),
        name_classes=_name_classes(known, words),
        home=home,
        office=office,
        policy=policy,
        in_document=in_article.sum(axis=0),
        in_article=in_article,
        titled=titled,
        top=_top(in_article, types),
        score=score,
    )


def _level(entity: Entity) -> int:
    """Return how deep a region lies (0 country … 4 town), -1 for anything else."""
    if entity.type != "Region":
        return -1
    level = entity.properties.get("level")
    if level in LEVELS:
        return LEVELS.index(str(level))
    return next((depth for shape, depth in _LEVEL_BY_NAME if shape.search(entity.name)), 5)


def _name_classes(entities: Sequence[Entity], words: Lexicon) -> npt.NDArray[np.int32]:
    """Count, by class, the trigger words in each entity's name (示范, 基金, 大学)."""
    counts = np.zeros((len(words.classes), len(entities)), dtype=np.int32)
    starts = np.cumsum([0] + [len(e.name) + 1 for e in entities])
    found = words.scan("\n".join(e.name for e in entities))
    owner = np.searchsorted(starts, found.starts, side="right") - 1
    np.add.at(counts, (found.classes, owner), 1)
    return counts


def _top(in_article: Ints, types: Ints) -> npt.NDArray[np.bool_]:
    """Mark each article's most named entity of each type."""
    top = np.zeros(in_article.shape, dtype=bool)
    for type_ in np.unique(types):
        members = np.flatnonzero(types == type_)
        best = members[np.argmax(in_article[:, members], axis=1)]
        rows = np.arange(len(in_article))
        top[rows, best] = in_article[rows, best] > 0
    return top
