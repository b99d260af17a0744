"""Every format says the same of the same graph, byte for byte, whichever store it is in."""

import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from tiny_graph import ENTITIES, Draft, tiny_graphs

from graph.document_graph import DocumentGraph
from graph.entity import Entity
from graph.errors import ExportError
from graph.export.export import FORMATS, export
from graph.export.networkx_graph import to_networkx
from graph.stores.store import Store

GOLDEN = Path(__file__).parent / "golden"
TEXTS = [name for name in FORMATS if name != "parquet"]  # parquet's bytes are polars' matter
HOSTILE = "甲\\u0041乙\\n'\"`</script><img onerror=alert(1)>;// x /* */ 😀\u2028"


def hostile() -> DocumentGraph:
    """A document whose company has a name that quotes, escapes and closes everything."""
    draft = Draft("怪.txt", published="2025-01-01")
    draft.known["odd"] = Entity("company:" + HOSTILE, "Company", HOSTILE, ("b\\", "=1+1"), "known")
    said = draft.say(f"=“{HOSTILE}”\\位于余杭区\r\n。\x0b", (HOSTILE, "odd"), "余杭区")
    draft.state(said, "odd", "LOCATED_IN", "余杭区")
    return draft.graph()


@pytest.fixture
def filled(memory_store: Store) -> Store:
    memory_store.put(tiny_graphs())
    return memory_store


@pytest.mark.parametrize("format_", TEXTS)
def test_an_export_is_what_it_always_was(both_stores: Store, tmp_path: Path, format_: str) -> None:
    both_stores.put(reversed(tiny_graphs()))
    made = export(both_stores, tmp_path, format_)

    assert made
    for path in made:
        golden = GOLDEN / path.name
        assert path.read_text(encoding="utf-8") == golden.read_text(encoding="utf-8"), path.name


def test_jsonl_quotes_the_source_at_its_place(filled: Store, tmp_path: Path) -> None:
    raw = {g.document.id: g.document.raw for g in tiny_graphs()}
    _, edges = export(filled, tmp_path)
    quoted = 0
    for edge in map(json.loads, edges.read_text(encoding="utf-8").splitlines()):
        assert len(edge["evidence"]) >= edge["support"]
        for sentence in edge["evidence"]:
            source = raw[sentence["document"]][sentence["start"] : sentence["end"]]
            assert source.replace("\n", "") == sentence["text"]
            quoted += 1

    assert quoted > 25


def test_jsonl_keeps_what_only_a_documents_form_tells_beside_the_scored_edges(
    memory_store: Store, tmp_path: Path
) -> None:
    draft = Draft("通知.txt", published="2025-04-17")
    said = draft.say(
        "推广算力券。（责任单位：省经信厅）", "算力券", ("省经信厅", "浙江省经济和信息化厅")
    )
    draft.state(said, "浙江省经济和信息化厅", "RESPONSIBLE_FOR", "算力券")
    memory_store.put([draft.graph()])
    _, edges, by_form = export(memory_store, tmp_path)
    [edge] = map(json.loads, by_form.read_text(encoding="utf-8").splitlines())

    assert edge["type"] == "RESPONSIBLE_FOR" and edge["evidence"]
    assert "RESPONSIBLE_FOR" not in edges.read_text(encoding="utf-8")
    memory_store.remove("通知")
    assert not [path for path in export(memory_store, tmp_path) if path == by_form]
    assert not by_form.exists()


def test_jsonl_counts_mentions_and_marks_what_only_the_gazetteer_knows(
    filled: Store, tmp_path: Path
) -> None:
    nodes, edges = export(filled, tmp_path)
    by_id = {n["id"]: n for n in map(json.loads, nodes.read_text(encoding="utf-8").splitlines())}
    origins = {e["origin"] for e in map(json.loads, edges.read_text(encoding="utf-8").splitlines())}

    assert by_id[ENTITIES["余杭区"].id]["mentions"] == 5
    assert by_id[ENTITIES["嘉兴市"].id]["mentions"] == 0
    assert by_id[ENTITIES["余杭区"].id]["level"] == "county"
    assert origins == {"text", "gazetteer", "both"}


