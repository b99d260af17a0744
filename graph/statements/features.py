"""What can be counted about a candidate: the columns that rules ask for and the model learns from.

One row per candidate, one column per name in `column_names()`; all columns are computed at once.
The *anchor* is the named end that carries the predicate: the object, or the subject where the
object is silent. Positions in a list count from the list's own ends, so that every member of
“A、B、C等产业” sees the same words before and after it.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from graph.statements.background import TYPES, Background
from graph.statements.candidates import Candidates, Route
from graph.statements.frame import FAR, MARKS, Frame, Ints
from graph.statements.lexicon import Lexicon, lexicon

Table = npt.NDArray[np.float32]

BEFORE, AFTER, AROUND_SUBJECT = 16, 10, 8
WINDOWS = ("between", "before", "after", "clause", "lead")
ABSENT = -1
_TYPE = {name: index for index, name in enumerate(TYPES)}
_ACTORS = ("Region", "Organization", "Company")
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
    *("subject_score", "object_score"),
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


@dataclass(frozen=True, slots=True)
class Places:
    """Where each candidate's ends, lists and windows stand in the frame (characters)."""

    both: npt.NDArray[np.bool_]
    anchor: Ints
    anchor_start: Ints
    anchor_stop: Ints
    between_start: Ints
    between_stop: Ints
    before_start: Ints
    after_stop: Ints
    clause_start: Ints
    clause_stop: Ints
    lead_start: Ints
    lead_stop: Ints


def places(here: Frame, found: Candidates) -> Places:
    """Compute the windows of each candidate."""
    subject, object_ = found.subject_at, found.object_at
    both = (subject >= 0) & (object_ >= 0)
    anchor = np.where(object_ >= 0, object_, subject)
    s, o = np.where(subject >= 0, subject, anchor), np.where(object_ >= 0, object_, anchor)
    first = np.where(here.start[s] <= here.start[o], s, o)
    second = np.where(first == s, o, s)
    one_list = here.list_first[s] == here.list_first[o]
    left_stop = np.where(one_list, here.stop[first], here.stop[here.list_last[first]])
    right_start = np.where(one_list, here.start[second], here.start[here.list_first[second]])
    sentence_start = here.sentence_start[found.sentence]
    sentence_stop = here.sentence_stop[found.sentence]
    anchor_start = here.start[here.list_first[anchor]]
    anchor_stop = here.stop[here.list_last[anchor]]
    between_start = np.where(both, np.minimum(left_stop, right_start), sentence_start)
    between_stop = np.where(both, right_start, anchor_start)
    clause_start = here.clause_start[here.start[anchor]]
    return Places(
        both=both,
        anchor=anchor,
        anchor_start=anchor_start,
        anchor_stop=anchor_stop,
        between_start=between_start,
        between_stop=np.maximum(between_stop, between_start),
        before_start=np.maximum(anchor_start - BEFORE, sentence_start),
        after_stop=np.minimum(anchor_stop + AFTER, sentence_stop),
        clause_start=clause_start,
        clause_stop=np.maximum(here.clause_stop[here.stop[anchor] - 1], here.stop[anchor]),
        lead_start=np.where(
            subject >= 0,
            np.maximum(here.start[s] - AROUND_SUBJECT, sentence_start),
            sentence_start,
        ),
        lead_stop=np.where(
            subject >= 0,
            here.start[s],
            np.minimum(sentence_start + AROUND_SUBJECT, anchor_start),
        ),
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
    columns = _plain(here, back, found, at, articles, kinds, words)
    columns |= _trigger_columns(here, back, found, at, words)
    table = np.empty((len(found), len(column_names())), dtype=np.float32)
    for index, name in enumerate(column_names()):
        table[:, index] = columns[name]
    return table


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
        "nesting": _nesting(here, s, o, at.both),
        "gap": at.between_stop - at.between_start,
        "raw_gap": np.where(at.both, _raw_gap(here, s, o), at.between_stop - at.between_start),
        "same_clause": at.both & (here.clause_start[here.start[s]] == at.clause_start),
        "same_list": at.both & (here.list_first[s] == here.list_first[o]),
        "subject_in_list": np.where(named_s, _in_list(here, s), ABSENT),
        "object_in_list": np.where(named_o, _in_list(here, o), ABSENT),
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
        "article_offset": _article_offset(found, article),
        "spoken_before": here.triggers(
            words.index("speech"), here.sentence_start[found.sentence], at.anchor_start
        ),
    }
    for mark in MARKS:
        columns[f"{mark}s"] = here.count(mark, at.between_start, at.between_stop)
    columns |= _rivals(here, found, at, s, o, subject_type, object_type)
    columns |= _known(back, found, article)
    columns |= _regions(here, back, found, at, article)
    return columns


