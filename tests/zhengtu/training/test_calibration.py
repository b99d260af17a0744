"""A probability after calibration is the share of relations that evaluation will call right."""

import numpy as np
import pytest

from zhengtu.training.calibration import (
    LOWEST_THRESHOLD,
    best_threshold,
    calibrated,
    fit_calibration,
)


def judged(share: float, probability: float, count: int = 200) -> tuple[list[float], list[str]]:
    """Return so many judgements of one probability of which a share is right."""
    right = round(share * count)
    return [probability] * count, ["explicit"] * right + [""] * (count - right)


def test_a_judge_that_says_too_much_is_brought_down_to_the_share_that_is_right():
    low, said_low = judged(0.1, 0.3)
    high, said_high = judged(0.6, 0.9)
    raw = np.array(low + high)

    slope, offset = fit_calibration(raw, said_low + said_high, ["g"] * len(raw))

    mended = calibrated(np.array([0.3, 0.9]), slope, offset)
    assert mended == pytest.approx([0.1, 0.6], abs=0.01)


def test_implied_relations_teach_calibration_nothing():
    raw, said = judged(0.2, 0.3)
    more, sure = judged(0.8, 0.8)
    without = fit_calibration(np.array(raw + more), said + sure, ["g"] * 400)

    with_implied = fit_calibration(
        np.array([*raw, *more, *[0.3] * 100]), said + sure + ["implied"] * 100, ["g"] * 500
    )

    assert with_implied == pytest.approx(without)


def test_a_long_group_counts_no_more_than_a_short_one():
    raw, said = judged(0.2, 0.3)
    other, right = judged(0.6, 0.3, 20)
    both, sure = judged(0.9, 0.9, 20)
    groups = ["long"] * 200 + ["short"] * 40

    slope, offset = fit_calibration(np.array(raw + other + both), said + right + sure, groups)

    # Twenty at .6 in the short group weigh ten times as much as each of the long group's.
    assert 0.3 < float(calibrated(np.array([0.3]), slope, offset)[0]) < 0.4


def test_nothing_is_stated_below_the_lowest_threshold():
    raw, said = judged(1.0, 0.05)

    assert best_threshold(np.array(raw), said, 200) >= LOWEST_THRESHOLD
