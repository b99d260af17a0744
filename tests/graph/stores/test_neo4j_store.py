"""What is particular to a server: addresses, passwords, its schema, other people's data in it."""

import pytest

from graph.errors import StoreError
from graph.stores.neo4j_store import Neo4jStore
from graph.stores.open import open_store
from graph.stores.schema import neo4j_schema


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        ("neo4j://", "a wrong Neo4j address; write neo4j://USER:PASSWORD@HOST"),
        ("bolt://neo4j:x@host:99999", "a wrong Neo4j address: Port out of range"),
        ("bolt://neo4j:geheim@127.0.0.1:1", "no Neo4j answers there; start one"),
    ],
)
def test_a_wrong_address_is_one_clear_line_without_the_password(uri: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as error:
        open_store(uri)
    assert "\n" not in str(error.value)
    assert "geheim" not in str(error.value)


def test_a_wrong_password_is_said(neo4j_uri: str) -> None:
    place = neo4j_uri.rpartition("@")[2]
    with pytest.raises(StoreError, match="refuses the user name or password") as error:
        open_store(f"neo4j://neo4j:geheim@{place}")
    assert "geheim" not in str(error.value)


def test_a_database_that_is_not_there_is_named(neo4j_uri: str) -> None:
    server = neo4j_uri.rpartition("/")[0]
    with pytest.raises(StoreError, match="no database 'nowhere'"):
        open_store(f"{server}/nowhere")


def test_the_password_may_come_from_the_environment(
    neo4j_uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, _, place = neo4j_uri.rpartition("@")
    monkeypatch.setenv("NEO4J_PASSWORD", before.rpartition(":")[2])
    with open_store(f"neo4j://neo4j@{place}") as store:
        assert store.uri == f"neo4j://neo4j@{place}"


def test_the_schema_is_made_once(neo4j_store: Neo4jStore) -> None:
    have = {row["name"] for row in neo4j_store.write("SHOW INDEXES YIELD name RETURN name")}

    assert neo4j_schema().keys() <= have


def test_a_strangers_region_may_share_our_id(neo4j_store: Neo4jStore) -> None:
    neo4j_store.write("CREATE (:Region:Stranger {id: 'CN-330110', name: '别人的'})")
    neo4j_store.write("CREATE (:Region:Entity:Zhengtu {id: 'CN-330110', name: '余杭区'})")
    rows = neo4j_store.query("MATCH (n {id: 'CN-330110'}) WHERE n:Zhengtu RETURN n.name AS name")

    assert rows.rows == ({"name": "余杭区"},)
