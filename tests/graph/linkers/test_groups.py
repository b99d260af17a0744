import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from linker_samples import GAZETTEER, linked, mentions, scene_of

from graph.linkers.conflicts import Kept, without_conflicts
from graph.linkers.groups import Group, Occurrence, _trimmed, gather
from graph.linkers.registry import linkers
from graph.tagger.labels import LABEL_INDEX, LABELS
from graph.tagger.tagger import Tagged


def groups(text: str, *tagged: tuple[str, str], **about: str) -> dict[str, set[str]]:
    """Return the surfaces of each group by its id; `tagged` are names the tagger is sure of."""
    scene = scene_of(text, **about)
    marginals = np.zeros((len(text), len(LABELS)), dtype=np.float32)
    marginals[:, 0] = 1.0
    for surface, kind in tagged:
        start = text.index(surface)
        first = LABEL_INDEX[f"B-{kind}"]
        marginals[start : start + len(surface), 0] = 0.0
        marginals[start, first] = marginals[start + len(surface) - 1, first + 2] = 1.0
        marginals[start + 1 : start + len(surface) - 1, first + 1] = 1.0
    found = gather(scene, linkers(), Tagged(marginals) if tagged else None)
    return {g.id: {text[o.start : o.stop] for o in g.occurrences.values()} for g in found}


def test_a_short_form_joins_the_one_legal_name_it_begins():
    text = "杭州麦子智云科技有限公司投产。麦子智云创始人李青到场。"
    assert groups(text)["company:麦子智云"] >= {"杭州麦子智云科技有限公司", "麦子智云"}

    text = "浙江天河农机有限公司投产。天河农机董事长王一到场。"
    assert groups(text)["company:天河农机"] >= {"浙江天河农机有限公司", "天河农机"}


def test_a_short_form_that_two_names_begin_with_joins_neither():
    text = "青禾云数据有限公司与青禾云物流有限公司投产，青禾总裁李青到场。"
    found = groups(text)

    assert "青禾" in found["company:青禾"]
    assert "青禾" not in found["company:青禾云数据"] | found["company:青禾云物流"]


def test_trade_words_and_regions_are_short_for_no_company():
    text = "杭州麦子智云科技有限公司投产。是石科技董事长王一到场，杭州公司总经理李二到场。"
    found = groups(text)["company:麦子智云"]

    assert found.isdisjoint({"科技", "杭州", "石科技"})


def test_what_the_tagger_finds_is_the_composed_body_of_that_span():
    text = "云和县经信局印发通知。"
    found = groups(text, ("云和县经信局", "Organization"))

    assert "云和县经信局" in found["organization:云和县经济和信息化局"]
    assert "organization:云和县经信局" not in found


def test_a_span_with_half_a_pair_of_brackets_is_no_name():
    name = "奥立安新能源科技（杭州）有限公司"
    found = groups(f"{name}投产。", ("杭州）有限公司", "Company"))

    assert found["company:奥立安"] == {name}
    assert not any("）" in s and "（" not in s for surfaces in found.values() for s in surfaces)


def test_name_relative_to_another_province_is_not_the_gazetteers():
    text = "省经信厅印发通知，省能源集团响应。"
    own = {"organization:浙江省经济和信息化厅", "company:浙能集团"}

    assert own <= set(groups(text, place="浙江省"))
    elsewhere = groups(text, ("省能源集团", "Company"), place="江苏省")
    assert not any("浙" in id_ for id_ in elsewhere)
    assert "省经信厅" in elsewhere["organization:江苏省经济和信息化厅"]


def test_name_relative_to_the_region_before_it_is_that_regions():
    found = linked("江苏省经信厅来访，省经信厅接待。", "Organization", headline="浙江开会")

    assert found == {
        "江苏省经信厅": "organization:江苏省经济和信息化厅",
        "省经信厅": "organization:浙江省经济和信息化厅",
    }


def test_without_any_home_the_gazetteers_reading_stands():
    assert "organization:浙江省经济和信息化厅" in groups("省经信厅印发通知。")


def test_a_name_hidden_in_another_is_no_region_for_the_tagger_either():
    assert "CN-320100" not in groups("南京路人来人往。", ("南京", "Region"))
    assert "CN-341324" not in groups("嵊泗县发展渔业。", ("泗县", "Region"))


def test_body_shared_by_several_places_is_the_home_regions():
    alike: dict[str, list[str]] = {}
    for entry in GAZETTEER.entries("Organization"):
        for name in entry.aliases:
            alike.setdefault(name, []).append(entry.id)
    shared = [name for name, ids in sorted(alike.items()) if len(ids) > 1]
    for name in shared:
        for id_ in alike[name]:
            place = str(GAZETTEER.entry(id_).properties.get("region", ""))
            found = GAZETTEER.entry(place)
            home = found.name if found else place
            others = {str(GAZETTEER.entry(i).properties.get("region", "")) for i in alike[name]}
            if home and len(others) == len(alike[name]):
                assert id_ in groups(f"{name}印发通知。", place=home)


