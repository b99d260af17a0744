"""Writes in disguise, some hundreds of them, made from a grammar: none gets through.

A write (or a procedure, a file, an administration command) is put somewhere it might be missed (a
subquery, a UNION arm, behind a comment or a string that seems to end early) and its words are
dressed up (case, escapes, odd white space). The list is the same on every run.
"""

import random
from collections.abc import Callable, Iterator

import pytest

from graph.errors import QueryError
from graph.stores.store import Store
from tests.tiny_graph import tiny_graphs

PER_PLACE = 26
CLAUSES = (
    "CREATE (z:Region {id: 'z'})",
    "CREATE (:`Region`:`Zhengtu` {id: 'z'})",
    "MERGE (z:Region {id: 'z'})",
    "MERGE (z:Region {id: 'CN-330110'}) ON MATCH SET z.name = 'z'",
    "MERGE (z:Region {id: 'z'}) ON CREATE SET z.name = 'z'",
    "MATCH (z:Region) SET z.name = 'z'",
    "MATCH (z:Region) SET z += {name: 'z'}",
    "MATCH (z:Region) SET z = {id: z.id}",
    "MATCH (z:Region) SET z:Stranger",
    "MATCH (z:Region) SET z.`name` = 'z'",
    "MATCH (z:Region) REMOVE z.name",
    "MATCH (z:Region) REMOVE z:Zhengtu",
    "MATCH (z:Region) DETACH DELETE z",
    "MATCH ()-[z:BACKS]->() DELETE z",
    "MATCH ()-[z:BACKS]->() SET z.support = 99",
    "MATCH (z:Region), (y:Industry) CREATE (z)-[:BACKS]->(y)",
    "MATCH (z:Region), (y:Industry) MERGE (z)-[:BACKS]->(y)",
    "MATCH (z:Region) FOREACH (x IN [1] | SET z.name = 'z')",
    "FOREACH (x IN ['y', 'z'] | CREATE (:Region {id: x}))",
    "FOREACH (x IN [1] | FOREACH (y IN [1] | MERGE (:Region {id: 'z'})))",
    "UNWIND [1] AS x CREATE (:Region {id: 'z'})",
    "MATCH (z:Region) WITH z WHERE z.id STARTS WITH 'CN' SET z.name = 'z'",
    "OPTIONAL MATCH (z:Nothing) CREATE (:Region {id: 'z'})",
)
FILES = (
    "LOAD CSV FROM 'file:///etc/hostname' AS z",
    "LOAD CSV WITH HEADERS FROM 'file:///etc/hostname' AS z",
    "LOAD CSV FROM 'http://127.0.0.1:1/z' AS z FIELDTERMINATOR ';'",
    "LOAD CSV FROM 'file:///etc/hostname' AS z CREATE (:Region {id: z[0]})",
)
PROCEDURES = (
    "CALL dbms.components() YIELD name",
    "CALL dbms.listConfig() YIELD name",
    "CALL db.clearQueryCaches() YIELD value",
    "CALL db.createLabel('Stranger')",
    "CALL db.createProperty('stranger')",
    "CALL db.create.setNodeVectorProperty(null, 'z', [1.0])",
    "CALL db.index.fulltext.queryNodes('zhengtu_sentence_text', 'x') YIELD node",
    "CALL `dbms`.`components`() YIELD name",
    "CALL dbms . components() YIELD name",
    "CALL apoc.cypher.doIt('CREATE (:Region)', {}) YIELD value",
    "CALL apoc.periodic.commit('CREATE (:Region)', {}) YIELD updates",
    "CALL gds.graph.project('z', '*', '*') YIELD graphName",
)
ALONE = (
    "CREATE INDEX z FOR (n:Region) ON (n.z)",
    "CREATE CONSTRAINT z FOR (n:Region) REQUIRE n.z IS UNIQUE",
    "CREATE FULLTEXT INDEX z FOR (n:Region) ON EACH [n.name]",
    "DROP INDEX zhengtu_region_id",
    "DROP CONSTRAINT zhengtu_id",
    "CREATE USER z SET PASSWORD 'abcdefgh'",
    "ALTER USER neo4j SET PASSWORD 'abcdefgh'",
    "ALTER CURRENT USER SET PASSWORD FROM 'zhengtu-test' TO 'abcdefgh'",
    "CREATE DATABASE z",
    "DROP DATABASE neo4j",
    "STOP DATABASE neo4j",
    "SHOW USERS",
    "SHOW SETTINGS YIELD name RETURN name",
    "SHOW TRANSACTIONS",
    "SHOW PROCEDURES",
    "TERMINATE TRANSACTION 'neo4j-transaction-1'",
    "GRANT ROLE admin TO neo4j",
    "USE system CREATE USER z SET PASSWORD 'abcdefgh'",
    "MATCH (z:Region) CALL { WITH z DELETE z } IN TRANSACTIONS OF 1 ROWS",
    "MATCH (z:Region) CALL (z) { SET z.name = 'z' } IN CONCURRENT TRANSACTIONS",
)
PLACES = {
    "alone": "{w}",
    "then rows": "{w} RETURN 1 AS one",
    "after a read": "MATCH (a:Region) WITH count(a) AS n {w} RETURN n",
    "after a read of names": "MATCH (a:Region) WITH DISTINCT a.name AS n {w}",
    "in a subquery": "CALL {{ {w} RETURN 1 AS one }} RETURN one",
    "in a subquery with scope": "MATCH (a:Region) CALL (a) {{ {w} RETURN 1 AS one }} RETURN a.id",
    "in a silent subquery": "MATCH (a:Region) CALL {{ {w} }} RETURN count(a) AS n",
    "in a subquery in a subquery": "CALL {{ CALL {{ {w} RETURN 1 AS b }} RETURN b }} RETURN b",
    "in EXISTS": "MATCH (a:Region) WHERE EXISTS {{ {w} RETURN 1 AS one }} RETURN a.id",
    "in COUNT": "RETURN COUNT {{ {w} RETURN 1 AS one }} AS n",
    "in COLLECT": "RETURN COLLECT {{ {w} RETURN 1 AS one }} AS n",
    "last UNION arm": "MATCH (a:Region) RETURN a.id AS x UNION {w} RETURN 'z' AS x",
    "first UNION arm": "{w} RETURN 'z' AS x UNION ALL MATCH (a:Region) RETURN a.id AS x",
    "UNION in a subquery": "CALL {{ RETURN 1 AS x UNION {w} RETURN 2 AS x }} RETURN x",
    "second statement": "MATCH (a:Region) RETURN a.id AS id; {w}",
    "first statement": "{w}; MATCH (a:Region) RETURN a.id AS id",
    "behind EXPLAIN": "EXPLAIN {w}",
    "behind PROFILE": "PROFILE {w} RETURN 1 AS one",
    "behind a version": "CYPHER 5 {w} RETURN 1 AS one",
    "behind an option": "CYPHER planner=cost runtime=slotted {w}",
    "behind a version and EXPLAIN": "CYPHER 5 EXPLAIN {w}",
    "behind a line comment": "// only reads\n{w}",
    "behind a line that ends by return": "// only reads\r{w}",
    "behind a block comment": "/* only reads; // */ {w} RETURN 1 AS one",
    "behind a comment in a comment": "/* /* */ {w} RETURN 1 AS one // */",
    "behind a quote in a comment": "// it's\n{w} // it's",
    "behind a comment in a quote": "WITH '//' AS s {w} RETURN s",
    "behind a block in a quote": "WITH '/*' AS s {w} RETURN '*/' AS t",
    "behind an escaped quote": "WITH 'a\\'' AS s {w} RETURN 'b\\'' AS t",
    "behind an escaped backslash": "WITH 'a\\\\' AS s {w} RETURN '\\\\' AS t",
    "behind quotes of both kinds": "WITH \"'\" AS s {w} RETURN '\"' AS t",
    "behind a quoted name": "WITH 1 AS `'` {w} RETURN 2 AS `'`",
    "behind a quoted back-quote": "WITH 1 AS `a``/*` {w} RETURN 2 AS `*/`",
    "behind an escaped back-quote": "WITH 1 AS `a\\` {w} RETURN 2 AS `b`",
    "behind a hidden quote": "WITH 1 AS s {w} RETURN '\\u0027 AS t //'",
    "behind a hidden comment": "WITH 1 AS s \\u002F\\u002F x\n{w}",
    "after a hidden end of line": "MATCH (a:Region // \\u000A ) {w} RETURN 1 AS one",
    "in a hidden end of block": "/* \\u002A\\u002F {w} RETURN 1 AS one // */",
}


