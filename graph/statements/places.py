"""Where a candidate's ends and windows stand: between them, before, after, the clause, the lead."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.statements.candidates import Candidates
from graph.statements.frame import Frame, Ints

BEFORE, AFTER, AROUND_SUBJECT = 16, 10, 8


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