def test_ambiguous_regions_group_by_their_name():
    found = groups("朝阳区与鼓楼区结对，朝阳区先行。")

    assert found["?朝阳区"] == {"朝阳区"}
    assert found["?鼓楼区"] == {"鼓楼区"}


TYPE_OF = {"市": "Region", "园": "Park"}


def kept(*spans: tuple[int, int, str, float], text: str = "　" * 20) -> list[tuple[int, int, str]]:
    """Return (start, stop, id) of what stays of spans (start, stop, id, probability)."""
    made = [
        Kept(Group(TYPE_OF.get(id_, "Company"), id_, None), Occurrence(start, stop), probability)
        for start, stop, id_, probability in spans
    ]
    return [
        (k.occurrence.start, k.occurrence.stop, k.group.id) for k in without_conflicts(made, text)
    ]


def test_nested_names_of_two_types_both_stay():
    assert kept((0, 8, "园", 0.6), (0, 2, "市", 0.9)) == [(0, 8, "园"), (0, 2, "市")]
    assert kept((0, 8, "园", 0.9), (0, 2, "市", 0.4)) == [(0, 8, "园"), (0, 2, "市")]


def test_nested_names_of_one_type_stay_if_nearly_as_probable():
    assert kept((0, 8, "甲", 0.9), (0, 4, "乙", 0.8)) == [(0, 8, "甲"), (0, 4, "乙")]
    assert kept((0, 8, "甲", 0.9), (0, 4, "乙", 0.4)) == [(0, 8, "甲")]
    assert kept((0, 8, "甲", 0.4), (0, 4, "乙", 0.9)) == [(0, 4, "乙")]


def test_of_crossing_names_the_more_probable_stays():
    assert kept((0, 4, "甲", 0.6), (2, 6, "乙", 0.9)) == [(2, 6, "乙")]


def test_of_the_same_span_the_more_probable_stays():
    assert kept((0, 4, "甲", 0.6), (0, 4, "乙", 0.9)) == [(0, 4, "乙")]


def test_marks_around_a_name_make_no_second_name():
    text = "简称“麦子”。"
    assert kept((3, 5, "园", 0.9), (2, 6, "市", 0.6), text=text) == [(3, 5, "园")]


def test_of_nested_names_of_one_entity_the_longest_stays():
    assert kept((0, 3, "甲", 0.7), (0, 2, "甲", 0.7)) == [(0, 3, "甲")]


def test_equal_probabilities_are_decided_by_length_then_place():
    assert kept((2, 6, "乙", 0.9), (0, 4, "甲", 0.9)) == [(0, 4, "甲")]
    assert kept((2, 5, "乙", 0.9), (0, 4, "甲", 0.9)) == [(0, 4, "甲")]


SPANS = st.lists(
    st.tuples(
        st.integers(0, 12), st.integers(1, 6), st.sampled_from("甲乙丙丁"), st.integers(1, 9)
    ).map(lambda s: (s[0], s[0] + s[1], s[2], s[3] / 10)),
    max_size=12,
    unique_by=lambda s: s[:3],
)


@given(SPANS, st.randoms(use_true_random=False))
def test_what_stays_never_crosses_and_does_not_depend_on_order(spans, random):
    chosen = kept(*spans)
    shuffled = list(spans)
    random.shuffle(shuffled)

    for i, (a, b, one) in enumerate(chosen):
        for c, d, other in chosen[i + 1 :]:
            assert not (a < c < b < d or c < a < d < b)
            assert (a, b) != (c, d)
            assert one != other or b <= c or d <= a
    probabilities = {}
    for *span, id_, probability in spans:
        probabilities.setdefault((*span, id_), probability)
    if len(set(probabilities.values())) == len(probabilities):
        assert kept(*shuffled) == chosen
    assert bool(chosen) == bool(spans)


@pytest.mark.parametrize("text", ["杭州人工智能小镇开园。", "余杭区人工智能产业发展。"])
def test_nested_mentions_lie_inside_and_name_something_else(text):
    found = mentions(text)
    for one in found:
        for other in found:
            if one is not other and one.start <= other.start and other.stop <= one.stop:
                assert one.entity != other.entity


@pytest.mark.parametrize(
    ("text", "span", "wanted"),
    [
        ("入选“单项冠军”。", "“单项冠军", "单项冠军"),
        ("发布《青禾条例》。", "青禾条例》", "青禾条例"),
        ("实施“青禾”计划。", "“青禾”计划", "“青禾”计划"),
        ("导航……青禾公司展位", "…青禾公司", "青禾公司"),
        ("——、", "——、", ""),
    ],
)
def test_a_span_is_trimmed_of_marks_that_belong_to_its_surroundings(text, span, wanted):
    start = text.index(span)
    a, b = _trimmed(text, start, start + len(span))

    assert text[a:b] == wanted
