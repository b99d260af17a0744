"""Columns about a candidate's two ends: how they stand, their rivals, what is known of them."""

import numpy as np
import numpy.typing as npt

from graph.statements.background import TYPES, Background
from graph.statements.candidates import Candidates
from graph.statements.frame import FAR, Frame, Ints, distinct
from graph.statements.places import Places

Columns = dict[str, npt.NDArray[np.generic]]

_TYPE = {name: index for index, name in enumerate(TYPES)}
_ACTORS = ("Region", "Organization", "Company")


def nesting(here: Frame, s: Ints, o: Ints, both: npt.NDArray[np.bool_]) -> Ints:
    """Return 1 where the object lies inside the subject's name, 2 the other way, else 0."""
    object_inside = (here.start[o] >= here.start[s]) & (here.stop[o] <= here.stop[s])
    subject_inside = (here.start[s] >= here.start[o]) & (here.stop[s] <= here.stop[o])
    return np.asarray(np.where(both & object_inside, 1, np.where(both & subject_inside, 2, 0)))


def raw_gap(here: Frame, s: Ints, o: Ints) -> Ints:
    """Return how many characters stand between the two names themselves."""
    gap = np.maximum(here.start[o] - here.stop[s], here.start[s] - here.stop[o])
    return np.asarray(np.maximum(gap, 0))


def in_list(here: Frame, name: Ints) -> Ints:
    """Return the place in its list, counted from 1; 0 for a name that stands alone."""
    alone = here.list_first[name] == here.list_last[name]
    return np.asarray(np.where(alone, 0, name - here.list_first[name] + 1))


def article_offset(found: Candidates, article: Ints) -> Ints:
    """Return how many sentences into its article a candidate's sentence comes (at most 50)."""
    first = np.zeros(int(article.max()) + 1, dtype=np.int64)
    order = np.argsort(article, kind="stable")
    seen, where = np.unique(article[order], return_index=True)
    first[seen] = found.sentence[order][where]
    return np.asarray(np.minimum(found.sentence - first[article], 50))


def rivals(
    here: Frame,
    found: Candidates,
    at: Places,
    s: Ints,
    o: Ints,
    subject_type: Ints,
    object_type: Ints,
) -> Columns:
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


def known(back: Background, found: Candidates, article: Ints) -> Columns:
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
    pairs, inverse = distinct(outer, inner)
    held = np.zeros(len(pairs), dtype=np.int64)
    opening = np.zeros(len(pairs), dtype=np.int64)
    for row, (a, b) in enumerate(pairs.tolist()):
        whole, part = names[a], names[b]
        if part in whole:
            held[row] = len(part)
        elif len(part) > 2 and part[:-1] in whole:
            held[row] = len(part) - 1
        opening[row] = part[:2] == whole[:2]
    return held[inverse], opening[inverse]


def region_columns(
    here: Frame, back: Background, found: Candidates, at: Places, article: Ints
) -> Columns:
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
