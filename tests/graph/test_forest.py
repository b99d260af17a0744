"""The forest gives LightGBM's own numbers, from its text, without its library."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.forest import Forest, ForestError, strip

# Two trees over three columns, as LightGBM writes them (written by hand).
TEXT = """tree
version=v4

Tree=0
num_leaves=3
num_cat=0
split_feature=0 2
split_gain=9 4
threshold=1.5000000000000002 0.25
decision_type=2 2
left_child=1 -1
right_child=-3 -2
leaf_value=-0.5 0.25 1
leaf_count=1 1 1
internal_value=0.125 -0.25
is_linear=0
shrinkage=1


Tree=1
num_leaves=1
num_cat=0
leaf_value=0.125
is_linear=0
shrinkage=1


end of trees
"""


def by_hand(row: list[float]) -> float:
    if row[0] <= 1.5:
        return (-0.5 if row[2] <= 0.25 else 0.25) + 0.125
    return 1.125


CELL = st.floats(-3, 3, width=32)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=20))
def test_log_odds_are_those_of_the_trees(rows: list[tuple[float, float, float]]) -> None:
    table = np.array(rows, dtype=np.float32)
    expected = [by_hand(list(row)) for row in table.tolist()]

    assert Forest.parse(TEXT).log_odds(table).tolist() == expected


def test_a_threshold_holds_exactly_at_its_own_value() -> None:
    table = np.array([[1.5, 0, 0.25], [np.nextafter(np.float32(1.5), np.float32(2)), 0, 0.25]])
    assert Forest.parse(TEXT).log_odds(table.astype(np.float32)).tolist() == [-0.375, 1.125]


def test_stripping_changes_no_number() -> None:
    table = np.random.default_rng(1).normal(size=(50, 3)).astype(np.float32)
    full, bare = Forest.parse(TEXT), Forest.parse(strip(TEXT))

    assert len(strip(TEXT)) < len(TEXT)
    assert full.log_odds(table).tolist() == bare.log_odds(table).tolist()


def test_a_categorical_split_goes_left_for_its_members() -> None:
    text = TEXT.replace("decision_type=2 2", "decision_type=1 2").replace(
        "threshold=1.5000000000000002 0.25",
        "threshold=0 0.25\ncat_boundaries=0 2\ncat_threshold=5 1",  # 0, 2 and 32
    )
    table = np.array([[c, 0, 0] for c in (0, 1, 2, 3, 32, 33)], dtype=np.float32)
    found = Forest.parse(text)

    assert found.log_odds(table).tolist() == [-0.375, 1.125, -0.375, 1.125, -0.375, 1.125]
    assert found.contributions(table[1]).tolist() == [0.875, 0.0, 0.0]


def test_sums_are_as_exact_as_doubles() -> None:
    values = np.random.default_rng(3).normal(0, 0.1, 200).tolist()
    trees = (f"\nTree={i}\nnum_leaves=1\nleaf_value={v!r}\n" for i, v in enumerate(values))
    found = Forest.parse("".join(trees)).log_odds(np.zeros((2, 1), dtype=np.float32))

    assert found.tolist() == pytest.approx([sum(values)] * 2, abs=1e-11)


def test_contributions_add_up_to_the_distance_from_the_root() -> None:
    row = np.array([0.0, 0.0, 1.0], dtype=np.float32)
    moved = Forest.parse(TEXT).contributions(row)

    assert moved.tolist() == [-0.375, 0.0, 0.5]


def test_no_rows_give_no_numbers() -> None:
    assert len(Forest.parse(TEXT).probabilities(np.zeros((0, 3), dtype=np.float32))) == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nonsense", "no tree"),
        (TEXT.replace("decision_type=2 2", "decision_type=6 2"), "zero as missing"),
    ],
)
def test_a_model_it_cannot_read_is_refused(text: str, message: str) -> None:
    with pytest.raises(ForestError, match=message):
        Forest.parse(text)