def test_graphml_opens_in_networkx_with_names_and_weights(filled: Store, tmp_path: Path) -> None:
    [path] = export(filled, tmp_path / "zj.graphml", "graphml")
    graph = nx.read_graphml(path, force_multigraph=True)

    assert graph.number_of_nodes() == len(ENTITIES)
    assert graph.nodes["CN-330110"]["label"] == "余杭区"
    [edge] = graph["CN-330110"]["industry:人工智能"].values()
    assert (edge["support"], edge["label"]) == (2, "BACKS")
    assert "余杭区全力支持人工智能和新能源。" in edge["texts"]


def test_networkx_keeps_support_and_restriction_apart(memory_store: Store) -> None:
    draft = Draft("限.txt")
    said = draft.say("余杭区既支持又限制人工智能。", "余杭区", "人工智能")
    draft.state(said, "余杭区", "BACKS", "人工智能")
    draft.state(said, "余杭区", "BACKS", "人工智能", polarity="限制")
    memory_store.put([draft.graph()])
    between = to_networkx(memory_store)["CN-330110"]["industry:人工智能"]

    assert set(between) == {("BACKS", "支持"), ("BACKS", "限制")}


def test_csv_tables_read_back(filled: Store, tmp_path: Path) -> None:
    nodes, edges, evidence = export(filled, tmp_path, "csv")
    rows = [list(_table(path)) for path in (nodes, edges, evidence)]

    assert len(rows[0]) == len(ENTITIES)
    assert sum(int(r["support"] or 0) > 0 for r in rows[1]) == len(
        {(r["source"], r["type"], r["target"], r["polarity"]) for r in rows[2]}
    )


