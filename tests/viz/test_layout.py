from itertools import combinations
from math import dist

from tests.viz.province import invented_province
from viz.layout import SPACING, city_of, lay_out
from viz.subgraph import Subgraph


def test_layout_is_the_same_on_every_run_and_for_every_order_of_edges():
    province = invented_province()
    turned = Subgraph(province.nodes, tuple(reversed(province.edges)))

    assert lay_out(province) == lay_out(turned)


def test_layout_places_every_entity_and_none_on_another():
    province = invented_province()
    places = lay_out(province)

    assert set(places) == {n.id for n in province.nodes}
    nearest = min(dist(a, b) for a, b in combinations(places.values(), 2))
    assert nearest > SPACING / 3


def test_layout_keeps_the_regions_of_a_city_near_each_other():
    province = invented_province()
    places = lay_out(province)
    regions = [n for n in province.nodes if city_of(n)]
    pairs = list(combinations(regions, 2))
    same = [dist(places[a.id], places[b.id]) for a, b in pairs if city_of(a) == city_of(b)]
    other = [dist(places[a.id], places[b.id]) for a, b in pairs if city_of(a) != city_of(b)]

    assert sum(same) / len(same) < 0.4 * sum(other) / len(other)


def test_layout_holds_strays_within_reach():
    places = lay_out(invented_province()).values()
    reach = sorted(max(abs(x), abs(y)) for x, y in places)

    assert reach[-1] < 2.2 * reach[len(reach) // 2]


def test_layout_of_nothing_is_empty_and_of_one_is_one_place():
    one = Subgraph(invented_province().nodes[:1], ())

    assert lay_out(Subgraph((), ())) == {}
    assert list(lay_out(one)) == [one.nodes[0].id]
