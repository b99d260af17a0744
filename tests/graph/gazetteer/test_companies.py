from importlib import metadata

import pytest

from graph.gazetteer import extract_companies
from graph.gazetteer.entry import NameKind
from graph.gazetteer.gazetteer import DATA, Gazetteer
from graph.gazetteer.table import read_table

GAZETTEER = Gazetteer.load()


def companies(text: str) -> dict[str, NameKind]:
    return {
        h.text: r.kind
        for h in GAZETTEER.hits(text)
        for r in h.readings
        if r.entry.type == "Company"
    }


@pytest.mark.parametrize(
    "name",
    ["每日互动", "同花顺", "云深处", "深度求索", "游戏科学", "老板电器", "零跑"],
)
def test_company_that_reads_as_words_is_known(name):
    assert companies(f"走进{name}。")[name] is not NameKind.CONTEXT


@pytest.mark.parametrize("name", ["机器人", "新产业", "农产品", "太平洋"])
def test_company_named_like_a_word_needs_context(name):
    assert companies(f"发展{name}。")[name] is NameKind.CONTEXT


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("杭州海康威视数字技术股份有限公司", "海康威视"),
        ("宇树", "宇树科技"),
        ("DeepSeek", "深度求索"),
        ("酷家乐", "群核科技"),
        ("中石化", "中国石化"),
    ],
)
def test_alias_names_its_company(alias, name):
    [reading] = [r for r in GAZETTEER.named(alias) if r.entry.type == "Company"]
    assert reading.entry.name == name


@pytest.mark.parametrize(
    ("one", "other"), [("阿里巴巴", "阿里云"), ("中控技术", "大华股份"), ("天能集团", "超威集团")]
)
def test_companies_stay_apart(one, other):
    assert {r.entry.id for r in GAZETTEER.named(one)}.isdisjoint(
        r.entry.id for r in GAZETTEER.named(other)
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [("北京东城", "京东"), ("中国航天", "国航"), ("上海康复医院", "海康"), ("共建行动", "建行")],
)
def test_name_across_the_border_of_two_words_is_no_company(text, name):
    assert name not in companies(text)


def test_zhejiang_has_its_companies_with_a_place_and_an_industry():
    rows = read_table(DATA / "companies_zhejiang.tsv")
    placed = [r for r in rows if str(r.entry.properties.get("region", "")).startswith("CN-33")]

    assert len(rows) >= 1500
    assert len(placed) > 0.98 * len(rows)
    assert all(r.entry.properties.get("industry") or r.entry.properties.get("stock") for r in rows)


def test_listed_table_is_what_the_script_writes(tmp_path, monkeypatch):
    try:
        version = metadata.version(extract_companies.PACKAGE)
    except metadata.PackageNotFoundError:
        version = ""
    if version != extract_companies.VERSION:
        pytest.skip(f"needs {extract_companies.PACKAGE} {extract_companies.VERSION}")
    for name in extract_companies.CURATED:
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    monkeypatch.setattr(extract_companies, "DATA", tmp_path)
    extract_companies.main()

    name = "companies_listed.tsv"
    assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()