def test_parquet_keeps_the_types_and_says_what_jsonl_says(filled: Store, tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    nodes, edges, evidence = (
        polars.read_parquet(path).to_dicts() for path in export(filled, tmp_path, "parquet")
    )
    jsonl = export(filled, tmp_path)[:2]
    told = [
        [json.loads(line) for line in p.read_text(encoding="utf-8").splitlines()] for p in jsonl
    ]

    assert [{k: v for k, v in n.items() if v is not None} for n in nodes] == told[0]
    assert edges == [{k: v for k, v in e.items() if k != "evidence"} for e in told[1]]
    assert [(s["sentence"], s["start"], s["end"], s["text"]) for s in evidence] == [
        (s["sentence"], s["start"], s["end"], s["text"]) for e in told[1] for s in e["evidence"]
    ]


def test_parquet_without_polars_names_the_extra(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ExportError, match=r"zhengtu\[parquet\]"):
        export(filled, tmp_path, "parquet")


def test_turtle_answers_sparql_with_edges_and_their_sentences(
    filled: Store, tmp_path: Path
) -> None:
    rdf = pytest.importorskip("rdflib")
    [path] = export(filled, tmp_path / "zj.ttl", "turtle")
    graph = rdf.Graph().parse(path, format="turtle")
    found = graph.query(
        "SELECT ?support ?text ?issued WHERE { ?r rdfs:label '余杭区' ; zt:BACKS ?i . "
        "?i rdfs:label '人工智能' . ?e rdf:subject ?r ; rdf:predicate zt:BACKS ; rdf:object ?i ; "
        "zt:support ?support ; zt:evidence ?s . ?s zt:text ?text ; dct:isPartOf ?d . "
        "OPTIONAL { ?d dct:issued ?issued } } ORDER BY ?text"
    )
    rows = [(r.support.toPython(), r.text.toPython(), r.issued) for r in found]
    assert [(support, text[:4]) for support, text, _ in rows] == [(2, "余杭区全"), (2, "余杭区发")]
    assert str(rows[1][2]) == "2025-04-10"


def test_turtle_says_no_plain_triple_of_a_restriction(filled: Store, tmp_path: Path) -> None:
    rdf = pytest.importorskip("rdflib")
    [path] = export(filled, tmp_path, "turtle")
    graph = rdf.Graph().parse(path, format="turtle")
    zt = rdf.Namespace("urn:zhengtu:vocabulary:")
    curbed = {
        graph.value(e, rdf.RDF.object) for e in graph.subjects(zt.polarity, rdf.Literal("限制"))
    }

    assert curbed
    assert not curbed & set(graph.objects(None, zt.BACKS))


def test_turtle_explains_its_own_words(filled: Store, tmp_path: Path) -> None:
    rdf = pytest.importorskip("rdflib")
    [path] = export(filled, tmp_path, "turtle")
    graph = rdf.Graph().parse(path, format="turtle")
    ours = {p for p in graph.predicates() if p.startswith("urn:zhengtu:")}
    columns = {f"urn:zhengtu:vocabulary:{n}" for n in ("level", "code", "parent", "status")}

    assert {str(p) for p in ours - set(graph.subjects(rdf.RDF.type, rdf.RDF.Property))} <= columns
    kinds = {k for k in graph.objects(None, rdf.RDF.type) if k.startswith("urn:zhengtu:")}
    assert kinds <= set(graph.subjects(rdf.RDF.type, rdf.RDFS.Class))


def test_the_script_rebuilds_the_graph_and_twice_is_once(
    filled: Store, neo4j_store: Store, tmp_path: Path
) -> None:
    filled.put([hostile()])
    [script] = export(filled, tmp_path / "zj.cypher", "cypher")
    for _ in range(2):
        for statement in script.read_text(encoding="utf-8").split("\n")[:-1]:
            neo4j_store.write(statement)
    [again] = export(neo4j_store, tmp_path / "again.cypher", "cypher")

    assert again.read_bytes() == script.read_bytes()
    # What was rebuilt is a store like any other: documents can go.
    neo4j_store.remove("怪")
    assert neo4j_store.stats().documents == 4


@pytest.mark.parametrize("format_", FORMATS)
def test_a_hostile_name_is_only_a_name(memory_store: Store, tmp_path: Path, format_: str) -> None:
    memory_store.put([hostile()])
    made = export(memory_store, tmp_path, format_)

    if format_ == "jsonl":
        nodes = [json.loads(line) for line in made[0].read_text(encoding="utf-8").split("\n")[:-1]]
        assert HOSTILE in {n["name"] for n in nodes}
    elif format_ == "csv":
        assert HOSTILE in {r["name"] for r in _table(made[0])}
        [sentence] = _table(made[2])
        assert sentence["text"].startswith("'=")
    elif format_ == "graphml":
        graph = nx.read_graphml(made[0])
        assert graph.nodes["company:" + HOSTILE]["name"] == HOSTILE
    elif format_ == "parquet":
        polars = pytest.importorskip("polars")
        assert HOSTILE in polars.read_parquet(made[0])["name"].to_list()
    elif format_ == "turtle":
        rdf = pytest.importorskip("rdflib")
        read = rdf.Graph().parse(made[0], format="turtle")
        assert rdf.Literal(HOSTILE) in set(read.objects(None, rdf.RDFS.label))
    else:
        script = made[0].read_text(encoding="utf-8")
        assert script.count("\n") == len([s for s in script.split("\n") if s.endswith(";")])


def test_an_empty_store_makes_empty_files(memory_store: Store, tmp_path: Path) -> None:
    assert [p.read_text() for p in export(memory_store, tmp_path)] == ["", ""]


def test_an_unknown_format_is_refused_with_those_there_are(
    memory_store: Store, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match="'xlsx'; the formats are jsonl, csv, parquet, graphml"):
        export(memory_store, tmp_path, "xlsx")


def test_a_place_that_cannot_be_written_is_named(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(ExportError, match="taken: jsonl needs a folder"):
        export(filled, tmp_path / "taken")
    with pytest.raises(ExportError, match="cannot be written"):
        export(filled, tmp_path / "taken" / "zj.graphml", "graphml")


def test_a_changed_order_of_documents_changes_no_byte(tmp_path: Path, filled: Store) -> None:
    first = [p.read_bytes() for p in export(filled, tmp_path / "a")]
    for graph in tiny_graphs():
        filled.remove(graph.document.id)
    for graph in (*tiny_graphs()[2:], *tiny_graphs()[:2]):
        moved = replace(graph, mentions=tuple(reversed(graph.mentions)))
        filled.put([replace(moved, statements=tuple(reversed(graph.statements)))])

    assert [p.read_bytes() for p in export(filled, tmp_path / "b")] == first


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
