"""Confidence is compared with what came out right, and the surest pairs can be drawn."""

import pytest
from ruled import examined

from zhengtu.evaluation.pairs import backing_pairs, draw
from zhengtu.evaluation.reliability import calibration_error, reliability, sure_edges
from zhengtu.evaluation.score import Counts, Score, ScoredEdge
from zhengtu.evaluation.source_spans import span_share


def edges(*judged: tuple[float, str], relation: str = "BACKS") -> Score:
    score = Score(relations={relation: Counts(gold=4)})
    score.edges = [ScoredEdge("d", "r", relation, "i", "", "", c, v, ()) for c, v in judged]
    return score


def test_bins_hold_the_mean_confidence_and_the_share_that_is_right():
    score = edges((0.72, "right"), (0.78, "wrong"), (0.31, "wrong"), (0.75, "implied"))

    filled = [(b.low, b.count, b.confidence, b.right) for b in reliability([score]) if b.count]

    assert filled == [(0.3, 1, 0.31, 0.0), (0.7, 2, 0.75, 0.5)]
    assert calibration_error([score]) == pytest.approx((0.31 + 2 * 0.25) / 3)


def test_sure_edges_count_implied_ones_as_right_but_not_as_found():
    score = edges((0.9, "right"), (0.8, "implied"), (0.75, "wrong"), (0.5, "right"))

    sure = sure_edges([score])

    assert (sure.count, sure.precision, sure.recall) == (3, pytest.approx(2 / 3), 0.25)


def test_pairs_are_drawn_once_each_and_always_the_same():
    relation = ("余杭区", "BACKS", "集成电路", "余杭区印发方案，支持集成电路产业发展")
    found = examined([("Region", "余杭区"), ("Industry", "集成电路")], [relation])

    pairs = backing_pairs([found, found], bar=0.5)

    assert [(p.subject, p.object, p.gold) for p in pairs] == [("余杭区", "集成电路", "right")]
    assert pairs[0].documents == ("样稿", "样稿")
    assert draw(pairs * 9, 5) == draw(pairs * 9, 5)


def test_every_span_of_a_reading_maps_to_its_source():
    share = span_share([examined([], text="　　余杭区\n支持集成\n电路产业发展。").graph])

    assert share.share == 1
    assert share.total > 0
