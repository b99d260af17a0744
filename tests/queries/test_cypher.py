"""Cypher typed by people: capped, read-only, with hints."""

import pytest

from graph.errors import QueryError
from queries import cypher


def test_rows_are_capped_and_say_so(store):
    rows, _ = cypher.run(store, "MATCH (n:Region) RETURN n.id AS id ORDER BY id", limit=2)
    assert len(rows) == 2
    assert rows.truncated


def test_mistyped_property_is_named(store):
    rows, hints = cypher.run(store, "MATCH (n:Region) RETURN n.nmae AS name LIMIT 1")
    assert rows.rows == ({"name": None},)
    assert hints == ("no property 'nmae' in the graph contract; did you mean 'name'?",)


def test_words_in_strings_and_functions_get_no_hint():
    assert cypher.hints("MATCH (n) WHERE n.name = 'a.nmae' RETURN date.truncate('day', n.id)") == ()


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) DETACH DELETE n",
        "CREATE (n:Region)",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "MATCH (n) RETURN n.id; MATCH (n) DELETE n",
        "CALL apoc.load.json('x') YIELD value RETURN value",
    ],
)
def test_reading_never_writes(store, text):
    before = store.stats()
    with pytest.raises(QueryError):
        cypher.run(store, text)
    assert store.stats() == before
