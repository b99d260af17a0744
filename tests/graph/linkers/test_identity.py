from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linker_samples import GAZETTEER, linked

from graph.linkers.identity import company_core, entries_of, level, provisional_id
from graph.linkers.patterns import patterns


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("奥立安新能源科技（杭州）有限公司", "奥立安"),
        ("杭州麦子智云科技有限公司", "麦子智云"),
        ("麦子智云科技有限公司", "麦子智云"),
        ("浙江天正电气股份有限公司", "天正电气"),
        ("是石科技（江苏）有限公司", "是石科技"),
        ("宁波市青禾智能科技有限公司", "青禾智能科技"),
        ("宁波市青禾云智能科技有限公司", "青禾云"),
        ("杭州有限公司", "杭州"),
        ("麦子智云", "麦子智云"),
        ("杭州麦子智云", "杭州麦子智云"),  # no legal form: nothing is taken off
    ],
)
def test_core_of_a_legal_name_is_told_from_region_trade_and_form(name, core):
    assert company_core(name, GAZETTEER) == core


def ids(names: list[str], kind: str) -> list[str]:
    found = []
    for name in names:
        entries = entries_of(name, kind, GAZETTEER)
        found.append(entries[0].id if entries else provisional_id(name, kind, GAZETTEER))
    return found


APART = [
    ("Region", ["江北区", "江东区"]),
    ("Region", ["上城区", "下城区"]),
    ("Region", ["临平区", "临安区"]),
    ("Company", ["中控技术", "大华股份"]),
    ("Company", ["阿里巴巴", "阿里云"]),
    ("Industry", ["新能源", "新能源汽车"]),
    ("Industry", ["算力", "智能算力"]),
    ("Organization", ["浙江大学", "浙江工业大学", "浙江大学医学院附属第一医院"]),
    ("Organization", ["浙江省人民政府", "浙江省人民政府办公厅"]),
    ("Policy", ["数字经济促进条例", "数字经济促进办法"]),
    # No gazetteer knows these: their forms alone keep them apart.
    ("Company", ["杭州青禾科技有限公司", "杭州青荷科技有限公司", "青禾云"]),
    ("Company", ["浙江青禾电气有限公司", "浙江青禾机械有限公司"]),
    ("Organization", ["云汐大学", "云汐工业大学"]),
    ("Program", ["“青禾”计划", "“青荷”计划", "青禾"]),
]


@pytest.mark.parametrize(("kind", "names"), APART, ids=lambda v: v if isinstance(v, str) else v[0])
def test_names_that_only_look_alike_stay_apart(kind, names):
    entities = [
        {e.id for e in entries_of(name, kind, GAZETTEER)} or {provisional_id(name, kind, GAZETTEER)}
        for name in names
    ]
    for one, other in combinations(entities, 2):
        assert one.isdisjoint(other)


def test_a_company_a_research_academy_and_a_cloud_of_one_group_are_three():
    found = linked("阿里巴巴、阿里云和达摩院都在余杭。", place="杭州市")

    assert len({found["阿里巴巴"], found["阿里云"], found["达摩院"]}) == 3


def test_a_city_and_a_bay_named_after_it_are_two():
    found = linked("杭州市与杭州湾新区签约。", place="杭州市")

    assert "杭州" not in {s for s in found if s != "杭州市"}
    assert found["杭州市"] == "CN-330100"


def test_a_government_and_its_office_are_two():
    found = linked("省政府办公厅印发通知，省政府要求落实。", "Organization", place="浙江省")

    assert found["省政府办公厅"] != found["省政府"]


SAME = [
    ("Industry", ["人工智能", "人工智能产业", "人工智能产业链", "“人工智能”产业"]),
    ("Industry", ["珍珠粉", "珍珠粉产业", "珍珠粉行业"]),
    ("Program", ["算力券", "“算力券”"]),
    ("Program", ["“青禾护航”行动", "“青禾护航”专项行动", "青禾护航"]),
    ("Policy", ["云汐市产业促进办法", "《云汐市产业促进办法》"]),
    ("Company", ["海康威视", "杭州海康威视数字技术股份有限公司"]),
    ("Company", ["杭州麦子智云科技有限公司", "麦子智云科技有限公司", "麦子智云"]),
]


@pytest.mark.parametrize(("kind", "names"), SAME, ids=lambda v: v if isinstance(v, str) else v[0])
def test_equal_forms_of_a_name_are_one(kind, names):
    assert len(set(ids(names, kind))) == 1


NAMES = st.text("青禾云汐科技产业链行动计划有限公司杭州“”《》（） ", min_size=1, max_size=14)


@given(NAMES, st.sampled_from(["Company", "Program", "Industry", "Policy", "Organization", "Park"]))
def test_marks_and_spaces_make_no_other_entity(name, kind):
    marked = f"“{name[:1]} {name[1:]}”"
    assert provisional_id(marked, kind, GAZETTEER) == provisional_id(name, kind, GAZETTEER)


@given(NAMES)
def test_a_core_is_never_empty_and_part_of_its_name(name):
    core = company_core(level(name), GAZETTEER)
    assert bool(core) == bool(level(name))
    assert core in level(name) or "（" in name


@given(st.text("青禾云汐麦子", min_size=2, max_size=6), st.sampled_from(["有限公司", "集团"]))
def test_the_core_of_a_core_is_itself(name, form):
    core = company_core(name + form, GAZETTEER)
    assert company_core(core, GAZETTEER) == core


def test_longer_endings_are_tried_before_shorter_ones():
    for key in ("legal_forms", "industry_tails", "program_tails"):
        words = patterns().alternation(key).split("|")
        assert [len(w) for w in words] == sorted(map(len, words), reverse=True)
