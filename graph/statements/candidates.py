"""Pairs of entities that a sentence may join, and by which route each was reached.

Routes: both named in the sentence (one inside the other, in one list, or apart), one of them meant
by 我省 or 该县, the article's home region as silent subject or object, the author's office as
subject. What is generated here is only possible; `rules` and `model` judge it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources
from typing import Any

import daachorse
import numpy as np
import numpy.typing as npt
import yaml

from graph.ontology import ontology
from graph.statements.background import RELATIONS, TYPES, Background
from graph.statements.frame import Frame, Ints

Bools = npt.NDArray[np.bool_]

_OTHER_CLAUSE = 30
_DEICTIC = 6


class Route(IntEnum):
    """How a candidate's two ends were found; the value is what the model sees."""

    SAME = 0
    LIST = 1
    NESTED = 2
    DEIXIS = 3
    HOME = 4
    OFFICE = 5
    HOME_OBJECT = 6

    @property
    def label(self) -> str:
        """Return the route as statements and explanations name it."""
        return _LABELS[self]


_LABELS = {
    Route.SAME: "same sentence",
    Route.LIST: "list",
    Route.NESTED: "nested name",
    Route.DEIXIS: "deixis",
    Route.HOME: "home region, silent",
    Route.OFFICE: "author's office",
    Route.HOME_OBJECT: "home region as place",
}


