"""Cases that other tools get wrong, each under a name that says what must hold.

They run through the public way (`Reader.built_in`, `zhengtu.build`, stores) with the models that
ship. Cases that have their test elsewhere are not repeated:

| case | where |
|---|---|
| near namesakes of every type stay apart, by name and by id | graph/linkers/test_identity.py |
| a road, a bank or a university hides only the name in it | graph/gazetteer/test_regions.py |
| the 90 counties are known, old districts until 2021 | graph/gazetteer/test_regions.py |
| ingesting twice changes nothing; workers and hash seeds do not matter | zhengtu/test_build.py |
| a store is a function of the files in it, in any order | graph/stores/test_any_order.py |
| an edge goes with its last document, support drops by one | graph/stores/test_contract.py |
| nothing of a stranger in the store is touched | graph/stores/test_contract.py |
| a typo, a hidden write, LOAD CSV, CALL and FOREACH are refused | graph/stores/test_reading.py |
| full-width keywords and mistyped properties | queries/test_cypher.py |
| labels never come from user text | queries/test_ask.py, queries/test_catalogue.py |
| every span maps to its source in every encoding and layout | loaders/test_offsets.py |
| the page asks for nothing from the network | viz/test_page_in_browser.py |
| hostile names load, show and export inert | viz/test_page_in_browser.py |
"""

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

import zhengtu
from graph.build import Reader
from graph.document_graph import DocumentGraph
from graph.gazetteer.gazetteer import Gazetteer
from graph.mention import Mention
from loaders import load_file, load_text

GAZETTEER = Gazetteer.load()
COUNTIES = [
    e
    for e in GAZETTEER.entries("Region")
    if e.id.startswith("CN-33") and e.properties.get("level") == "county" and not e.valid_to
]
HOME = "杭州市召开全市经济工作会议，部署产业发展。\n\n"


@cache
def reader() -> Reader:
    return Reader.built_in()


def read(text: str) -> DocumentGraph:
    return reader().read(load_text(text))


def named(text: str, *kinds: str) -> dict[str, str]:
    """Return the entity, empty if ambiguous, by surface of a text's mentions (of some types)."""
    return {m.surface: m.entity for m in read(text).mentions if not kinds or m.type in kinds}


def regions(text: str) -> set[str]:
    return set(named(text, "Region"))


def only(text: str, surface: str) -> Mention:
    return next(m for m in read(text).mentions if m.surface == surface)


# Identity


@pytest.mark.parametrize(
    "names",
    [
        ("江北区", "江东区"),
        ("上城区", "下城区"),
        ("临平区", "临安区"),
        ("中控技术", "大华股份"),
        ("阿里巴巴", "阿里云", "达摩院"),
        ("新能源", "新能源汽车"),
        ("浙江大学", "浙江工业大学"),
        ("杭州市", "杭州湾新区"),
    ],
    ids="/".join,
)
def test_namesakes_in_one_sentence_are_never_merged(names):
    found = named(f"{HOME}会上，{'、'.join(names)}都被提到。")
    entities = {name: found[name] for name in names if name in found}

    assert len(entities) >= 2
    for one, other in combinations(entities, 2):
        assert entities[one] != entities[other]


def test_a_government_is_not_its_office():
    text = "浙江省召开会议。省政府办公厅印发通知，省政府要求各地落实。"
    document = read(text)
    office = "organization:浙江省人民政府办公厅"

    assert named(text)["省政府办公厅"] == office
    assert not any(m.entity == office for m in document.mentions if m.surface == "省政府")


def test_merging_is_transitive_within_and_across_documents():
    first = named(
        f"{HOME}杭州麦子智云科技有限公司（以下简称“麦子智云”）落户余杭区。麦子智云创始人李青到场。"
    )
    second = named(f"{HOME}麦子智云科技有限公司发布新品，杭州麦子智云科技有限公司是其全称。")
    ids = {e for found in (first, second) for s, e in found.items() if "麦子智云" in s}

    assert "杭州麦子智云科技有限公司" in first
    assert len(ids) == 1


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("朝阳区", {"CN-110105", "CN-220104"}),
        ("鼓楼区", {"CN-320106", "CN-320302", "CN-350102", "CN-410204"}),
    ],
)
def test_shared_name_without_context_is_ambiguous_with_all_candidates(name, candidates):
    mention = only(f"{name}发布了支持人工智能产业的措施。", name)

    assert mention.entity == ""
    assert {c.entity for c in mention.candidates} == candidates


def test_shared_name_issued_by_its_city_is_that_citys():
    text = "北京市人民政府印发通知，支持人工智能产业发展，朝阳区率先开展试点。"
    assert only(text, "朝阳区").entity == "CN-110105"


@pytest.mark.parametrize("name", ["临平区", "钱塘区"])
def test_new_districts_exist(name):
    entity = only(f"{name}支持人工智能产业发展。", name).entity
    assert GAZETTEER.entry(entity).valid_to == ""