def _nesting(here: Frame, s: Ints, o: Ints, both: npt.NDArray[np.bool_]) -> Ints:
    """Return 1 where the object lies inside the subject's name, 2 the other way, else 0."""
    object_inside = (here.start[o] >= here.start[s]) & (here.stop[o] <= here.stop[s])
    subject_inside = (here.start[s] >= here.start[o]) & (here.stop[s] <= here.stop[o])
    return np.asarray(np.where(both & object_inside, 1, np.where(both & subject_inside, 2, 0)))


def _raw_gap(here: Frame, s: Ints, o: Ints) -> Ints:
    gap = np.maximum(here.start[o] - here.stop[s], here.start[s] - here.stop[o])
    return np.asarray(np.maximum(gap, 0))


def _in_list(here: Frame, name: Ints) -> Ints:
    """Return the place in its list, counted from 1; 0 for a name that stands alone."""
    alone = here.list_first[name] == here.list_last[name]
    return np.asarray(np.where(alone, 0, name - here.list_first[name] + 1))


def _article_offset(found: Candidates, article: Ints) -> Ints:
    """Return how many sentences into its article a candidate's sentence comes (at most 50)."""
    first = np.zeros(int(article.max()) + 1, dtype=np.int64)
    order = np.argsort(article, kind="stable")
    seen, where = np.unique(article[order], return_index=True)
    first[seen] = found.sentence[order][where]
    return np.asarray(np.minimum(found.sentence - first[article], 50))


def _rivals(
    here: Frame,
    found: Candidates,
    at: Places,
    s: Ints,
    o: Ints,
    subject_type: Ints,
    object_type: Ints,
) -> dict[str, npt.NDArray[np.generic]]:
    """Count other names between the ends, before them and in the sentence."""
    size = len(here.start)
    outer = ~here.nested & ~here.deictic
    by_type = np.zeros((len(TYPES), size + 1), dtype=np.int64)
    for t in range(len(TYPES)):
        by_type[t, 1:] = np.cumsum(outer & (here.type == t))
    everything = np.concatenate(([0], np.cumsum(outer)))
    # Names are sorted by start, so a place in the text is a place among the names.
    lo = np.searchsorted(here.start, at.between_start, side="left")
    hi = np.maximum(np.searchsorted(here.start, at.between_stop, side="left"), lo)
    begin = np.searchsorted(here.start, here.sentence_start[found.sentence], side="left")
    end = np.searchsorted(here.start, here.sentence_stop[found.sentence], side="left")
    anchor = np.searchsorted(here.start, at.anchor_start, side="left")

    def between(types: tuple[str, ...]) -> Ints:
        return np.asarray(
            sum(by_type[_TYPE[t]][hi] - by_type[_TYPE[t]][lo] for t in types), dtype=np.int64
        )

    def before(types: tuple[str, ...]) -> Ints:
        return np.asarray(
            sum(by_type[_TYPE[t]][anchor] - by_type[_TYPE[t]][begin] for t in types),
            dtype=np.int64,
        )

    first = np.minimum(begin, size - 1)
    opens = here.start[first] - here.sentence_start[found.sentence]
    return {
        "rival_subjects": by_type[subject_type, hi] - by_type[subject_type, lo],
        "rival_objects": by_type[object_type, hi] - by_type[object_type, lo],
        "rival_actors": between(_ACTORS),
        "rival_regions": between(("Region",)),
        "rival_measures": between(("Policy", "Program", "Park")),
        "earlier_subjects": by_type[subject_type, s] - by_type[subject_type, begin],
        "earlier_objects": by_type[object_type, o] - by_type[object_type, begin],
        "actors_before_anchor": before(("Region", "Organization")),
        "regions_before_anchor": before(("Region",)),
        "names_of_subject_type": by_type[subject_type, end] - by_type[subject_type, begin],
        "names_of_object_type": by_type[object_type, end] - by_type[object_type, begin],
        "names": everything[end] - everything[begin],
        "opening_type": here.type[first],
        "opening_gap": np.minimum(opens, FAR),
    }


def _known(
    back: Background, found: Candidates, article: Ints
) -> dict[str, npt.NDArray[np.generic]]:
    """Return what the document at large says about the two entities."""
    subject, object_ = found.subject, found.object
    home, office = back.home[article], back.office[article]
    names = [e.name for e in back.entities]
    known = np.array([e.status == "known" for e in back.entities])
    inside, opening = _name_overlap(names, subject, object_)
    outside, _ = _name_overlap(names, object_, subject)
    return {
        "subject_in_document": back.in_document[subject],
        "object_in_document": back.in_document[object_],
        "subject_in_article": back.in_article[article, subject],
        "object_in_article": back.in_article[article, object_],
        "subject_is_home": subject == home,
        "object_is_home": object_ == home,
        "subject_is_office": subject == office,
        "has_office": office >= 0,
        "subject_titled": back.titled[article, subject],
        "object_titled": back.titled[article, object_],
        "subject_top": back.top[article, subject],
        "object_top": back.top[article, object_],
        "subject_level": back.level[subject],
        "object_level": back.level[object_],
        "level_gap": np.where(
            (back.level[subject] >= 0) & (back.level[object_] >= 0),
            back.level[subject] - back.level[object_],
            9,
        ),
        "object_in_subject_name": inside,
        "subject_in_object_name": outside,
        "same_opening": opening,
        "subject_known": known[subject],
        "subject_score": back.score[subject],
        "object_score": back.score[object_],
        "object_known": known[object_],
    }


