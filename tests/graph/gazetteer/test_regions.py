from importlib import metadata

import pytest

from graph.gazetteer import extract_regions
from graph.gazetteer.entry import NameKind
from graph.gazetteer.gazetteer import DATA, Gazetteer

GAZETTEER = Gazetteer.load()
CURRENT = [e for e in GAZETTEER.entries("Region") if not e.valid_to]
COUNTIES = [
    e for e in CURRENT if e.properties.get("level") == "county" and e.id.startswith("CN-33")
]


def ids(name: str) -> set[str]:
    return {r.entry.id for r in GAZETTEER.named(name)}


def regions(text: str, *, plain: bool = True) -> set[str]:
    return {
        h.text
        for h in GAZETTEER.hits(text)
        for r in h.readings
        if r.entry.type == "Region" and not (plain and r.kind is NameKind.CONTEXT)
    }


def test_zhejiang_has_eleven_cities_and_ninety_counties():
    assert len(GAZETTEER.children("CN-330000")) == 11
    assert len(COUNTIES) == 90


@pytest.mark.parametrize("county", COUNTIES, ids=lambda e: e.name)
def test_county_of_zhejiang_is_found_by_full_and_short_name(county):
    short = "景宁" if county.name == "景宁畲族自治县" else county.name[:-1]

    assert county.id in ids(county.name)
    assert county.id in ids(short)
    assert county.id in {
        r.entry.id for h in GAZETTEER.hits(f"在{county.name}。") for r in h.readings
    }


def test_counts_of_the_whole_country():
    levels = [e.properties.get("level") for e in CURRENT]
    assert levels.count("country") == 1
    assert levels.count("province") == 34
    assert 330 <= levels.count("city") <= 340
    assert 2840 <= levels.count("county") <= 2860
    assert levels.count("town") > 1300


def test_every_region_leads_up_to_china():
    for entry in GAZETTEER.entries("Region"):
        assert entry.id == "CN" or GAZETTEER.ancestors(entry.id)[-1] == "CN"


def test_new_districts_exist_and_old_ones_say_until_when():
    assert GAZETTEER.entry("CN-330113").name == "临平区"
    assert GAZETTEER.entry("CN-330114").name == "钱塘区"
    for id_, name, successor in (
        ("CN-330103", "下城区", "CN-330105"),
        ("CN-330104", "江干区", "CN-330102"),
    ):
        entry = GAZETTEER.entry(id_)
        assert (entry.name, entry.valid_to) == (name, "2021")
        assert entry.properties["successor"] == successor


def test_renamed_division_is_an_alias_of_its_successor():
    assert ids("富阳市") == {"CN-330111"}
    assert ids("玉环县") == {"CN-331083"}


def test_homonymous_districts_keep_all_candidates():
    assert {"CN-110105", "CN-220104"} <= ids("朝阳区")
    assert len(ids("鼓楼区")) == 4


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("浙江", "CN-330000"),
        ("内蒙古", "CN-150000"),
        ("广西", "CN-450000"),
        ("杭州", "CN-330100"),
        ("恩施州", "CN-422800"),
        ("景宁县", "CN-331127"),
        ("浦东", "CN-310115"),
        ("横店镇", "CN-330783135"),
        ("乌镇", "CN-330483100"),
    ],
)
def test_short_form_names_its_region(name, id_):
    assert id_ in ids(name)


@pytest.mark.parametrize(
    "name", ["三门", "开化", "海盐", "长兴", "江山", "文成", "永康", "平阳", "仙居", "朝阳", "和平"]
)
def test_ordinary_word_needs_context(name):
    county_kinds = {
        r.kind for r in GAZETTEER.named(name) if r.entry.properties["level"] == "county"
    }
    assert county_kinds == {NameKind.CONTEXT}


@pytest.mark.parametrize(
    "text",
    [
        "地铁苏州街站",
        "上海路与广东路口",
        "杭州银行",
        "宁波大学",
        "江山如画",
        "开化的土地",
        "海盐生产",
        "三门课程",
        "文成武德",
        "北京路步行街",
        "南京路",
    ],
)
def test_place_name_inside_something_else_is_no_region(text):
    assert regions(text) == set()


def test_road_hides_only_the_name_in_it():
    assert regions("上海市广东路") == {"上海市", "上海"}


def test_tables_are_what_the_script_writes(tmp_path, monkeypatch):
    try:
        version = metadata.version(extract_regions.PACKAGE)
    except metadata.PackageNotFoundError:
        version = ""
    if version != extract_regions.VERSION:
        pytest.skip(f"needs {extract_regions.PACKAGE} {extract_regions.VERSION}")
    (tmp_path / "regions_curated.tsv").write_bytes((DATA / "regions_curated.tsv").read_bytes())
    monkeypatch.setattr(extract_regions, "DATA", tmp_path)
    extract_regions.main()

    for name in ("regions.tsv", "regions_zhejiang_towns.tsv"):
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()
