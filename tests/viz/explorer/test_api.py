"""What the REST API promises: answers, caps, refusals. Asked over both stores."""

import io
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec

import pytest
from fastapi.testclient import TestClient

from graph.export.export import FORMATS
from tests.viz.explorer.conftest import HERE
from tests.viz.hostile import HOSTILE
from viz.explorer import Limits, create_app

YUHANG, PINGHU, AI = "CN-330110", "CN-330482", "industry:人工智能"
WRITES = (
    "CREATE (n:Region {id: 'x'})",
    "MATCH (n:Region) DETACH DELETE n",
    "MATCH (n:Region) SET n.name = 'x' RETURN n.name",
    "MATCH (n:Region) RETURN n.id; MATCH (n) DETACH DELETE n",
    "MATCH (n:Region) /* read */ REMOVE n:Region RETURN 1",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "MATCH (n) CALL { WITH n DETACH DELETE n } RETURN 1",
    "FOREACH (x IN [1] | CREATE (:Region {id: 'x'}))",
    "DROP CONSTRAINT zhengtu_id",
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("余杭", YUHANG),
        ("yhq", YUHANG),
        ("ＡＩ", AI),
        ("省经信厅", "organization:浙江省经济和信息化厅"),
    ],
)
def test_search_finds_by_name_alias_and_initials(each_client, typed, found):
    answer = each_client.get("/api/search", params={"q": typed}).json()

    assert answer["results"][0]["id"] == found


def test_search_keeps_to_a_type_and_refuses_one_that_is_none(each_client):
    found = each_client.get("/api/search", params={"q": "余杭", "type": "Policy"}).json()
    refused = each_client.get("/api/search", params={"q": "余杭", "type": "Region) DELETE (n"})

    assert {r["type"] for r in found["results"]} == {"Policy"}
    assert refused.status_code == 400
    assert "no type" in refused.json()["error"]


def test_an_entity_comes_with_its_relations_and_an_edge_with_its_evidence(each_client):
    entity = each_client.get(f"/api/entity/{YUHANG}").json()
    edge = next(r for r in entity["relations"] if r["other_id"] == AI and r["relation"] == "BACKS")
    given = {"subject": YUHANG, "object": AI, "relation": "BACKS"}
    evidence = each_client.get("/api/evidence", params=given).json()

    assert entity["name"] == "余杭区"
    assert {r["sentence_id"] for r in evidence["rows"]} == set(edge["evidence"])
    assert all("余杭" in r["text"] for r in evidence["rows"])


def test_expanding_gives_the_strongest_neighbours_and_says_how_many_there_are(each_client):
    part = each_client.get(f"/api/expand/{YUHANG}", params={"limit": 2}).json()
    names = {n["name"] for n in part["nodes"]}

    assert {"余杭区", "人工智能"} < names
    assert len(names) == 3
    assert part["neighbours"] > 2
    assert part["capped"]
    assert any(p["marks"] for p in part["passages"])


def test_more_hops_than_allowed_are_cut_and_said_to_be(each_client):
    near = each_client.get(f"/api/expand/{YUHANG}").json()
    far = each_client.get(f"/api/expand/{YUHANG}", params={"hops": 50}).json()

    assert len(far["nodes"]) > len(near["nodes"])
    assert "hops: 3" in far["capped"]


def test_a_question_is_answered_with_all_that_an_answer_has(each_client):
    answer = each_client.get("/api/ask", params={"q": "哪些县支持人工智能?"}).json()
    follow = {"q": "那新能源呢?", "previous": ["哪些县支持人工智能?"]}
    second = each_client.get("/api/ask", params=follow).json()

    assert answer["understood"]
    assert answer["rows"][0]["region"] == "余杭区"
    assert answer["evidence"][0][0]["text"]
    assert "没有文档提到" in answer["denominator"]
    assert answer["entities"][YUHANG] == {"name": "余杭区", "type": "Region"}
    assert {r["region"] for r in second["rows"]} == {"平湖市", "余杭区"}