def _name_overlap(names: list[str], outer: Ints, inner: Ints) -> tuple[Ints, Ints]:
    """Return, per pair, how much of the inner entity's name the outer's holds, and a same start.

    A region counts without its suffix too (浙江 in 浙江大学).
    """
    pairs, inverse = np.unique(np.column_stack((outer, inner)), axis=0, return_inverse=True)
    held = np.zeros(len(pairs), dtype=np.int64)
    opening = np.zeros(len(pairs), dtype=np.int64)
    for row, (a, b) in enumerate(pairs.tolist()):
        whole, part = names[a], names[b]
        if part in whole:
            held[row] = len(part)
        elif len(part) > 2 and part[:-1] in whole:
            held[row] = len(part) - 1
        opening[row] = part[:2] == whole[:2]
    inverse = inverse.reshape(-1)
    return held[inverse], opening[inverse]


def _regions(
    here: Frame, back: Background, found: Candidates, at: Places, article: Ints
) -> dict[str, npt.NDArray[np.generic]]:
    """Say whether home is named here, and whether another region was the last to be named."""
    home = back.home[article]
    of_sentence = np.full(len(here.sentence_start), -1, dtype=np.int64)
    of_sentence[found.sentence] = home
    named = np.zeros(len(here.sentence_start), dtype=bool)
    named[here.sentence[here.entity == of_sentence[here.sentence]]] = True
    region = (here.type == _TYPE["Region"]) & ~here.nested
    counts = np.bincount(here.sentence[region], minlength=len(here.sentence_start))
    # The entity of the last region named before the sentence, in this stretch.
    last = np.full(len(here.start) + 1, -1, dtype=np.int64)
    last[1:][region] = np.flatnonzero(region)
    last = np.maximum.accumulate(last)
    begin = np.searchsorted(here.start, here.sentence_start[found.sentence], side="left")
    previous = last[begin]
    other = np.where(previous >= 0, here.entity[np.maximum(previous, 0)] != found.subject, False)
    age = np.where(previous >= 0, found.sentence - here.sentence[np.maximum(previous, 0)], 9)
    return {
        "home_named": named[found.sentence],
        "regions_in_sentence": counts[found.sentence],
        "other_region_last": np.where(other, np.minimum(age, 9), 0),
    }


def _trigger_columns(
    here: Frame, back: Background, found: Candidates, at: Places, words: Lexicon
) -> dict[str, npt.NDArray[np.generic]]:
    columns: dict[str, npt.NDArray[np.generic]] = {}
    sentence_start = here.sentence_start[found.sentence]
    sentence_stop = here.sentence_stop[found.sentence]
    spans = {
        "between": (at.between_start, at.between_stop),
        "before": (at.before_start, at.anchor_start),
        "after": (at.anchor_stop, at.after_stop),
        "clause": (at.clause_start, at.clause_stop),
        "lead": (at.lead_start, at.lead_stop),
    }
    nested = found.route == int(Route.NESTED)
    inner_start, inner_stop = here.start[at.anchor], here.stop[at.anchor]
    if nested.any():
        s, o = found.subject_at[nested], found.object_at[nested]
        inner_start = inner_start.copy()
        inner_stop = inner_stop.copy()
        inner_start[nested] = np.minimum(here.start[s], here.start[o])
        inner_stop[nested] = np.maximum(here.stop[s], here.stop[o])
    for c, name in enumerate(words.classes):
        for window, (start, stop) in spans.items():
            columns[f"{name}@{window}"] = here.triggers(c, start, stop)
        since = at.anchor_start - here.last_before[c][at.anchor_start]
        reach = np.minimum(at.anchor_start - sentence_start, FAR)
        columns[f"{name}@near"] = np.where(since <= reach, since, FAR)
        until = here.first_after[c][at.anchor_stop] - at.anchor_stop
        room = np.minimum(sentence_stop - at.anchor_stop, FAR)
        columns[f"{name}@next"] = np.where(until < room, until, FAR)
        columns[f"{name}@inside"] = np.where(
            nested, here.triggers(c, inner_start, inner_stop, inside=True), 0
        )
    for name in _NAME_CLASSES:
        c = words.index(name)
        columns[f"{name}@subject_name"] = back.name_classes[c][found.subject]
        columns[f"{name}@object_name"] = back.name_classes[c][found.object]
    return columns


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
