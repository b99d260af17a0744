"""Queries read, and do nothing else; search finds characters as they stand."""

import pytest
from tiny_graph import Draft, tiny_graphs

from graph.errors import QueryError
from graph.stores.store import Store

WRITES = (
    "CREATE (n:Region)",
    "MERGE (n:Region {id: 'x'}) RETURN n.id AS id",
    "MATCH (n:Region) SET n.name = 'x' RETURN n.id AS id",
    "MATCH (n:Region) REMOVE n.name",
    "MATCH (n:Region) DETACH DELETE n",
    "MATCH (n:Region) FOREACH (x IN [1] | SET n.name = 'x')",
    "// only reads\nCREATE (n:Region)",
    "MATCH (n:Region) // \nDETACH DELETE n",
    "cReAtE (n:Region)",
    "CR\\u0045ATE (n:Region)",
    "CALL { CREATE (n:Region) } IN TRANSACTIONS",
    "CREATE INDEX strange FOR (n:Region) ON (n.code)",
    "DROP CONSTRAINT zhengtu_id",
    "CREATE USER x SET PASSWORD 'abcdefgh'",
)
READS_FILES = (
    "LOAD CSV FROM 'file:///etc/hostname' AS l RETURN l",
    "load\tcsv FROM 'file:///etc/hostname' AS l RETURN l",
    "LOAD // here\n CSV FROM 'file:///etc/hostname' AS l RETURN l",
    "RETURN 1 AS x UNION LOAD CSV FROM 'file:///etc/hostname' AS x RETURN x",
    "CALL { LOAD CSV FROM 'file:///etc/hostname' AS x RETURN x } RETURN x",
    "L\\u004fAD CSV FROM 'file:///etc/hostname' AS l RETURN l",
    "RETURN '\\' AS a, LOAD CSV FROM 'file:///etc/hostname' AS l RETURN l //'",
)
ADMINISTERS = (
    "CALL dbms.listConfig()",
    "CALL db.clearQueryCaches()",
    "CALL\n// x\ndbms.components()",
    "SHOW USERS",
    "SHOW SETTINGS",
    "TERMINATE TRANSACTION 'x'",
    "MATCH (n) RETURN n.id AS id; MATCH (n) DETACH DELETE n",
    "PROFILE MATCH (n) RETURN n.id AS id",
    "",
    "  // nothing",
)


@pytest.mark.parametrize("cypher", [*WRITES, *READS_FILES, *ADMINISTERS])
def test_a_query_that_does_more_than_read_is_refused(both_stores: Store, cypher: str) -> None:
    both_stores.write("CREATE (n:Region:Entity:Zhengtu {id: 'r', name: 'here'})")
    with pytest.raises(QueryError) as refused:
        both_stores.query(cypher)

    assert "\n" not in str(refused.value)
    left = "MATCH (n) RETURN n.id AS id, n.name AS name"
    assert both_stores.query(left).rows == ({"id": "r", "name": "here"},)


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n:Region) WHERE n.name <> 'CREATE; LOAD CSV' RETURN count(n) AS n;",
        "MATCH (n:Region) // DELETE; everything\nRETURN count(n) AS n",
        "CALL () { MATCH (n:Region) RETURN count(n) AS n } RETURN n",
        "CALL db.labels() YIELD label WHERE label = 'Region' RETURN 3 * count(*) AS n",
    ],
)
def test_a_query_that_only_looks_dangerous_runs(both_stores: Store, cypher: str) -> None:
    both_stores.put(tiny_graphs()[:1])

    assert both_stores.query(cypher).rows == ({"n": 3},)


def test_a_cap_is_said(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    every = "MATCH (n:Region) RETURN n.id AS id ORDER BY id"
    cut = both_stores.query(every, limit=2)

    assert [r["id"] for r in cut] == ["CN-330000", "CN-330100"]
    assert cut.truncated
    assert not both_stores.query(every, limit=5).truncated
    assert not both_stores.query(every).truncated


def test_a_query_sees_what_was_just_written(both_stores: Store) -> None:
    count = "MATCH (d:Document) WHERE d:Zhengtu RETURN count(d) AS n"
    for at, graph in enumerate(tiny_graphs()):
        assert both_stores.query(count).rows == ({"n": at},)
        both_stores.put([graph])


def test_a_long_query_is_stopped(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    endless = (
        "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y "
        "WHERE x * y = -1 RETURN count(*) AS n"
    )
    with pytest.raises(QueryError, match=r"longer than 0\.5 seconds"):
        both_stores.query(endless, seconds=0.5)


def test_a_missing_parameter_is_named(both_stores: Store) -> None:
    with pytest.raises(QueryError, match="who"):
        both_stores.query("MATCH (n:Region {name: $who}) RETURN n.id AS id")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("算力券", 2),
        ("券", 2),
        ("2.5亿元", 3),
        ("5亿元", 3),
        ("AI企业", 1),
        ("A", 1),
        ("余杭 支持", 0),
        ("“415X”", 1),
        ("，", 9),
        ("《余杭区人工智能产业若干措施》，", 1),
        ('" OR *', 0),
        ("力~", 0),
        ("(人工智能", 0),
        ("\\", 0),
        ("没有这句话", 0),
    ],
)
def test_search_finds_exactly_the_sentences_that_contain_the_text(
    both_stores: Store, text: str, found: int
) -> None:
    graphs = tiny_graphs()
    both_stores.put(graphs)
    holding = {
        g.document.sentence_id(s.index)
        for g in graphs
        for s in g.document.sentences
        if text in s.text
    }
    rows = both_stores.search(text)

    assert {r["id"] for r in rows} == holding
    assert rows.columns == ("id", "text", "document", "published")
    assert len(holding) >= found


def test_search_gives_the_newest_first_and_keeps_to_its_limit(both_stores: Store) -> None:
    for day in ("2025-01-02", "2025-01-03", "2025-01-01"):
        draft = Draft(f"{day}.txt", published=day)
        draft.say("余杭区支持人工智能。")
        both_stores.put([draft.graph()])
    rows = both_stores.search("支持人工", limit=2)

    assert [r["published"] for r in rows] == ["2025-01-03", "2025-01-02"]


def test_searching_for_nothing_is_refused(both_stores: Store) -> None:
    with pytest.raises(QueryError, match="nothing to search for"):
        both_stores.search(" ")
