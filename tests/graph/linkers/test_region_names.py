import pytest
from linker_samples import GAZETTEER, lexical, linked, mentions, scene_of

from graph.linkers.region_hits import region_hits
from graph.linkers.region_resolution import RegionResolver


def hits(text: str) -> dict[str, set[str]]:
    return {h.text: {r.entry.id for r in h.readings} for h in region_hits(lexical(text))}


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("朝阳区", {"CN-110105", "CN-220104"}),
        ("鼓楼区", {"CN-320106", "CN-320302", "CN-350102", "CN-410204"}),
    ],
)
def test_shared_name_without_context_keeps_every_candidate(name, candidates):
    [mention] = mentions(f"{name}将建设一批公园。")

    assert mention.entity == ""
    assert {c.entity for c in mention.candidates} == candidates


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("北京市印发通知，朝阳区率先试行。", "朝阳区", "CN-110105"),
        ("长春市印发通知，朝阳区率先试行。", "朝阳区", "CN-220104"),
        ("宁波市召开会议，江北区作了交流。", "江北区", "CN-330205"),
        ("重庆市召开会议，江北区作了交流。", "江北区", "CN-500105"),
        ("福建省召开会议，福州市鼓楼区作了交流。", "鼓楼区", "CN-350102"),
    ],
)
def test_a_parent_named_in_the_text_decides(text, name, region):
    assert linked(text)[name] == region


def test_home_region_decides_where_the_text_names_no_parent():
    assert linked("江北区加快发展。", place="宁波市")["江北区"] == "CN-330205"
    assert linked("江北区加快发展。", place="重庆市")["江北区"] == "CN-500105"
    assert linked("江北区加快发展。", headline="浙江出台新政")["江北区"] == "CN-330205"


def test_an_abolished_district_is_known_and_says_until_when():
    found = linked("杭州市下城区与江干区已经撤销。")

    assert found["下城区"] == "CN-330103"
    assert GAZETTEER.entry(found["江干区"]).valid_to == "2021"


def test_a_current_region_is_preferred_to_an_abolished_one():
    resolver = RegionResolver(GAZETTEER)
    for hit in lexical("浙江省、杭州市、江东区、下城区。").hits_of("Region"):
        ranked = resolver.resolve(hit, "CN-330000", frozenset()).candidates
        by_age = [bool(entry.valid_to) for entry, _ in ranked]
        assert by_age == sorted(by_age)


def test_a_province_is_preferred_to_its_namesake_city():
    assert linked("吉林出台措施。")["吉林"] == "CN-220000"
    assert linked("吉林市出台措施。")["吉林市"] == "CN-220200"


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("嵊泗县发展渔业。", "泗县"),
        ("朝阳区将建设公园。", "朝阳市"),
        ("平湖路上新开了一家店。平湖路128号。", "平湖路"),
        ("温岭南路正在改造。", "温岭"),
        ("沿着德清大道前行。", "德清"),
        ("台州银行发布年报。", "台州"),
        ("台州日报刊发评论。", "台州"),
        ("海南山区的茶好。", "南山区"),
        ("杭州市场很大。", "杭州市"),
    ],
)
def test_name_inside_another_name_stands_for_nothing(text, gone):
    assert gone not in hits(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("德清路演活动开幕。", "德清"),
        ("义乌银行业稳健发展。", "义乌"),
        ("杭州大学生创业。", "杭州"),
        ("杭州市民政局发文。", "杭州市"),
        ("台州路桥区发展汽车。", "路桥区"),
        ("金华街道整洁。", "金华"),
        ("杭州市场很大。", "杭州"),
        ("海南山区的茶好。", "海南"),
    ],
)
def test_name_before_a_word_of_its_own_still_stands(text, kept):
    assert kept in hits(text)


def test_a_name_inside_a_longer_one_keeps_only_the_shared_reading():
    assert hits("吉林市发布。")["吉林"] == {"CN-220200"}
    assert "朝阳" not in hits("朝阳区发布。")  # it would say the same once more


@pytest.mark.parametrize(
    "text",
    [
        "上海路与广东路口人来人往。",
        "杭州银行与宁波大学签约。",
        "江山如画，开化的土地适合种茶。",
        "海盐生产要提质，三门课程开课，文成武德。",
        "南京路是商业街。",
    ],
)
def test_what_only_looks_like_a_region_is_none(text):
    assert linked(text, "Region") == {}


def test_of_a_street_in_a_city_only_the_city_is_a_region():
    assert linked("上海市广东路的老店很多。", "Region") == {"上海市": "CN-310000"}


def test_short_county_name_elsewhere_needs_support_in_the_text():
    paper = {"place": "浙江省"}

    assert "昆山" not in linked("要学习昆山的经验。", **paper)
    assert linked("要学习江苏昆山的经验。", **paper)["昆山"] == "CN-320583"
    assert linked("要学习昆山的经验。昆山市发布了新政。", **paper)["昆山"] == "CN-320583"
    assert linked("要学习昆山市的经验。", **paper)["昆山市"] == "CN-320583"
    assert linked("要学习义乌的经验。", **paper)["义乌"] == "CN-330782"
    assert linked("要学习深圳的经验。", **paper)["深圳"] == "CN-440300"


def test_regions_of_a_scene_are_its_hits_by_span():
    scene = scene_of("杭州市余杭区，朝阳区。")

    assert scene.regions[3, 6].entry.id == "CN-330110"
    assert scene.regions[7, 10].entry is None
    assert scene.ending[6] == 3
