"""Each rule of the dialect refuses its wording and lets the replacement through."""

import pytest

from queries.lint import lint, rules

ORDER = "RETURN n.id AS id ORDER BY id"
NODE = "MATCH (n:Region) WHERE n:Zhengtu"

REFUSED = {
    "call-order-limit": (
        f"{NODE} CALL (n) {{ MATCH (n)-[r:BACKS]->(i) RETURN i ORDER BY i.id LIMIT 1 }} {ORDER}"
    ),
    "relationship-projection": (
        "MATCH (n:Zhengtu)-[r:BACKS]->(m) RETURN r{.support} AS e ORDER BY e"
    ),
    "path-filter": (
        f"{NODE} MATCH p = shortestPath((n)-[:BACKS*..4]-(m)) "
        f"WHERE all(x IN nodes(p) WHERE x:Region) {ORDER}"
    ),
    "all-properties": f"{NODE} RETURN n{{.*}} AS m ORDER BY m",
    "properties-function": f"{NODE} RETURN properties(n) AS m ORDER BY m",
    "invented-property": f"{NODE} RETURN n.title AS t ORDER BY t",
    "same-pattern-value": (
        "MATCH (t:Statement:Zhengtu), (n:Region {id: t.subject}) RETURN n.id AS id ORDER BY id"
    ),
    "first-label": f"{NODE} RETURN labels(n)[0] AS t ORDER BY t",
    "duration-between": f"{NODE} RETURN duration.between(n.a, n.b).days AS t ORDER BY t",
    "round-negative": f"{NODE} RETURN round(-n.level) AS t ORDER BY t",
    "semicolon": f"{NODE} {ORDER}; {NODE} {ORDER}",
    "scan-by-id": f"MATCH (n:Zhengtu {{id: $id}}) {ORDER}",
    "collect-subquery": f"{NODE} RETURN COLLECT {{ MATCH (n)-->(m) RETURN m.id }} AS m ORDER BY m",
    "inline-where": f"MATCH (n:Zhengtu WHERE n.level = 'county') {ORDER}",
    "optional-call": f"{NODE} OPTIONAL CALL (n) {{ RETURN 1 AS one }} {ORDER}",
    "shortest-keyword": f"{NODE} MATCH p = SHORTEST 1 (n)-[:BACKS]-+(m) {ORDER}",
    "quantified-path": f"{NODE} MATCH (n)-[:PART_OF]->{{1,3}}(m) {ORDER}",
    "label-and": f"MATCH (n:Region&Zhengtu) WHERE n:Zhengtu {ORDER}",
    "block-comment": f"/* all */ {NODE} {ORDER}",
    "chinese-alias": f"{NODE} RETURN n.name AS 名称 ORDER BY n.id",
    "unknown-function": f"{NODE} RETURN nullIf(n.name, '') AS t ORDER BY t",
    "look-around": f"{NODE} AND n.name =~ '(?=余).*' {ORDER}",
    "order-by-aggregate": f"{NODE} RETURN n.level AS l, count(n) AS c ORDER BY count(n), l",
    "count-comparison": f"{NODE} AND (COUNT {{ (n)-[:BACKS]->() }} > 1 OR n.level = 'x') {ORDER}",
    "keyword-property": f"{NODE} AND n.limit = 1 {ORDER}",
    "filter-clause": f"{NODE} FILTER n.level = 'x' {ORDER}",
    "format-csv": f"{NODE} {ORDER} FORMAT CSV",
    "collect-in-projection": f"{NODE} RETURN n{{.id, k: collect(n.name)}} AS m ORDER BY m",
    "implicit-grouping": (
        f"{NODE} MATCH (n)--(m) WITH [n.id] + collect(m.id) AS ids RETURN ids ORDER BY ids"
    ),
    "reserved-variable": f"{NODE} WITH n AS all {ORDER}",
    "unbounded-path": f"{NODE} MATCH (n)-[:PART_OF*]->(m) {ORDER}",
    "writing": f"{NODE} SET n.seen = true {ORDER}",
    "whole-node": f"{NODE} RETURN n ORDER BY n.id",
    "no-order": f"{NODE} RETURN n.id AS id",
    "not-ours": f"MATCH (n:Region) {ORDER}",
}