def _plain(text: str, chance: random.Random) -> str:
    return text


def _mixed_case(text: str, chance: random.Random) -> str:
    """Change the case of keywords and whatever else stands outside quotes."""
    quoted, out = "", []
    for letter in text:
        quoted = ("" if letter == quoted else quoted) if quoted else letter * (letter in "'\"`")
        swap = not quoted and letter.isupper() and chance.random() < 0.5
        out.append(letter.lower() if swap else letter)
    return "".join(out)


def _escaped(text: str, chance: random.Random) -> str:
    """Write some letters of keywords as Neo4j's \\uXXXX, which it reads before anything else."""
    return "".join(f"\\u{ord(c):04x}" if c.isupper() and chance.random() < 0.4 else c for c in text)


def _spaced(text: str, chance: random.Random) -> str:
    """Put other white space and comments between words."""
    fillers = ("\t", "\n", "\r\n", "\u00a0", "\u2003", "\u3000", "/**/", " // x\n", "/* ; */", "  ")
    return "".join(chance.choice(fillers) if c == " " else c for c in text)


def _all_of_it(text: str, chance: random.Random) -> str:
    return _escaped(_spaced(_mixed_case(text, chance), chance), chance)


DRESSES: tuple[Callable[[str, random.Random], str], ...] = (
    _plain, _mixed_case, _escaped, _spaced, _all_of_it,
)  # fmt: skip


