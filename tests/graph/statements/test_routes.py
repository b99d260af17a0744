"""Candidates by structure: who can be joined with whom, and by which route."""

from graph.statements.background import RELATIONS
from graph.statements.candidates import Route
from tests.graph.statements.marked import HOME, OFFICE, Marked, marked


def reached(found: Marked) -> dict[tuple[str, str, str], str]:
    table = found.rows()
    names = [e.name for e in table.back.entities]
    return {
        (names[s], RELATIONS[r], names[o]): Route(route).label
        for s, r, o, route in zip(
            table.subject.tolist(),
            table.relation.tolist(),
            table.object.tolist(),
            table.route.tolist(),
            strict=True,
        )
    }


def test_names_in_one_sentence_are_candidates() -> None:
    found = reached(marked("{慈溪市:Region}大力发展{智能家电:Industry}。"))
    assert found == {("慈溪市", "BACKS", "智能家电"): "same sentence"}


def test_names_in_different_sentences_are_none() -> None:
    assert reached(marked("{慈溪市:Region}很美。", "{智能家电:Industry}很好。")) == {}


def test_lists_on_both_sides_expand_to_all_pairs() -> None:
    found = reached(
        marked(
            "{杭州市:Region}、{宁波市:Region}和{绍兴市:Region}"
            "重点发展{人工智能:Industry}、{集成电路:Industry}。"
        )
    )
    pairs = {(s, o) for (s, r, o), route in found.items() if r == "BACKS" and route == "list"}
    assert pairs == {
        (city, industry)
        for city in ("杭州市", "宁波市", "绍兴市")
        for industry in ("人工智能", "集成电路")
    }


def test_a_list_goes_on_over_an_unknown_member() -> None:
    table = marked("{慈溪市:Region}发展{家电:Industry}、小五金、{轴承:Industry}产业。").rows()
    backs = table.relation == RELATIONS.index("BACKS")
    assert table.column("object_in_list")[backs].tolist() == [1.0, 2.0]


def test_a_name_inside_another_is_reached_as_nested() -> None:
    found = reached(marked("{{杭州市:Region}{人工智能:Industry}小镇:Park}开园。"))
    assert found["杭州市人工智能小镇", "LOCATED_IN", "杭州市"] == "nested name"
    assert found["杭州市人工智能小镇", "TARGETS", "人工智能"] == "nested name"


def test_the_home_region_is_the_silent_subject() -> None:
    found = reached(marked("大力发展{低空经济:Industry}。", home=HOME))
    assert found == {("桐庐县", "BACKS", "低空经济"): "home region, silent"}


def test_the_home_region_is_not_silent_where_it_is_named() -> None:
    found = reached(marked("{桐庐县:Region>Region/桐庐县}发展{低空经济:Industry}。", home=HOME))
    assert found == {("桐庐县", "BACKS", "低空经济"): "deixis"}


def test_our_county_means_the_home_region() -> None:
    found = reached(marked("我县大力发展{低空经济:Industry}。", home=HOME))
    assert found == {("桐庐县", "BACKS", "低空经济"): "deixis"}


def test_a_linkers_deictic_mention_wins_over_the_home_region() -> None:
    found = reached(
        marked(
            "{全省:Region>Region/浙江省}大力发展{低空经济:Industry}。",
            home=HOME,
        )
    )
    assert found["浙江省", "BACKS", "低空经济"] == "deixis"
    assert found["桐庐县", "BACKS", "低空经济"] == "home region, silent"


def test_the_authors_office_is_a_subject() -> None:
    found = reached(marked("扎实推进“{腾笼换鸟:Program}”。", office=OFFICE))
    assert found == {("县经信局", "ISSUES", "腾笼换鸟"): "author's office"}


def test_the_home_region_is_where_a_park_may_lie() -> None:
    found = reached(marked("建成{云谷超算中心:Park}。", home=HOME))
    assert found["云谷超算中心", "LOCATED_IN", "桐庐县"] == "home region as place"


def test_a_symmetric_pair_is_one_candidate() -> None:
    found = reached(
        marked(
            "{浙江大学:Organization}与{之江实验室:Organization}合作，{浙江大学:Organization}牵头。"
        )
    )
    assert len([triple for triple in found if triple[1] == "PARTNERS_WITH"]) == 1


def test_a_shorter_name_of_the_same_entity_inside_it_is_no_second_name() -> None:
    found = marked("{{慈溪:Region>Region/慈溪市}市:Region}发展{家电:Industry}。").rows()
    assert len(found) == 1


def test_an_empty_document_has_no_candidates() -> None:
    assert len(marked().rows()) == 0
    assert len(marked("没有名字。").rows()) == 0
