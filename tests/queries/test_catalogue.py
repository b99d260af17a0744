"""Every query of the catalogue: its header, its dialect, its rows on both stores."""

import re
from pathlib import Path

import pytest

from graph.errors import QueryError
from graph.gazetteer.gazetteer import Gazetteer
from graph.ontology import ontology
from graph.stores.store import Store
from queries.catalogue import Catalogue, CatalogueError
from queries.catalogue.catalogue import FOLDER
from queries.catalogue.header import read_query
from queries.documentation import FAMILIES, browser_parameters, example, render
from queries.lint import lint
from queries.resolve import EntityResolver
from queries.runner import run

CATALOGUE = Catalogue.load()
FILES = sorted(FOLDER.glob("*.cypher"))
PAGE = Path(__file__).parents[2] / "docs" / "catalogue.md"

HEADER = """// name: mine
// question_zh: 我的问题？
// question_en: My question?
// family: mine
// params: {}
// returns:
//   id: id of a region
"""
CYPHER = "MATCH (r:Region) WHERE r:Zhengtu RETURN r.id AS id ORDER BY id\n"


def test_catalogue_has_at_least_forty_queries_in_every_family():
    assert len(CATALOGUE) >= 40
    assert set(CATALOGUE.families()) == set(FAMILIES)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_header_names_the_parameters_and_keeps_the_dialect(path):
    query = read_query(path)
    assert lint(query.cypher) == ()
    assert query.question_zh.endswith("？") or "？" in query.question_zh
    assert "?" in query.question_en
    assert all(p.what and p.example is not None for p in query.parameters)


def test_long_lists_of_relations_hold_every_relation_of_the_ontology():
    lists = {
        query.name: set(found.split("|"))
        for query in CATALOGUE
        for found in re.findall(r":([A-Z_]+(?:\|[A-Z_]+){5,})", query.cypher)
    }

    assert "shortest_connection" in lists
    assert all(names == set(ontology().relations) for names in lists.values()), lists


@pytest.mark.parametrize("query", list(CATALOGUE), ids=lambda q: q.name)
def test_header_explains_itself_in_chinese_and_english(query):
    for one in (*query.parameters, *query.columns):
        assert re.search("[\u4e00-\u9fff]", one.what), f"{query.name}: {one.name}: {one.what}"
        assert re.search("[A-Za-z]", one.what), f"{query.name}: {one.name}: {one.what}"


def test_parameters_are_written_for_neo4j_browser():
    query = CATALOGUE.get("edge_evidence")
    line = browser_parameters(query, {"subject": "company:O'甲\\", "object": "industry:算力"})
    assert line == r":params {subject: 'company:O\'甲\\', relation: null, object: 'industry:算力'}"


@pytest.mark.parametrize("query", list(CATALOGUE), ids=lambda q: q.name)
def test_query_returns_the_columns_of_its_header(query, store, resolver):
    _, rows = example(store, resolver, query)
    assert rows.columns == tuple(c.name for c in query.columns)
    assert all(set(row) == set(rows.columns) for row in rows)


@pytest.mark.parametrize("query", list(CATALOGUE), ids=lambda q: q.name)
def test_evidence_of_every_row_can_be_read(query, store, resolver):
    _, rows = example(store, resolver, query)
    ids = sorted({i for row in rows for i in row.get("evidence") or ()})
    found = {r["sentence_id"] for r in run(store, "sentences", {"ids": ids})}
    assert found == set(ids)


def test_most_queries_find_something_in_the_tiny_graph(store, resolver):
    empty = [q.name for q in CATALOGUE if not example(store, resolver, q)[1].rows]
    # No contradiction, no body with a seat, no official document, and nobody has run the network
    # analysis.
    assert empty == [
        "organizations_in_region",
        "community_of",
        "most_central",
        "policy_lineage",
        "responsible_units",
        "contradictions",
    ]


@pytest.mark.parametrize("query", list(CATALOGUE), ids=lambda q: q.name)
def test_query_gives_the_same_rows_on_both_stores(query, two_stores, gazetteer):
    embedded, neo4j = two_stores
    values, rows = example(embedded, EntityResolver(embedded, gazetteer), query)
    assert run(neo4j, query, values).rows == rows.rows
    narrowed = _narrowed(query, values)
    assert run(neo4j, query, narrowed).rows == run(embedded, query, narrowed).rows


def _narrowed(query, values):
    """Set the optional parameters too, so that their branches run."""
    extra = {
        "level": "county",
        "within": "CN-330000",
        "among": ["CN-330110", "CN-330482"],
        "since": "2025-01",
        "until": "2025-12",
        "without": ["CN-330482"],
        "at_least": 1,
        "at_most": 9,
        "min_documents": 1,
        "type": "Program",
        "region": values.get("region", "CN-330110"),
        "entity": values.get("entity", "CN-330110"),
        "relation": values.get("relation", "BACKS"),
    }
    return {**{k: v for k, v in extra.items() if query.parameter(k)}, **values}


