from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.gazetteer.gazetteer import Gazetteer
from graph.lexical import analyse
from graph.tagger.features import WIDTH, features, suffix_kinds
from graph.tagger.labels import LABELS, TYPES, begin
from graph.tagger.tagger import Tagged, Tagger, forward_backward
from loaders import load_text

GAZETTEER = Gazetteer.load()
LEAST, LONGEST = 0.12, 40  # what `Tagged.spans` documents by its constants


@st.composite
def chains(draw):
    """Draw a tiny CRF: emissions of a padded batch, lengths, and exponentiated scores."""
    labels = draw(st.integers(2, 3))
    lengths = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    emissions = random.normal(scale=2.0, size=(max(lengths), len(lengths), labels))
    step = np.exp(random.normal(size=(labels, labels)))
    if draw(st.booleans()):
        step[0, 1] = 0.0  # a forbidden pair
    first, last = np.exp(random.normal(size=(2, labels)))
    return (
        emissions.astype(np.float32),
        np.array(lengths, dtype=np.int32),
        *(a.astype(np.float32) for a in (step, first, last)),
    )


def brute_force(emissions, step, first, last):
    """Return the marginals of one sentence by summing over every labelling."""
    steps, labels = emissions.shape
    out = np.zeros((steps, labels))
    for path in product(range(labels), repeat=steps):
        weight = first[path[0]] * last[path[-1]] * np.exp(sum(emissions[range(steps), path]))
        weight *= np.prod([step[a, b] for a, b in pairwise(path)])
        out[range(steps), path] += weight
    return out / out.sum(axis=1, keepdims=True)


@given(chains())
def test_marginals_are_the_sums_over_all_labellings(chain):
    emissions, lengths, step, first, last = chain
    marginals = forward_backward(emissions, lengths, step, first, last)

    for column, length in enumerate(lengths):
        expected = brute_force(emissions[:length, column].astype(float), step, first, last)
        np.testing.assert_allclose(marginals[:length, column], expected, atol=2e-5)


@given(chains())
def test_marginals_do_not_depend_on_the_batch(chain):
    emissions, lengths, step, first, last = chain
    together = forward_backward(emissions, lengths, step, first, last)

    for column, length in enumerate(lengths):
        alone = forward_backward(
            emissions[:length, column : column + 1], lengths[column : column + 1], step, first, last
        )
        np.testing.assert_allclose(together[:length, column], alone[:, 0], atol=1e-6)


def test_long_sentences_stay_in_range():
    emissions = np.full((3000, 1, 3), 50.0, dtype=np.float32)
    ones = np.ones(3, dtype=np.float32)
    found = forward_backward(
        emissions, np.array([3000], dtype=np.int32), np.ones((3, 3), np.float32), ones, ones
    )
    np.testing.assert_allclose(found, 1 / 3, atol=1e-5)


def tagged(length: int, seed: int) -> Tagged:
    random = np.random.default_rng(seed)
    sharp = random.gamma(0.15, size=(length, len(LABELS))) + 1e-9
    return Tagged((sharp / sharp.sum(axis=1, keepdims=True)).astype(np.float32))


def naive_confidence(marginals, start, stop, kind):
    b = begin(kind)
    if stop - start == 1:
        return marginals[start, b + 3]
    edges = marginals[start, b] + marginals[stop - 1, b + 2]
    inner = [marginals[at, b + 1] for at in range(start + 1, stop - 1)]
    return (edges + (np.mean(inner) if inner else edges / 2)) / 3


def naive_spans(marginals, start, stop):
    found = []
    for kind in range(len(TYPES)):
        b = begin(kind)
        for first in range(start, stop):
            if marginals[first, b + 3] >= LEAST:
                found.append((first, first + 1, kind))
            for last in range(first + 1, min(stop, first + LONGEST)):
                inside = marginals[first + 1 : last, b + 1]
                opens, closes = marginals[first, b] >= LEAST, marginals[last, b + 2] >= LEAST
                if opens and closes and np.all(inside >= LEAST / 2):
                    found.append((first, last + 1, kind))
    return sorted(found)


LENGTH = 24
SPAN = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 8)).map(
    lambda s: (s[0], min(LENGTH, s[0] + s[1]))
)


@given(st.integers(0, 10_000), st.lists(SPAN, min_size=1, max_size=12))
def test_confidences_are_the_means_they_say(seed, spans):
    made = tagged(LENGTH, seed)
    start, stop = (np.array(x, dtype=np.int64) for x in zip(*spans, strict=True))
    found = made.confidences(start, stop)
    inside = made.inside(start, stop)

    for row, (a, b) in enumerate(spans):
        expected = [naive_confidence(made.marginals, a, b, kind) for kind in range(len(TYPES))]
        np.testing.assert_allclose(found[row], expected, atol=1e-5)
        np.testing.assert_allclose(inside[row], np.mean(1 - made.marginals[a:b, 0]), atol=1e-5)
        assert found[row].tolist() == [made.confidence(a, b, k) for k in range(len(TYPES))]


@given(st.integers(0, 10_000), SPAN)
def test_spans_are_those_a_plain_search_finds(seed, span):
    made = tagged(LENGTH, seed)
    assert made.spans(*span) == naive_spans(made.marginals, *span)


def test_confidence_of_a_sure_name_is_one():
    marginals = np.zeros((5, len(LABELS)), dtype=np.float32)
    marginals[[0, 4], 0] = 1
    marginals[range(1, 4), [begin(2), begin(2) + 1, begin(2) + 2]] = 1
    made = Tagged(marginals)

    assert made.spans(0, 5) == [(1, 4, 2)]
    assert made.confidences(np.array([1]), np.array([4]))[0, 2] == pytest.approx(1.0)
    assert made.inside(np.array([1]), np.array([4]))[0] == pytest.approx(1.0)


TEXT = "杭州市余杭区发布“算力券”。\n\n《云汐办法》支持人工智能产业。\n\n海康威视2025年到场。\n"


def test_features_are_one_row_of_zeros_and_ones_a_character():
    made = features(analyse(load_text(TEXT), GAZETTEER))

    assert made.shape == (len(load_text(TEXT).text), WIDTH)
    assert set(np.unique(made)) <= {0.0, 1.0}


def test_suffix_words_end_names_of_their_types():
    assert TYPES.index("Company") in suffix_kinds("青禾农机有限公司")
    assert TYPES.index("Organization") in suffix_kinds("云汐大学")
    assert suffix_kinds("青禾") == frozenset()


def test_the_tagger_gives_every_character_a_distribution_and_the_same_twice():
    tagger = Tagger.built_in()
    if tagger is None:
        pytest.skip("no tagger is installed (graph/tagger/tagger.onnx)")
    document = load_text(TEXT)
    vectors = features(analyse(document, GAZETTEER))
    once, again = tagger.tag(document, vectors), tagger.tag(document, vectors)

    assert np.array_equal(once.marginals, again.marginals)
    np.testing.assert_allclose(once.marginals.sum(axis=1), 1.0, atol=1e-4)


def test_a_sentence_is_tagged_alike_among_others_and_alone():
    tagger = Tagger.built_in()
    if tagger is None:
        pytest.skip("no tagger is installed (graph/tagger/tagger.onnx)")
    document = load_text(TEXT)
    together = tagger.tag(document, features(analyse(document, GAZETTEER))).marginals
    for sentence in document.sentences:
        alone = load_text(sentence.text)
        if alone.text != sentence.text:
            continue
        found = tagger.tag(alone, features(analyse(alone, GAZETTEER))).marginals
        np.testing.assert_allclose(together[sentence.start : sentence.stop], found, atol=1e-4)
