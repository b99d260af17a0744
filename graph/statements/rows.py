"""All candidates of a document, with everything the judges need, as one table.

A long document is laid out in stretches of sentences, so that the arrays stay small; what depends
on the whole document (how many sentences speak of a pair) is filled in at the end.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.document import Document, Sentence
from graph.entity import Entity
from graph.linkers.context import DocumentContext
from graph.mention import Mention
from graph.statements.background import TYPES, Background, background
from graph.statements.candidates import candidates, routes
from graph.statements.features import (
    Table,
    add_rules,
    column_names,
    count_sentences,
    features,
)
from graph.statements.frame import Ints, Name, distinct, frame
from graph.statements.lexicon import Lexicon, lexicon
from graph.statements.ngrams import Slots, no_slots, slots
from graph.statements.places import places
from graph.statements.restriction import curbed
from graph.statements.rules import Rules, Verdict, join_verdicts, rules

STRETCH = 12_000
_KINDS = {"headline": 1, "caption": 2}
_REGION = TYPES.index("Region")


@dataclass(frozen=True, slots=True)
class Rows:
    """One row per (subject, relation, object, sentence) that is possible.

    `sentence` is the document's index; `start`, `stop` bound the words that support the candidate
    within its sentence, `window` the part of it where the predicate is looked for. `triple`
    numbers the distinct triples, listed in `triples` as (subject, relation, object) indexes.
    """

    back: Background
    sentence: Ints
    relation: Ints
    subject: Ints
    object: Ints
    route: Ints
    start: Ints
    stop: Ints
    predicate: Ints
    named: npt.NDArray[np.bool_]
    table: Table
    slots: Slots
    verdict: Verdict
    triple: Ints
    triples: Ints

    def __len__(self) -> int:
        return len(self.sentence)

    def column(self, name: str) -> npt.NDArray[np.float32]:
        """Return one column of the table."""
        return self.table[:, column_names().index(name)]


@dataclass(frozen=True, slots=True)
class _Part:
    """The candidates of one stretch."""

    columns: Ints
    table: Table
    slots: Slots
    verdict: Verdict


def rows(
    document: Document,
    mentions: Sequence[Mention],
    entities: Mapping[str, Entity],
    context: DocumentContext,
    words: Lexicon | None = None,
    *,
    by_rules: bool = True,
) -> Rows:
    """Lay out a document and return its candidates; without `by_rules` no rule judges them."""
    words = words or lexicon()
    judges = rules() if by_rules else Rules((), ())
    back = background(document, mentions, entities, context, words)
    by_sentence: dict[int, list[tuple[int, Mention]]] = {}
    for index, mention in enumerate(mentions):
        if mention.entity in back.index:
            by_sentence.setdefault(mention.sentence, []).append((index, mention))
    parts = [
        _stretch(sentences, by_sentence, back, words, judges) for sentences in _stretches(document)
    ]
    columns = np.concatenate([p.columns for p in parts])
    table = parts[0].table if len(parts) == 1 else np.concatenate([p.table for p in parts])
    triples, triple = distinct(columns[:, 2], columns[:, 1], columns[:, 3])
    count_sentences(table, triple, columns[:, 9].astype(bool))
    return Rows(
        back=back,
        sentence=columns[:, 0],
        relation=columns[:, 1],
        subject=columns[:, 2],
        object=columns[:, 3],
        route=columns[:, 4],
        start=columns[:, 5],
        stop=columns[:, 6],
        predicate=columns[:, 7:9],
        named=columns[:, 9].astype(bool),
        table=table,
        slots=np.concatenate([p.slots for p in parts]),
        verdict=join_verdicts([p.verdict for p in parts]),
        triple=triple,
        triples=triples,
    )


def _stretches(document: Document) -> Iterator[list[Sentence]]:
    """Cut a document into runs of whole sentences; an empty document is one empty run."""
    run: list[Sentence] = []
    size = 0
    for sentence in document.sentences:
        run.append(sentence)
        size += len(sentence.text)
        if size >= STRETCH:
            yield run
            run, size = [], 0
    if run or not document.sentences:
        yield run


def _stretch(
    sentences: Sequence[Sentence],
    by_sentence: Mapping[int, list[tuple[int, Mention]]],
    back: Background,
    words: Lexicon,
    judges: Rules,
) -> _Part:
    here = frame(sentences, _names(sentences, by_sentence, back), words)
    articles = np.array([s.article for s in sentences], dtype=np.int64)
    kinds = np.array([_KINDS.get(s.kind, 0) for s in sentences], dtype=np.int64)
    found = candidates(here, back, articles)
    table = features(here, back, found, articles, kinds, words)
    verdict = judges.judge(table)
    add_rules(table, verdict.confidence, verdict.met)
    if not len(found):
        return _Part(np.zeros((0, 10), dtype=np.int64), table, no_slots(), verdict)
    at = places(here, found)
    flagged = np.flatnonzero(verdict.restriction >= 0)
    verdict.restriction[flagged[~curbed(here, found, flagged)]] = -1
    first = np.where(found.subject_at >= 0, here.start[found.subject_at], at.anchor_start)
    first = np.minimum(first, here.start[at.anchor])
    last = np.maximum(
        np.where(found.subject_at >= 0, here.stop[found.subject_at], 0), here.stop[at.anchor]
    )
    # A silent end leaves the predicate as the other edge of the evidence.
    silent = (found.subject_at < 0) | (found.object_at < 0)
    first = np.where(silent, at.clause_start, first)
    begin = here.sentence_start[found.sentence]
    numbers = np.array([s.index for s in sentences], dtype=np.int64)
    columns = np.column_stack(
        (
            numbers[found.sentence],
            found.relation,
            found.subject,
            found.object,
            found.route,
            first - begin,
            last - begin,
            np.minimum(at.clause_start, at.between_start) - begin,
            np.maximum(at.clause_stop, at.after_stop) - begin,
            at.both,
        )
    )
    return _Part(columns.astype(np.int64), table, slots(here, back, found, table), verdict)


def _names(
    sentences: Sequence[Sentence],
    by_sentence: Mapping[int, list[tuple[int, Mention]]],
    back: Background,
) -> list[Name]:
    """Return the names of a stretch, words that mean the home region among them."""
    made: list[Name] = []
    offset = 0
    for number, sentence in enumerate(sentences):
        here = by_sentence.get(sentence.index, [])
        made.extend(
            Name(
                number,
                offset + m.start,
                offset + m.stop,
                TYPES.index(m.type),
                back.index[m.entity],
                m.deictic,
                index,
            )
            for index, m in here
            if not (m.deictic and routes().no_actor.search(m.surface))
        )
        home = int(back.home[sentence.article])
        if home >= 0:
            made.extend(
                Name(number, offset + start, offset + stop, _REGION, home, True, -1)
                for start, stop in routes().find_home_words(sentence.text)
                if not any(m.start < stop and start < m.stop for _, m in here)
            )
        offset += len(sentence.text)
    made.sort(key=lambda n: (n.start, -n.stop, n.entity))
    return _without_echoes(made)


def _without_echoes(names: list[Name]) -> list[Name]:
    """Drop a name that lies inside a longer one of the same entity (杭州 in 杭州市)."""
    kept: list[Name] = []
    reach: dict[int, int] = {}
    for name in names:
        if reach.get(name.entity, -1) < name.stop:
            reach[name.entity] = name.stop
            kept.append(name)
    return kept