def test_page_on_the_catalogue_is_in_step(store, resolver):
    assert PAGE.read_text(encoding="utf-8") == render(store, resolver, CATALOGUE), (
        "docs/catalogue.md is out of step: python tests/queries/write_page.py"
    )


def test_folder_of_the_user_joins_in(tmp_path: Path, store: Store):
    (tmp_path / "mine.cypher").write_text(HEADER + CYPHER, encoding="utf-8")
    catalogue = Catalogue.load([tmp_path])
    assert "mine" in catalogue.names()
    assert len(run(store, "mine", catalogue=catalogue)) == 5


@pytest.mark.parametrize(
    ("header", "cypher", "message"),
    [
        (HEADER, CYPHER.replace("RETURN", "SET r.x = 1 RETURN"), "only reads"),
        (HEADER, CYPHER.replace("ORDER BY id", ""), "any order"),
        (HEADER, CYPHER.replace("r:Zhengtu", "r.id = $who"), "who"),
        (HEADER.replace("name: mine", "name: yours"), CYPHER, "file's name"),
        (HEADER.replace("// family: mine\n", ""), CYPHER, "exactly"),
        (HEADER.replace("params: {}", "params: [}"), CYPHER, "not YAML"),
    ],
)
def test_catalogue_refuses_a_file_it_cannot_trust(tmp_path, header, cypher, message):
    (tmp_path / "mine.cypher").write_text(header + cypher, encoding="utf-8")
    with pytest.raises(CatalogueError, match=message):
        Catalogue.load([tmp_path])


def test_catalogue_refuses_a_name_twice(tmp_path):
    shipped = FOLDER / "counts.cypher"
    (tmp_path / "counts.cypher").write_text(shipped.read_text("utf-8"), encoding="utf-8")
    with pytest.raises(CatalogueError, match="already has a query counts"):
        Catalogue.load([tmp_path])


def test_catalogue_names_a_folder_that_is_none(tmp_path):
    with pytest.raises(CatalogueError, match="no such folder"):
        Catalogue.load([tmp_path / "absent"])


def test_unknown_query_gets_the_nearest_names():
    with pytest.raises(QueryError, match="did you mean regions_backing_industry"):
        CATALOGUE.get("region_backing_industry")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "needs industry"),
        ({"industry": "industry:x", "colour": "red"}, "no parameter 'colour'; it takes industry"),
        ({"industry": "industry:x", "min_documents": "many"}, "min_documents: 'many'"),
        ({"industry": "industry:x", "since": "last week"}, "a date like 2025"),
        ({"industry": "industry:x", "min_confidence": "nan"}, "min_confidence"),
        ({"industry": None}, "needs industry"),
    ],
)
def test_wrong_parameters_are_named(store, values, message):
    with pytest.raises(QueryError, match=message):
        run(store, "regions_backing_industry", values)


def test_text_becomes_the_type_of_the_parameter(store):
    rows = run(
        store,
        "regions_backing_industry",
        {"industry": "industry:新能源", "min_documents": "1", "min_confidence": "0.9"},
    )
    assert [r["region"] for r in rows] == ["平湖市", "余杭区"]


@pytest.mark.parametrize("value", ["x' OR 1=1 //", "`", "');DROP", "\\", "\u0027", "$id"])
def test_parameters_never_become_cypher(store, value):
    assert len(run(store, "regions_backing_industry", {"industry": value})) == 0
    assert store.stats().entities["Region"] == 5


def test_names_become_ids(resolver: EntityResolver):
    query = CATALOGUE.get("regions_without_backing")
    filled = resolver.fill(query, {"regions": "嘉兴市/county", "industry": "AI"})
    assert filled["industry"] == "industry:人工智能"
    assert filled["regions"] == [
        "CN-330402", "CN-330411", "CN-330421", "CN-330424", "CN-330481", "CN-330482", "CN-330483",
    ]  # fmt: skip


def test_ambiguous_name_is_not_chosen(gazetteer: Gazetteer, store: Store):
    resolver = EntityResolver(store, gazetteer)
    with pytest.raises(QueryError, match=r"ambiguous.*南京市鼓楼区"):
        resolver.resolve("鼓楼区")
    with pytest.raises(QueryError, match="did you mean 平湖市"):
        resolver.resolve("平糊市")
    with pytest.raises(QueryError, match="is a Region, not a Industry"):
        resolver.resolve("平湖市", ("Industry",))