@pytest.mark.parametrize("name", ["下城区", "江干区"])
def test_old_districts_exist_until_2021_and_say_so(name):
    entity = only(f"杭州市{name}曾支持人工智能产业发展。", name).entity
    assert GAZETTEER.entry(entity).valid_to == "2021"


def test_all_ninety_counties_of_zhejiang_link():
    assert len(COUNTIES) == 90
    sentences = "\n\n".join(f"{e.name}出台措施，支持人工智能产业发展。" for e in COUNTIES)
    found = named(f"浙江省各县（市、区）发布产业政策。\n\n{sentences}", "Region")

    assert {e.name: found.get(e.name) for e in COUNTIES} == {e.name: e.id for e in COUNTIES}


def test_a_street_named_after_a_province_is_not_the_province():
    assert regions("上海市广东路的老店很多，南京路上人来人往。") == {"上海市"}


def test_a_bank_and_a_university_are_no_regions():
    found = named(f"{HOME}杭州银行与宁波大学签约。")

    assert found["杭州银行"] == "company:杭州银行"
    assert found["宁波大学"] == "organization:宁波大学"
    assert "CN-330200" not in found.values()


WORDS = [
    ("山河壮丽，江山如画。", "江山"),
    ("这里是开化的土地。", "开化"),
    ("沿海盐生产要提质，海盐生产要安全。", "海盐"),
    ("学校开设三门课程。", "三门"),
    ("他自幼文成武德。", "文成"),
]


@pytest.mark.parametrize(("text", "word"), WORDS, ids=[w for _, w in WORDS])
def test_ordinary_words_are_no_counties(text, word):
    assert word not in regions(text)


@pytest.mark.parametrize(("text", "word"), WORDS, ids=[w for _, w in WORDS])
def test_ordinary_words_are_no_counties_in_a_paper_of_zhejiang(text, word):
    assert word not in regions(f"浙江省发布规划。\n\n{text}")


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("嵊泗县发展海洋渔业。", "泗县"),
        ("平湖路128号新开了一家店。", "平湖"),
        ("德清大道通车。", "德清"),
        ("台州日报刊发评论。", "台州"),
        ("海南山区的茶好。", "南山区"),
        ("杭州市场前景广阔。", "杭州市"),
    ],
)
def test_a_region_inside_a_longer_name_is_none(text, gone):
    assert gone not in regions(f"浙江省发布规划。\n\n{text}")


def test_both_regions_are_mentioned_and_only_the_first_backs_anything():
    document = read("支持宁波市鄞州区发展数字经济，学习深圳市南山区经验。")
    ids = {m.surface: m.entity for m in document.mentions}
    backers = {s.subject for s in document.statements if s.relation == "BACKS"}

    assert ids["鄞州区"] == "CN-330212"
    assert ids["南山区"] == "CN-440305"
    assert backers
    assert backers.isdisjoint({ids["南山区"], ids["深圳市"]})


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("奥立安新能源科技（杭州）有限公司", "company:奥立安"),
        ("杭州麦子智云科技有限公司", "company:麦子智云"),
        ("浙江天正电气股份有限公司", "company:天正电气"),
    ],
)
def test_region_core_and_form_of_a_legal_name_are_told_apart(name, entity):
    found = named(f"{HOME}支持{name}扩大生产。", "Company")
    assert found.get(name) == entity
    assert list(found) == [name]


def test_a_core_name_later_in_the_text_is_the_same_company():
    found = named(
        f"{HOME}杭州麦子智云科技有限公司落户余杭区。两年后，麦子智云董事长李青宣布完成融资。"
    )
    assert found["麦子智云"] == found["杭州麦子智云科技有限公司"]


@pytest.mark.parametrize(
    "name",
    [
        *("是石科技", "每日互动", "同花顺", "云深处", "深度求索", "游戏科学", "老板电器", "零跑"),
    ],
)
def test_companies_that_read_as_words_are_companies(name):
    assert name in named(f"{HOME}{name}董事长介绍，公司今年加大研发投入。", "Company")


def test_our_city_in_a_reprints_note_is_the_reprinting_papers():
    text = (
        "温州日报 2025年5月6日\n\n低空物流怎么飞\n\n"
        "编者按：杭州市余杭区支持低空经济的做法，值得我市借鉴。\n\n"
        "余杭区开通低空物流航线，我市将支持低空经济产业发展。\n\n（来源：杭州日报）\n"
    )
    document = load_text(text)
    linked = reader()._linker.link(document)  # deictic mentions do not leave the reader
    meant = {
        document.sentences[m.sentence].text[:3]: m.entity
        for m in linked.mentions
        if m.surface == "我市"
    }
    assert meant == {"编者按": "CN-330300", "余杭区": "CN-330100"}