def test_every_query_of_the_catalogue_runs_with_its_examples_or_says_why_not(each_client):
    families = each_client.get("/api/catalogue").json()["families"]
    for query in [q for queries in families.values() for q in queries]:
        given = {p["name"]: p["example"] for p in query["parameters"] if p["required"]}
        given = {k: ",".join(v) if isinstance(v, list) else v for k, v in given.items()}
        answer = each_client.get(f"/api/query/{query['name']}", params=given)

        assert answer.status_code in (200, 400), (query["name"], answer.text)
        if answer.status_code == 200:
            assert {"rows", "truncated", "cypher", "entities"} <= answer.json().keys()


def test_a_profile_has_what_neighbours_back_and_how_many_are_silent(each_client):
    profile = each_client.get("/api/profile/CN-330482").json()
    sections = {s["query"]: s for s in profile["sections"]}

    assert [r["industry"] for r in sections["industries_backed_by_region"]["rows"]] == ["新能源"]
    assert [a["name"] for a in profile["above"]] == ["嘉兴市", "浙江省"]
    assert profile["neighbours"]["of"]["name"] == "嘉兴市"
    assert profile["neighbours"]["total"] >= 6
    assert profile["neighbours"]["heard"] == 0


def test_regions_are_compared_and_nothing_else_is(each_client):
    both = each_client.get("/api/compare", params={"a": YUHANG, "b": PINGHU}).json()
    refused = each_client.get("/api/compare", params={"a": YUHANG, "b": AI})

    assert {(r["industry"], r["backed_by"]) for r in both["rows"]} == {
        ("人工智能", "a"),
        ("新能源", "both"),
    }
    assert refused.status_code == 400


def test_a_document_is_given_with_every_name_in_its_place(each_client):
    listed = each_client.get("/api/documents").json()["rows"]
    assert len(listed) == 4
    for row in listed:
        document = each_client.get(f"/api/document/{row['id']}").json()
        assert len(document["sentences"]) == row["sentences"]
        for sentence in document["sentences"]:
            for m in sentence["mentions"]:
                assert 0 <= m["start"] < m["stop"] <= len(sentence["text"])


@pytest.mark.parametrize("query", WRITES)
def test_no_cypher_writes_reads_files_or_calls_procedures(each_client, query):
    before = each_client.get("/api/stats").json()
    answer = each_client.post("/api/cypher", json={"query": query})

    assert answer.status_code == 400, answer.text
    assert answer.json()["error"]
    assert each_client.get("/api/stats").json() == before


def test_cypher_gives_rows_hints_and_the_entities_in_them(each_client):
    query = "MATCH (r:Region {id: $id})-[:BACKS]->(i) RETURN r AS region, i.id AS i, r.nmae AS n"
    asked = {"query": query, "parameters": {"id": YUHANG}}
    answer = each_client.post("/api/cypher", json=asked).json()

    assert answer["columns"] == ["region", "i", "n"]
    assert {YUHANG, AI} <= answer["entities"].keys()
    assert any("name" in hint for hint in answer["hints"])


def test_injected_text_is_only_ever_a_value(each_client):
    attacks = ["' OR 1=1 //", '"}) DETACH DELETE (n', "`]->() DELETE n //", HOSTILE, "\x00", "%"]
    before = each_client.get("/api/stats").json()
    for attack in attacks:
        for path, given in (
            ("/api/search", {"q": attack}),
            ("/api/sentences", {"q": attack}),
            ("/api/ask", {"q": attack}),
            ("/api/graph", {"ids": attack}),
            ("/api/graph", {"focus": attack}),
            ("/api/evidence", {"subject": attack, "object": attack, "relation": attack}),
            ("/api/compare", {"a": attack, "b": attack}),
            ("/api/query/companies_in_region", {"region": attack}),
            ("/api/query/profile", {"entity": attack, attack: attack}),
            ("/api/export", {"format": attack}),
        ):
            answer = each_client.get(path, params=given)
            assert answer.status_code in (200, 400, 404), (path, attack, answer.text)
            assert answer.headers["content-type"].startswith("application/json")

    assert each_client.get("/api/stats").json() == before


@pytest.mark.parametrize("path", ["entity", "expand", "profile", "document"])
def test_what_is_not_there_is_said_not_to_be(each_client, path):
    answer = each_client.get(f"/api/{path}/nobody/at/all")

    assert answer.status_code == 404
    assert "nobody/at/all" in answer.json()["error"]