@dataclass(frozen=True, slots=True)
class Routes:
    """What `routes.yaml` allows."""

    home_words: tuple[str, ...]
    home_subject: tuple[int, ...]
    home_object: tuple[int, ...]
    office_subject: tuple[int, ...]
    reach: int
    automaton: Any
    no_actor: re.Pattern[str]

    def find_home_words(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of words that mean the home region."""
        return [(start, stop) for start, stop, _ in self.automaton.find(text)]


@cache
def routes() -> Routes:
    """Return the routes of `routes.yaml`."""
    text = resources.files("graph.statements").joinpath("routes.yaml").read_text("utf-8")
    raw = yaml.safe_load(text)

    def relations(key: str) -> tuple[int, ...]:
        return tuple(RELATIONS.index(name) for name in raw[key])

    longest = daachorse.CharwiseDoubleArrayAhoCorasick(
        raw["home_words"], daachorse.MATCH_KIND_LEFTMOST_LONGEST
    )
    return Routes(
        tuple(raw["home_words"]),
        relations("home_subject"),
        relations("home_object"),
        relations("office_subject"),
        raw["reach"],
        longest,
        re.compile("|".join(raw["no_actors"])),
    )


@dataclass(frozen=True, slots=True)
class Candidates:
    """Possible statements of a stretch, one row each, sorted by (sentence, relation, ends).

    `subject`, `object` are entity indexes; `subject_at`, `object_at` index the frame's names and
    are -1 for an end that the sentence does not name. The ends of a symmetric relation stand in
    entity order, so that a pair is one triple wherever it is said.
    """

    sentence: Ints
    relation: Ints
    subject: Ints
    object: Ints
    subject_at: Ints
    object_at: Ints
    route: Ints

    def __len__(self) -> int:
        return len(self.sentence)


@cache
def _allowed() -> Bools:
    """Return [subject type, object type, relation] → allowed by the ontology."""
    table = np.zeros((len(TYPES), len(TYPES), len(RELATIONS)), dtype=bool)
    for r, name in enumerate(RELATIONS):
        relation = ontology().relations[name]
        for s, subject in enumerate(TYPES):
            for o, object_ in enumerate(TYPES):
                table[s, o, r] = relation.allows(subject, object_)
    return table


@cache
def symmetric() -> Bools:
    """Say for each relation index whether it is symmetric."""
    return np.array([ontology().relations[r].symmetric for r in RELATIONS], dtype=bool)


def candidates(here: Frame, back: Background, articles: Ints) -> Candidates:
    """Return the candidates of a stretch; `articles` gives the article of each sentence."""
    parts = [
        _same_sentence(here, back),
        *_absent(here, back, articles, back.home, routes().home_subject, Route.HOME),
        *_absent(here, back, articles, back.office, routes().office_subject, Route.OFFICE),
        *_absent(here, back, articles, back.home, routes().home_object, Route.HOME_OBJECT),
    ]
    rows = np.concatenate(parts, axis=0)
    order = np.lexsort((rows[:, 6], rows[:, 3], rows[:, 2], rows[:, 1], rows[:, 0]))
    rows = rows[order]
    new = np.ones(len(rows), dtype=bool)
    new[1:] = np.any(rows[1:, :4] != rows[:-1, :4], axis=1)
    rows = rows[new]
    return Candidates(*(rows[:, column] for column in range(7)))


def _same_sentence(here: Frame, back: Background) -> Ints:
    """Return all pairs of names within each sentence, the closest pair for each triple."""
    size = len(here.start)
    if not size:
        return np.zeros((0, 7), dtype=np.int64)
    counts = np.bincount(here.sentence, minlength=len(here.sentence_start))
    first_of = np.cumsum(counts) - counts
    partners = counts[here.sentence]
    left = np.repeat(np.arange(size), partners)
    within = np.arange(len(left)) - np.repeat(np.cumsum(partners) - partners, partners)
    right = first_of[here.sentence[left]] + within
    near = np.abs(here.start[left] - here.start[right]) <= routes().reach
    different = here.entity[left] != here.entity[right]
    left, right = left[near & different], right[near & different]
    pair, relation = np.nonzero(_allowed()[here.type[left], here.type[right]])
    left, right = left[pair], right[pair]
    both_ways = symmetric()[relation] & (here.entity[left] > here.entity[right])
    left, right, relation = left[~both_ways], right[~both_ways], relation[~both_ways]
    gap = np.maximum(here.start[right] - here.stop[left], here.start[left] - here.stop[right])
    distance = np.maximum(gap, 0)
    distance += _OTHER_CLAUSE * (
        (here.clause_start[here.start[left]] != here.clause_start[here.start[right]]) & (gap > 0)
    )
    distance += _DEICTIC * (here.deictic[left] | here.deictic[right])
    subject, object_ = here.entity[left], here.entity[right]
    order = np.lexsort((right, left, distance, object_, subject, relation, here.sentence[left]))
    left, right, relation = left[order], right[order], relation[order]
    subject, object_ = subject[order], object_[order]
    rows = np.column_stack((here.sentence[left], relation, subject, object_, left, right))
    new = np.ones(len(rows), dtype=bool)
    new[1:] = np.any(rows[1:, :4] != rows[:-1, :4], axis=1)
    rows = rows[new]
    return np.column_stack((rows, _route(here, rows[:, 4], rows[:, 5])))


def _route(here: Frame, left: Ints, right: Ints) -> Ints:
    """Say how a pair named in one sentence stands."""
    inside = (here.start[left] < here.stop[right]) & (here.start[right] < here.stop[left])
    one_list = here.list_first[left] == here.list_first[right]
    listed = (here.list_first[left] != here.list_last[left]) | (
        here.list_first[right] != here.list_last[right]
    )
    route = np.full(len(left), int(Route.SAME), dtype=np.int64)
    route[listed | one_list] = Route.LIST
    route[here.deictic[left] | here.deictic[right]] = Route.DEIXIS
    route[inside] = Route.NESTED
    return route


def _absent(
    here: Frame,
    back: Background,
    articles: Ints,
    of_article: Ints,
    relations: Sequence[int],
    route: Route,
) -> list[Ints]:
    """Return candidates whose one end is an article's entity that the sentence does not name."""
    if not len(here.start):
        return []
    absent = of_article[articles[here.sentence]]
    named = np.zeros(len(here.sentence_start), dtype=bool)
    named[here.sentence[here.entity == absent]] = True
    usable = np.flatnonzero((absent >= 0) & ~named[here.sentence] & ~here.deictic)
    if not len(usable):
        return []
    other = absent[usable]
    silent_object = route is Route.HOME_OBJECT
    made: list[Ints] = []
    for relation in relations:
        subject, object_ = (
            (here.entity[usable], other) if silent_object else (other, here.entity[usable])
        )
        fits = _allowed()[back.type[subject], back.type[object_], relation]
        at, subject, object_ = usable[fits], subject[fits], object_[fits]
        nothing = np.full(len(at), -1, dtype=np.int64)
        subject_at, object_at = (at, nothing) if silent_object else (nothing, at)
        if symmetric()[relation]:
            swap = subject > object_
            subject, object_ = np.where(swap, object_, subject), np.where(swap, subject, object_)
            subject_at, object_at = (
                np.where(swap, object_at, subject_at),
                np.where(swap, subject_at, object_at),
            )
        rows = np.column_stack(
            (
                here.sentence[at],
                np.full(len(at), relation, dtype=np.int64),
                subject,
                object_,
                subject_at,
                object_at,
                np.full(len(at), int(route), dtype=np.int64),
            )
        )
        order = np.lexsort((here.nested[at], subject, object_, here.sentence[at]))
        made.append(rows[order])
    return made
