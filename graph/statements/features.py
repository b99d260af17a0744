"""What can be counted about a candidate: the columns that rules ask for and the model learns from.

One row per candidate, one column per name in `column_names()`; all columns are computed at once.
The *anchor* is the named end that carries the predicate: the object, or the subject where the
object is silent. Positions in a list count from the list's own ends, so that every member of
“A、B、C等产业” sees the same words before and after it.
"""

from functools import cache

import numpy as np
import numpy.typing as npt

from graph.statements.background import Background
from graph.statements.candidates import Candidates, Route
from graph.statements.frame import FAR, MARKS, Frame, Ints
from graph.statements.lexicon import Lexicon, lexicon
from graph.statements.pair_columns import (
    article_offset,
    in_list,
    known,
    nesting,
    raw_gap,
    region_columns,
    rivals,
)
from graph.statements.places import Places, places

Table = npt.NDArray[np.float32]

WINDOWS = ("between", "before", "after", "clause", "lead")
ABSENT = -1
_NAME_CLASSES = ("award", "measure", "body", "school", "sector")

_PLAIN = (
    *("relation", "subject_type", "object_type", "route", "order", "nesting", "gap", "raw_gap"),
    *(f"{mark}s" for mark in MARKS),
    *("same_clause", "same_list", "subject_in_list", "object_in_list", "list_length"),
    *("names_of_subject_type", "names_of_object_type", "names", "sentence_length"),
    *("rival_subjects", "rival_objects", "rival_actors", "rival_regions", "rival_measures"),
    *("earlier_subjects", "earlier_objects", "actors_before_anchor", "regions_before_anchor"),
    *("opening_type", "opening_gap", "subject_offset", "subject_clause_offset"),
    *("object_offset", "object_clause_offset", "anchor_nested", "subject_nested"),
    *("subject_width", "object_width", "clause_length", "clauses_before"),
    *("subject_in_document", "object_in_document", "subject_in_article", "object_in_article"),
    *("subject_is_home", "object_is_home", "subject_is_office", "has_office", "home_named"),
    *("subject_titled", "object_titled", "subject_top", "object_top", "subject_deictic"),
    *("subject_level", "object_level", "object_in_subject_name", "subject_in_object_name"),
    *("same_opening", "headline", "caption", "sentences_of_pair", "named_sentences_of_pair"),
    *("article_offset", "spoken_before", "subject_known", "object_known", "regions_in_sentence"),
    *("level_gap", "other_region_last", "rule_confidence", "rules_met"),
    *("subject_score", "object_score", "duty_before_subject"),
)


@cache
def column_names() -> tuple[str, ...]:
    """Return the columns' names, in order."""
    classes = lexicon().classes
    return (
        *_PLAIN,
        *(f"{c}@{window}" for window in WINDOWS for c in classes),
        *(f"{c}@near" for c in classes),
        *(f"{c}@next" for c in classes),
        *(f"{c}@inside" for c in classes),
        *(f"{c}@subject_name" for c in _NAME_CLASSES),
        *(f"{c}@object_name" for c in _NAME_CLASSES),
    )


def features(
    here: Frame,
    back: Background,
    found: Candidates,
    articles: Ints,
    kinds: Ints,
    words: Lexicon,
) -> Table:
    """Return the table of columns for a stretch's candidates.

    `articles` and `kinds` give article index and kind (0 body, 1 headline, 2 caption) of each
    sentence. What is known later stays 0 here: the sentences of a pair (`count_sentences`) and the
    rules met (`add_rules`).
    """
    if not len(found):
        return np.zeros((0, len(column_names())), dtype=np.float32)
    at = places(here, found)
    plain = _plain(here, back, found, at, articles, kinds, words)
    # Column by column in memory: it is written, asked by rules and read by trees that way.
    columns = np.empty((len(column_names()), len(found)), dtype=np.float32)
    for index, name in enumerate(_PLAIN):
        columns[index] = plain[name]
    blocks = _trigger_blocks(here, back, found, at, words)
    np.concatenate(blocks, axis=0, out=columns[len(_PLAIN) :], casting="unsafe")
    return columns.T


