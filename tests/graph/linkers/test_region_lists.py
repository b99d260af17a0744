"""A word among regions is one; a parent right before a shared name decides which it is."""

import pytest
from linker_samples import GAZETTEER, linked, pointed, scene_of

from graph.linkers.organization_linker import distinct_name


def listed(text: str, **about: str) -> set[str]:
    return {text[a:b] for a, b in scene_of(text, **about).listed}


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("椒江、黄岩、路桥三区协同发展。", "台州市", {"路桥"}),
        ("鼓楼、玄武两区举办招商会。", "南京市", {"鼓楼", "玄武"}),
        ("文成、泰顺发展生态农业。", "浙江省", {"文成"}),
        ("窗外江山如画，开化的土地适合种茶。", "浙江省", set()),
        ("城市与乡村之间架起路桥。", "台州市", set()),
        ("文成、江山都是风景。", "浙江省", set()),
    ],
)
def test_only_sisters_or_a_sum_make_a_word_a_region(text, place, words):
    assert listed(text, place=place) == words


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("徐州市鼓楼区与南京市玄武区结对。", "CN-320302"),
        ("南京市玄武区与徐州市鼓楼区结对。", "CN-320302"),
        ("南京市鼓楼区与徐州市结对。", "CN-320106"),
    ],
)
def test_the_city_right_before_a_shared_name_decides(text, region):
    assert linked(text)["鼓楼区"] == region


def test_namesakes_of_two_cities_in_one_sentence_stay_two():
    scene = scene_of("上海市普陀区与舟山市普陀区签约。")

    assert scene.regions[3, 6].entry.id == "CN-310107"
    assert scene.regions[10, 13].entry.id == "CN-330903"


@pytest.mark.parametrize(
    ("text", "place", "body"),
    [
        ("鼓楼区政府发布新政。", "福州市", "organization:福州市鼓楼区人民政府"),
        ("鼓楼区政府发布新政。", "南京市", "organization:南京市鼓楼区人民政府"),
        ("余杭区政府发布新政。", "杭州市", "organization:余杭区人民政府"),
        ("市经信局奖励智能工厂。", "慈溪市", "organization:慈溪市经济和信息化局"),
        ("市经信局奖励智能工厂。", "宁波市", "organization:宁波市经济和信息化局"),
        ("市经信委发布智算规划。", "上海市", "organization:上海市经济和信息化委员会"),
    ],
)
def test_a_body_is_that_of_its_own_region(text, place, body):
    assert body in linked(text, "Organization", place=place).values()


def test_only_a_shared_name_takes_its_citys_name_before_it():
    by_id = {id_: distinct_name(GAZETTEER.entry(id_), GAZETTEER) for id_ in ("CN-110105",)}

    assert by_id == {"CN-110105": "北京市朝阳区"}
    assert distinct_name(GAZETTEER.entry("CN-330110"), GAZETTEER) == "余杭区"


@pytest.mark.parametrize(
    ("text", "place", "word", "region"),
    [
        ("我市对智能工厂给予奖励。", "北京市", "我市", "北京市"),
        ("我市对智能工厂给予奖励。", "慈溪市", "我市", "慈溪市"),
        ("温岭市召开大会，该市将实施行动。", "浙江省", "该市", "温岭市"),
    ],
)
def test_a_city_is_whatever_is_called_so(text, place, word, region):
    assert pointed(text, place=place)[word] == region
