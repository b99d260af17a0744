"""The style sheet and the page for users of Neo4j say what the code says."""

import re
from pathlib import Path

from graph.ontology import ontology
from graph.stores.store import Store
from queries.runner import run, shipped
from tests.tiny_graph import tiny_graphs
from viz.browser_style import browser_style

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "neo4j.md").read_text(encoding="utf-8")


def test_the_style_sheet_in_the_docs_is_the_generated_one() -> None:
    kept = (DOCS / "neo4j" / "zhengtu.grass").read_text(encoding="utf-8")

    assert kept == browser_style(), "write browser_style() into docs/neo4j/zhengtu.grass"


def test_every_type_has_its_colour_and_every_relation_a_rule() -> None:
    rules = dict(re.findall(r"^(\S+) \{\n(.*?)\}$", browser_style(), re.MULTILINE | re.DOTALL))

    for kind in ontology().types.values():
        assert f"  color: {kind.colour};\n" in rules[f"node.{kind.name}"]
        assert "caption: '{name}'" in rules[f"node.{kind.name}"]
    for name in ontology().relations:
        assert f"relationship.{name}" in rules
    for body in rules.values():
        assert re.fullmatch(r"(  [a-z-]+: [^;{}]+;\n)+", body.replace("'{name}'", "x"))


def test_the_cypher_of_the_page_runs(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    blocks = [b for b in re.findall(r"```cypher\n(.*?)```", PAGE, re.DOTALL) if "gds." not in b]

    assert len(blocks) == 3
    for block in blocks:
        assert len(both_stores.query(block)) > 0, block


def test_the_parameters_of_the_page_are_those_of_the_query(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    [said] = re.findall(r":params \{(.*)\}", PAGE)
    given = dict(re.findall(r"(\w+): ([^,]+)", said))
    query = shipped().get("regions_backing_industry")

    assert list(given) == [p.name for p in query.parameters]
    values = {name: None if text == "null" else text.strip("'") for name, text in given.items()}
    assert len(run(both_stores, query, values)) > 0


def test_a_catalogue_file_pastes_with_its_header(both_stores: Store) -> None:
    both_stores.put(tiny_graphs())
    query = shipped().get("regions_backing_industry")
    values = query.fill({"industry": "industry:人工智能"})
    pasted = both_stores.query(query.path.read_text(encoding="utf-8"), values)

    assert pasted.rows == both_stores.query(query.cypher, values).rows != ()