def _plain(
    here: Frame,
    back: Background,
    found: Candidates,
    at: Places,
    articles: Ints,
    kinds: Ints,
    words: Lexicon,
) -> dict[str, npt.NDArray[np.generic]]:
    s = np.where(found.subject_at >= 0, found.subject_at, at.anchor)
    o = np.where(found.object_at >= 0, found.object_at, at.anchor)
    named_s, named_o = found.subject_at >= 0, found.object_at >= 0
    article = articles[found.sentence]
    subject_type, object_type = back.type[found.subject], back.type[found.object]
    columns: dict[str, npt.NDArray[np.generic]] = {
        "relation": found.relation,
        "subject_type": subject_type,
        "object_type": object_type,
        "route": found.route,
        "order": np.where(at.both, (here.start[s] > here.start[o]).astype(int), 2),
        "nesting": nesting(here, s, o, at.both),
        "gap": at.between_stop - at.between_start,
        "raw_gap": np.where(at.both, raw_gap(here, s, o), at.between_stop - at.between_start),
        "same_clause": at.both & (here.clause_start[here.start[s]] == at.clause_start),
        "same_list": at.both & (here.list_first[s] == here.list_first[o]),
        "subject_in_list": np.where(named_s, in_list(here, s), ABSENT),
        "object_in_list": np.where(named_o, in_list(here, o), ABSENT),
        "list_length": here.list_last[at.anchor] - here.list_first[at.anchor] + 1,
        "sentence_length": here.sentence_stop[found.sentence] - here.sentence_start[found.sentence],
        "anchor_nested": here.nested[at.anchor],
        "subject_nested": np.where(named_s, here.nested[s], ABSENT),
        "subject_width": np.where(named_s, here.stop[s] - here.start[s], ABSENT),
        "object_width": np.where(named_o, here.stop[o] - here.start[o], ABSENT),
        "clause_length": at.clause_stop - at.clause_start,
        "clauses_before": here.count("comma", here.sentence_start[found.sentence], at.clause_start),
        "subject_offset": np.where(
            named_s, here.start[s] - here.sentence_start[found.sentence], ABSENT
        ),
        "subject_clause_offset": np.where(
            named_s, here.start[s] - here.clause_start[here.start[s]], ABSENT
        ),
        "object_offset": np.where(
            named_o, here.start[o] - here.sentence_start[found.sentence], ABSENT
        ),
        "object_clause_offset": np.where(
            named_o, here.start[o] - here.clause_start[here.start[o]], ABSENT
        ),
        "subject_deictic": np.where(named_s, here.deictic[s], ABSENT),
        "headline": kinds[found.sentence] == 1,
        "caption": kinds[found.sentence] == 2,
        "sentences_of_pair": np.zeros(len(found)),
        "rule_confidence": np.zeros(len(found)),
        "rules_met": np.zeros(len(found)),
        "named_sentences_of_pair": np.zeros(len(found)),
        "article_offset": article_offset(found, article),
        "duty_before_subject": here.triggers(
            words.index("duty"),
            here.sentence_start[found.sentence],
            np.where(named_s, here.start[s], here.sentence_start[found.sentence]),
        ),
        "spoken_before": here.triggers(
            words.index("speech"), here.sentence_start[found.sentence], at.anchor_start
        ),
    }
    for mark in MARKS:
        columns[f"{mark}s"] = here.count(mark, at.between_start, at.between_stop)
    columns |= rivals(here, found, at, s, o, subject_type, object_type)
    columns |= known(back, found, article)
    columns |= region_columns(here, back, found, at, article)
    return columns


def _trigger_blocks(
    here: Frame, back: Background, found: Candidates, at: Places, words: Lexicon
) -> list[npt.NDArray[np.generic]]:
    """Return (classes, candidates) for each window and whatever else is asked of every class."""
    sentence_start = here.sentence_start[found.sentence]
    sentence_stop = here.sentence_stop[found.sentence]
    spans = {
        "between": (at.between_start, at.between_stop),
        "before": (at.before_start, at.anchor_start),
        "after": (at.anchor_stop, at.after_stop),
        "clause": (at.clause_start, at.clause_stop),
        "lead": (at.lead_start, at.lead_stop),
    }
    every = slice(None)
    since = at.anchor_start - here.last_before[:, at.anchor_start]
    reach = np.minimum(at.anchor_start - sentence_start, FAR)
    until = here.first_after[:, at.anchor_stop] - at.anchor_stop
    room = np.minimum(sentence_stop - at.anchor_stop, FAR)
    inside = np.zeros((len(words.classes), len(found)), dtype=np.int64)
    nested = np.flatnonzero(found.route == int(Route.NESTED))
    s, o = found.subject_at[nested], found.object_at[nested]
    start, stop = np.minimum(here.start[s], here.start[o]), np.maximum(here.stop[s], here.stop[o])
    inside[:, nested] = here.triggers(every, start, stop, inside=True)
    named = [words.index(name) for name in _NAME_CLASSES]
    return [
        *(here.triggers(every, *spans[window]) for window in WINDOWS),
        np.where(since <= reach, since, FAR),
        np.where(until < room, until, FAR),
        inside,
        back.name_classes[named][:, found.subject],
        back.name_classes[named][:, found.object],
    ]


def count_sentences(table: Table, triples: Ints, named: npt.NDArray[np.bool_]) -> None:
    """Fill in how many candidate sentences each row's triple has, and how many name both ends.

    `triples` numbers the triple of each row over the whole document.
    """
    if not len(table):
        return
    names = column_names()
    table[:, names.index("sentences_of_pair")] = np.bincount(triples)[triples]
    table[:, names.index("named_sentences_of_pair")] = np.bincount(
        triples, weights=named.astype(float)
    )[triples]


def add_rules(
    table: Table, confidence: npt.NDArray[np.float32], met: npt.NDArray[np.int64]
) -> None:
    """Fill in the best rule's confidence and the number of rules met."""
    table[:, column_names().index("rule_confidence")] = confidence
    table[:, column_names().index("rules_met")] = met