def test_a_body_named_by_province_alone_is_the_papers_provinces():
    text = "{0}推动集成电路产业发展。\n\n{0}召开会议，省经信厅印发行动方案。"
    found = {p: named(text.format(p)).get("省经信厅") for p in ("浙江省", "江苏省")}

    assert found == {
        "浙江省": "organization:浙江省经济和信息化厅",
        "江苏省": "organization:江苏省经济和信息化厅",
    }


# Updates

REPORT = (
    "平湖市聚力发展智能算力\n\n平湖市加快布局算力产业，出台政策支持算力产业发展，设立专项基金。"
    "全市已集聚算力企业三十家，去年产值增长两成，今年还将新建两个算力中心，带动就业一千人。\n"
)
EDGES = (
    "MATCH (a:Region)-[e:BACKS]->(b:Industry) RETURN a.id AS a, b.id AS b, "
    "e.support AS support, e.evidence AS evidence ORDER BY a, b"
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def exported(store: str, out: Path) -> dict[str, bytes]:
    with zhengtu.open_store(store) as graph:
        graph.export(out)
    return {p.name: p.read_bytes() for p in sorted(out.iterdir())}


def test_delete_and_add_again_is_as_before_byte_for_byte(tmp_path):
    first = write(tmp_path, "甲.txt", REPORT)
    second = write(tmp_path, "乙.txt", "德清县支持低空经济产业发展，出台若干措施。\n")
    store = str(tmp_path / "x.kgl")
    zhengtu.build([first, second], store=store)
    before = exported(store, tmp_path / "before")

    with zhengtu.open_store(store) as graph:
        graph.remove(load_file(first).id)
    without = exported(store, tmp_path / "without")
    zhengtu.build(first, store=store)

    assert without != before
    assert exported(store, tmp_path / "after") == before
    zhengtu.build(second, store=str(tmp_path / "y.kgl"))
    assert exported(str(tmp_path / "y.kgl"), tmp_path / "alone") == without


def test_a_shared_paragraph_stays_with_the_document_that_stays(tmp_path):
    first = write(tmp_path, "甲.txt", REPORT + "\n这是甲报的补充，项目明年完工。\n")
    second = write(tmp_path, "乙.txt", REPORT + "\n乙报另有评论，前景值得期待。\n")
    store = str(tmp_path / "x.kgl")
    zhengtu.build([first, second], store=store)
    zhengtu.build(second, store=str(tmp_path / "alone.kgl"))

    with zhengtu.open_store(store) as graph:
        graph.remove(load_file(first).id)
        kept = list(graph.cypher(EDGES).rows)
        texts = [r["t"] for r in graph.cypher("MATCH (s:Sentence) RETURN s.text AS t").rows]

    assert kept
    assert all(s.startswith(load_file(second).id) for row in kept for s in row["evidence"])
    assert any("支持算力产业发展" in t for t in texts)
    assert exported(store, tmp_path / "1") == exported(str(tmp_path / "alone.kgl"), tmp_path / "2")


def test_the_same_report_in_two_papers_supports_an_edge_once(tmp_path):
    for paper in ("平湖日报", "嘉兴日报"):
        write(tmp_path, f"{paper}.txt", f"{REPORT}\n（来源：{paper}）\n")
    store = str(tmp_path / "x.kgl")
    zhengtu.build(sorted(tmp_path.glob("*.txt")), store=store)

    with zhengtu.open_store(store) as graph:
        rows = list(graph.cypher(EDGES).rows)

    assert rows
    assert {row["support"] for row in rows} == {1}
    assert {len({s.partition("#")[0] for s in row["evidence"]}) for row in rows} == {2}


# Text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize(
    "text",
    [
        "平湖市支持人工智能产业发展，安排资金２０２５万元，海康威视参与建设。",
        "平湖市支持人工\n智能产业发展，安排资\n金２０２５万元，海康\n威视参与建设。",
        "平湖市支持人工智\n\n能产业发展，安排\n\n资金２０２５万元，\n\n海康威视参与建设。",
    ],
    ids=["as it is", "soft breaks", "a row a line"],
)
def test_every_mention_and_statement_maps_to_the_source(tmp_path, encoding, text):
    path = tmp_path / "页.txt"
    path.write_bytes(text.encode(encoding))
    document = reader().read(load_file(path))
    raw = document.document.raw

    assert {"平湖市", "海康威视"} <= {m.surface for m in document.mentions}
    for m in document.mentions:
        start, stop = document.document.source_span(m.sentence, m.start, m.stop)
        assert "".join(raw[start:stop].split()) == m.surface
    for s in document.statements:
        start, stop = document.document.source_span(s.sentence, s.start, s.stop)
        said = document.document.sentences[s.sentence].text[s.start : s.stop]
        assert len("".join(raw[start:stop].split())) == len(said)