def test_rows_values_and_graphs_are_capped_and_say_so(each_store, gazetteer):
    limits = Limits(rows=2, nodes=2, items=3, characters=10, sentences=2)
    client = TestClient(create_app(each_store, gazetteer, limits=limits), base_url=HERE)
    query = "MATCH (n:Entity) RETURN n.id AS id, [1,2,3,4,5] AS list, 'aaaaaaaaaaaaaaaaaa' AS text"
    cypher = client.post("/api/cypher", json={"query": query, "rows": 99}).json()
    graph = client.get("/api/graph", params={"ids": [YUHANG, PINGHU, AI]}).json()
    named = client.get("/api/query/entities", params={"type": "Region"}).json()
    document = client.get("/api/documents").json()["rows"][0]["id"]
    part = client.get(f"/api/document/{document}").json()

    assert (len(cypher["rows"]), cypher["truncated"], cypher["clipped"]) == (2, True, True)
    assert cypher["rows"][0]["list"] == [1, 2, 3]
    assert cypher["rows"][0]["text"] == "aaaaaaaaaa…"
    assert (len(graph["nodes"]), graph["capped"]) == (2, ["entities: 2 of 3"])
    assert (len(named["rows"]), named["truncated"]) == (2, True)
    assert (len(part["sentences"]), part["truncated"], part["next"]) == (2, True, 2)


def test_a_query_without_end_is_stopped(each_store, gazetteer):
    client = TestClient(create_app(each_store, gazetteer, limits=Limits(seconds=1)), base_url=HERE)
    # A property that every node has: a planner that knows of none would answer at once.
    names = " + ".join(f"{n}.id" for n in "abcdefg")
    endless = f"MATCH (a),(b),(c),(d),(e),(f),(g) WHERE size({names}) = 3 RETURN count(*) AS n"
    answer = client.post("/api/cypher", json={"query": endless})

    assert answer.status_code == 400
    assert "longer than 1 seconds" in answer.json()["error"]


def test_many_readers_at_once_get_what_one_gets(each_client):
    def read(_: int) -> tuple[object, ...]:
        profile = each_client.get(f"/api/profile/{YUHANG}").json()
        return profile, each_client.get(f"/api/expand/{YUHANG}").json()

    alone = read(0)
    with ThreadPoolExecutor(6) as pool:
        assert all(found == alone for found in pool.map(read, range(18)))


def test_the_whole_graph_can_be_taken_away(each_client):
    tables = ("jsonl", "csv", "parquet") if find_spec("polars") else ("jsonl", "csv")
    for name in tables:
        answer = each_client.get("/api/export", params={"format": name})
        again = each_client.get("/api/export", params={"format": name})
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert {f"nodes.{name}", f"edges.{name}"} <= set(archive.namelist())
        assert answer.content == again.content
    assert b"<graphml" in each_client.get("/api/export", params={"format": "graphml"}).content
    assert b"CREATE" in each_client.get("/api/export", params={"format": "cypher"}).content
    assert b"@prefix" in each_client.get("/api/export", params={"format": "turtle"}).content


def test_every_format_of_export_is_in_the_schema(client):
    [format_] = client.get("/openapi.json").json()["paths"]["/api/export"]["get"]["parameters"]

    assert format_["schema"]["enum"] == list(FORMATS)


def test_parquet_without_polars_says_what_to_install(client, monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    answer = client.get("/api/export", params={"format": "parquet"})

    assert answer.status_code == 400
    assert 'pip install "zhengtu[parquet]"' in answer.json()["error"]


def test_both_stores_give_the_same_answers(tiny, gazetteer, each_client):
    other = TestClient(create_app(tiny, gazetteer), base_url=HERE)
    for path in (
        "/api/graph",
        f"/api/expand/{YUHANG}?hops=2",
        f"/api/profile/{YUHANG}",
        f"/api/profile/{AI}",
        f"/api/compare?a={YUHANG}&b={PINGHU}",
        "/api/documents",
        "/api/search?q=平湖",
        "/api/stats",
    ):
        assert each_client.get(path).json() == other.get(path).json(), path