FINE = [
    f"{NODE} {ORDER}",
    "MATCH (n {id: $id}) WHERE n:Zhengtu RETURN n{.id, .name} AS n ORDER BY n.id",
    "MATCH (n {id: $id})-[r:BACKS]->(m) WHERE n:Zhengtu "
    "RETURN {support: r.support} AS e, m.id AS id ORDER BY id",
    f"{NODE} AND n.name <> 'SET; CREATE /* */ RETURN n' {ORDER} // CREATE (n); labels(n)[0]",
    f"{NODE} AND 1 < COUNT {{ (n)-[:BACKS]->() }} {ORDER}",
    f"{NODE} WITH n.level AS level, count(n) AS number RETURN level, number ORDER BY number, level",
    f"{NODE} RETURN [l IN labels(n) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type ORDER BY type",
]

# Maps with a variable of their own pattern, which the embedded store silently never matches.
SAME_PATTERN = [
    "MATCH (t:Statement)-[:SAID_IN]->(s:Sentence {id: t.sentence}) RETURN s.id AS id",
    "MATCH (t:Statement)-[:SAID_IN]->(s:Sentence {id: toString(t.sentence)}) RETURN s.id AS id",
    "MATCH (a:Region)-[e:BACKS]->(i)<-[f:BACKS {polarity: e.polarity}]-(b) RETURN b.id AS id",
    "MATCH (t:Statement) OPTIONAL MATCH (t)-[:SAID_IN]->(s)-[:IN]->(d {id: s.document}) "
    "RETURN d.id AS id",
    "MATCH (t:Statement) WHERE 0 < COUNT { (t)-[:SAID_IN]->(s)-[:IN]->(d {id: s.document}) } "
    "RETURN t.id AS id",
    "MATCH (t:Statement) WHERE EXISTS { MATCH (t)-[:SAID_IN]->(s)-[:IN]->({id: s.document}) } "
    "RETURN t.id AS id",
    "MATCH (t:Statement) "
    "WHERE size([(t)-[:SAID_IN]->(s)-[:IN]->({id: s.document}) | s.id]) > 0 RETURN t.id AS id",
]

# The same asked in a way that both stores answer.
OTHER_PATTERN = [
    "MATCH (t:Statement) MATCH (s:Sentence {id: t.sentence}) RETURN s.id AS id",
    "MATCH (t:Statement)-[:SAID_IN]->(s:Sentence) WHERE s.id = t.sentence RETURN s.id AS id",
    "MATCH (t:Statement) MATCH (t)-[:SAID_IN]->(s:Sentence {id: t.sentence}) RETURN s.id AS id",
    "MATCH (t:Statement) WITH t.sentence AS id MATCH (s:Sentence {id: id}) RETURN s.id AS id",
    "MATCH (t:Statement) WHERE EXISTS { MATCH (t)-[:SAID_IN]->(:Sentence {id: t.sentence}) } "
    "RETURN t.id AS id",
    "MATCH (t:Statement) RETURN t{.id, one: t.sentence} AS id",
]


def test_every_rule_has_a_case():
    assert set(REFUSED) == {rule.name for rule in rules()}


@pytest.mark.parametrize("name", REFUSED)
def test_rule_refuses_its_wording(name):
    found = {p.rule.name: p for p in lint(REFUSED[name])}
    assert name in found
    assert found[name].rule.write in str(found[name])


@pytest.mark.parametrize("cypher", FINE)
def test_what_runs_on_both_stores_passes(cypher):
    assert lint(cypher) == ()


@pytest.mark.parametrize("cypher", SAME_PATTERN)
def test_a_map_may_not_use_a_variable_of_its_own_pattern(cypher, store):
    assert "same-pattern-value" in {p.rule.name for p in lint(cypher)}
    # Should the embedded store learn it one day, the rule can go.
    assert all(row["id"] is None for row in store.query(cypher))


@pytest.mark.parametrize("cypher", OTHER_PATTERN)
def test_a_map_may_use_what_stands_before_its_pattern(cypher, store):
    assert "same-pattern-value" not in {p.rule.name for p in lint(cypher)}
    assert len(store.query(cypher)) > 0
