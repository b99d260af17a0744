"""The Neo4j that a user starts without Docker: it keeps its data and its password."""

import os
from pathlib import Path

import neo4j
import pytest

from graph.errors import StoreError
from graph.stores.local_neo4j.server import LocalNeo4j, fetch, missing_tools

CACHE = Path(__file__).parent.parent.parent / ".cache"


def test_a_server_started_again_has_its_data_and_its_password(tmp_path: Path) -> None:
    if lacking := missing_tools(CACHE):
        why = f"{', '.join(lacking)} not installed: no Neo4j can be started here"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    for step in ("CREATE (:Stranger {name: 'kept'})", "MATCH (n:Stranger) RETURN n.name AS name"):
        with LocalNeo4j(tmp_path, cache=CACHE, password="first-password") as server:
            address = f"bolt://127.0.0.1:{server.port}"
            with neo4j.GraphDatabase.driver(address, auth=("neo4j", "first-password")) as driver:
                found = driver.execute_query(step).records

    assert [record["name"] for record in found] == ["kept"]


def test_without_java_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StoreError, match="java and mvn not found: install Java 17 and Maven"):
        fetch(tmp_path)
