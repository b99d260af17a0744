"""What a group's neighbours say: who overlaps whom, and who stands in a list beside whom."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graph.gazetteer.gazetteer import Gazetteer
from graph.lexical import Lexical, analyse
from graph.linkers.groups import Group, Occurrence
from graph.linkers.joint_features import NAMES, Neighbours, joint_features, neighbours
from loaders import load_text

NO_ENTRIES = Gazetteer([])
TYPES = ("Industry", "Program", "Park")


def text(content: str) -> Lexical:
    return analyse(load_text(content, "sample"), NO_ENTRIES)


def group(kind: str, *spans: tuple[int, int]) -> Group:
    return Group(kind, str(spans), None, occurrences={s: Occurrence(*s) for s in spans})


def named(lexical: Lexical, kind: str, *names: str) -> Group:
    found = [lexical.document.text.index(name) for name in names]
    return group(kind, *((a, a + len(n)) for a, n in zip(found, names, strict=True)))


def column(near: Neighbours, name: str, *probabilities: float) -> list[float]:
    rows = joint_features(near, np.array(probabilities))
    return [round(float(x), 3) for x in rows[:, NAMES.index(name)]]


def test_a_held_span_sees_the_span_that_holds_it():
    lexical = text("实施人工智能产业培育工程。")
    groups = [
        named(lexical, "Program", "人工智能产业培育工程"),
        named(lexical, "Industry", "人工智能"),
    ]
    near = neighbours(lexical, groups)

    assert column(near, "longer_other", 0.9, 0.4) == [0.0, 0.9]
    assert column(near, "shorter_other", 0.9, 0.4) == [0.4, 0.0]
    assert column(near, "longer_own", 0.9, 0.4) == [0.0, 0.0]


def test_crossing_and_equal_spans_are_told_apart():
    lexical = text("科技创新基金项目。")
    crossing = [named(lexical, "Program", "科技创新基金"), named(lexical, "Program", "基金项目")]
    same = [named(lexical, "Program", "科技创新基金"), named(lexical, "Park", "科技创新基金")]

    assert column(neighbours(lexical, crossing), "crossing_own", 0.9, 0.4) == [0.4, 0.9]
    assert column(neighbours(lexical, same), "same_other", 0.9, 0.4) == [0.4, 0.9]


def test_names_of_a_list_see_each_other_through_quotation_marks():
    lexical = text("发展纺织、“光伏”和水泵产业。")
    groups = [named(lexical, "Industry", name) for name in ("纺织", "光伏", "水泵")]
    near = neighbours(lexical, groups)

    assert column(near, "listed_count", 0.9, 0.4, 0.6) == [1.0, 2.0, 1.0]
    assert column(near, "listed_own", 0.9, 0.4, 0.6) == [0.4, 0.9, 0.4]
    assert column(near, "listed_own_mean", 0.9, 0.4, 0.6) == [0.4, 0.75, 0.4]


def test_a_full_stop_parts_a_list():
    lexical = text("发展纺织。光伏也好。")
    near = neighbours(lexical, [named(lexical, "Industry", name) for name in ("纺织", "光伏")])

    assert column(near, "listed_count", 0.9, 0.4) == [0.0, 0.0]


def test_no_group_has_no_rows():
    lexical = text("没有名称。")

    assert joint_features(neighbours(lexical, []), np.zeros(0)).shape == (0, len(NAMES))


SPANS = st.lists(
    st.tuples(st.sampled_from(TYPES), st.integers(0, 10), st.integers(1, 5)),
    min_size=1,
    max_size=8,
    unique=True,
)


@given(SPANS, st.randoms(use_true_random=False))
def test_the_order_of_the_groups_changes_nothing(spans, random):
    lexical = text("甲、乙和丙“丁”、戊与己及庚辛壬癸子丑。")
    groups = [group(kind, (start, start + size)) for kind, start, size in spans]
    order = list(range(len(groups)))
    random.shuffle(order)
    p = np.linspace(0.1, 0.9, len(groups))
    rows = joint_features(neighbours(lexical, groups), p)
    moved = joint_features(neighbours(lexical, [groups[i] for i in order]), p[order])

    np.testing.assert_allclose(moved, rows[order], rtol=1e-6)
