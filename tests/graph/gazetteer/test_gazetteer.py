from pathlib import Path

import pytest

from graph.errors import GazetteerError
from graph.gazetteer.entry import NameKind
from graph.gazetteer.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()
HEADER = "type\tid\tname\taliases\tcontext\tnot\tparent\tsource\n"


def read(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(h.text, tuple(r.entry.id for r in h.readings)) for h in GAZETTEER.hits(text)]


def own(tmp_path: Path, rows: str, name: str = "own.tsv") -> Gazetteer:
    path = tmp_path / name
    path.write_text(HEADER + rows, encoding="utf-8")
    return Gazetteer.load([path])


def test_hits_are_sorted_and_keep_overlaps():
    assert read("浙江省杭州市") == [
        ("浙江省", ("CN-330000",)),
        ("浙江", ("CN-330000",)),
        ("杭州市", ("CN-330100",)),
        ("杭州", ("CN-330100",)),
    ]


def test_hits_quote_the_text_as_it_is_written():
    [hit] = [h for h in GAZETTEER.hits("大模型公司ｄｅｅｐｓｅｅｋ发布") if "ｄ" in h.text]
    assert hit.text == "ｄｅｅｐｓｅｅｋ"
    assert hit.readings[0].entry.name == "深度求索"


def test_shared_name_keeps_every_reading_sorted_by_id():
    [hit] = [h for h in GAZETTEER.hits("鼓楼区") if h.text == "鼓楼区"]
    assert [r.entry.id for r in hit.readings] == [
        "CN-320106",
        "CN-320302",
        "CN-350102",
        "CN-410204",
    ]


def test_ordinary_word_reads_as_context():
    [hit] = GAZETTEER.hits("到三门去")
    assert [r.kind for r in hit.readings] == [NameKind.CONTEXT]


def test_not_string_hides_the_name_of_its_entry_only():
    assert "杭州" not in [text for text, _ in read("在杭州银行开户")]
    assert "杭州银行" in [text for text, _ in read("在杭州银行开户")]
    assert "苏州" not in [text for text, _ in read("北京的苏州街")]
    assert "北京" in [text for text, _ in read("北京的苏州街")]


def test_named_levels_width_and_case():
    assert GAZETTEER.named("openai") == GAZETTEER.named("ＯｐｅｎＡＩ") != ()
    assert GAZETTEER.named("查无此名") == ()


def test_ancestors_run_nearest_first():
    assert GAZETTEER.ancestors("CN-330110") == ("CN-330100", "CN-330000", "CN")
    assert GAZETTEER.ancestors("company:青禾智造") == ()


def test_children_are_the_inverse_of_parents():
    children = GAZETTEER.children("CN-330500")
    assert children == ("CN-330502", "CN-330503", "CN-330521", "CN-330522", "CN-330523")
    assert GAZETTEER.children("CN-330521999") == ()


def test_facts_lead_up_to_the_country_once_each():
    facts = GAZETTEER.facts_for(["CN-330110", "CN-330109", "company:海康威视", "company:未收录"])
    assert [(f.subject, f.relation, f.object) for f in facts] == [
        ("CN-330000", "PART_OF", "CN"),
        ("CN-330100", "PART_OF", "CN-330000"),
        ("CN-330109", "PART_OF", "CN-330100"),
        ("CN-330110", "PART_OF", "CN-330100"),
    ]


def test_load_returns_one_built_in_gazetteer_per_process():
    assert Gazetteer.load() is Gazetteer.load()


def test_own_file_adds_an_entry(tmp_path):
    mine = own(tmp_path, "Company\t\t青禾智造\t青禾科技\t青禾\t青禾路\t\t公司登记\n")

    hits = [h for h in mine.hits("青禾智造在青禾路") if "青禾" in h.text]
    assert [h.text for h in hits] == ["青禾智造", "青禾"]
    assert mine.entry("company:青禾智造").source == "公司登记"
    assert GAZETTEER.entry("company:青禾智造") is None


def test_own_row_without_name_adds_to_a_known_entry(tmp_path):
    mine = own(tmp_path, "Region\tCN-330110\t\t良渚古国\t余杭\t余杭巷\t\t本地\n")
    entry = mine.entry("CN-330110")

    assert entry.name == "余杭区"
    assert "良渚古国" in entry.aliases
    assert "余杭" in entry.context
    assert "余杭" not in entry.aliases
    assert [h.text for h in mine.hits("余杭巷")] == []


def test_own_row_for_an_unknown_id_says_what_to_do(tmp_path):
    with pytest.raises(GazetteerError, match=r"own.tsv, row 2: no entry 'CN-999999'.*correct the"):
        own(tmp_path, "Region\tCN-999999\t\t别名\t\t\t\t本地\n")


def test_own_row_of_another_type_is_refused(tmp_path):
    with pytest.raises(GazetteerError, match="is a Region already, not a Park"):
        own(tmp_path, "Park\tCN-330110\t\t别名\t\t\t\t本地\n")


def test_yaml_file_reads_like_a_table(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(
        "- type: Park\n  name: 青禾小镇\n  aliases: [青禾镇]\n  generic: true\n  level: 3\n",
        encoding="utf-8",
    )
    entry = Gazetteer.load([path]).entry("park:青禾小镇")

    assert entry.aliases == ("青禾镇",)
    assert entry.generic
    assert entry.properties == {"level": "3"}


def test_entity_carries_all_names_of_its_entry():
    entity = GAZETTEER.entry("CN-331022").entity()
    assert entity.name == "三门县"
    assert "三门" in entity.aliases
