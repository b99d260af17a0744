from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ontology import ontology
from graph.tagger.labels import (
    FORBIDDEN,
    LABEL_INDEX,
    LABELS,
    TYPES,
    begin,
    edge_masks,
    encode,
    transition_mask,
)


def decode(labels: list[int]) -> list[tuple[int, int, str]]:
    """Return the spans that labels spell out: what `encode` was given."""
    spans = []
    start = 0
    for at, label in enumerate(labels):
        name = LABELS[label]
        if name[0] in "BS":
            start = at
        if name[0] in "ES":
            spans.append((start, at + 1, name[2:]))
    return spans


@st.composite
def spans(draw):
    """Draw spans that do not overlap, and the length of their text."""
    found, at = [], 0
    for _ in range(draw(st.integers(0, 6))):
        start = at + draw(st.integers(0, 3))
        at = start + draw(st.integers(1, 5))
        found.append((start, at, draw(st.sampled_from(TYPES))))
    return at + draw(st.integers(0, 3)), found


@given(spans())
def test_labels_spell_out_the_spans_they_were_made_from(drawn):
    length, found = drawn
    assert decode(encode(length, found)) == found


@given(spans())
def test_encoded_labels_are_allowed_one_after_the_other(drawn):
    length, found = drawn
    labels = encode(length, found)
    mask, (first, last) = transition_mask(), edge_masks()

    assert len(labels) == length
    if labels:
        assert first[labels[0]] == last[labels[-1]] == 0
    assert all(mask[a, b] == 0 for a, b in pairwise(labels))


def test_labels_are_outside_and_four_for_each_type_of_the_ontology():
    assert tuple(ontology().types) == TYPES
    assert len(LABELS) == 1 + 4 * len(TYPES)
    for index, kind in enumerate(TYPES):
        names = [LABELS[begin(index) + offset] for offset in range(4)]
        assert names == [f"B-{kind}", f"I-{kind}", f"E-{kind}", f"S-{kind}"]


@pytest.mark.parametrize(
    ("left", "right", "may"),
    [
        ("O", "B-Region", True),
        ("O", "I-Region", False),
        ("B-Region", "E-Region", True),
        ("B-Region", "E-Company", False),
        ("B-Region", "O", False),
        ("E-Region", "S-Company", True),
        ("S-Region", "E-Region", False),
    ],
)
def test_only_whole_names_are_allowed(left, right, may):
    mask = transition_mask()[LABEL_INDEX[left], LABEL_INDEX[right]]
    assert mask == (0 if may else FORBIDDEN)