def disguised() -> Iterator[str]:
    """Yield the queries, always the same; every clause stands in many places and dresses."""
    chance = random.Random(20250417)
    harmful = (*CLAUSES, *FILES, *PROCEDURES)
    for place in PLACES.values():
        for at, clause in enumerate(chance.sample(harmful, PER_PLACE)):
            yield place.format(w=DRESSES[at % len(DRESSES)](clause, chance))
    for clause in (*harmful, *ALONE):
        for dress in DRESSES:
            yield dress(clause, chance)


def _held(store: Store) -> tuple[object, ...]:
    nodes = "MATCH (n) RETURN labels(n) AS labels, n.id AS id, n.name AS name ORDER BY id"
    edges = (
        "MATCH (a)-[e]->(b) RETURN a.id AS a, type(e) AS type, b.id AS b, e.support AS support "
        "ORDER BY a, type, b, support"
    )
    found = [{**row, "labels": sorted(row["labels"])} for row in store.query(nodes)]
    return found, store.query(edges).rows


def test_no_write_in_disguise_gets_through(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    before = _held(both_stores)
    assert before[0] and before[1]
    through = []

    for cypher in disguised():
        try:
            both_stores.query(cypher, seconds=5)
        except QueryError as refused:
            assert "\n" not in str(refused)
        else:
            through.append(cypher)

    assert through == []
    assert _held(both_stores) == before


def test_the_disguises_are_many_and_the_same_on_every_run() -> None:
    first = list(disguised())

    assert first == list(disguised())
    assert len(set(first)) >= 1000
    for clause in (*CLAUSES, *FILES, *PROCEDURES, *ALONE):
        assert clause in first


@pytest.mark.parametrize("clause", CLAUSES)
def test_the_undisguised_writes_are_writes_indeed(embedded_store: Store, clause: str) -> None:
    """Refusing what no engine can run would prove nothing."""
    embedded_store.put(tiny_graphs())
    before = _held(embedded_store)
    embedded_store.write(clause)

    assert _held(embedded_store) != before
