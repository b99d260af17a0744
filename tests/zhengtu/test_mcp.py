"""The MCP server as a client meets it: a process, spoken to over standard input and output."""

import json
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, MCPError
from mcp.client.stdio import StdioServerParameters, stdio_client

from graph.ontology import ontology
from queries.runner import shipped

Call = Callable[..., Any]


class Session:
    """A client in a thread of its own, so that plain tests can use it."""

    def __init__(self, portal: BlockingPortal, client: Client) -> None:
        self._portal = portal
        self._client = client

    def tools(self) -> dict[str, Any]:
        return {t.name: t for t in self._run(self._client.list_tools).tools}

    def call(self, tool: str, **arguments: Any) -> Any:
        return self._run(lambda: self._client.call_tool(tool, arguments))

    def result(self, tool: str, **arguments: Any) -> dict[str, Any]:
        result = self.call(tool, **arguments)
        assert not result.is_error, result.content
        return dict(result.structured_content or json.loads(result.content[0].text))

    def refusal(self, tool: str, **arguments: Any) -> str:
        result = self.call(tool, **arguments)
        assert result.is_error
        return str(result.content[0].text)

    def read(self, uri: str) -> str:
        return str(self._run(lambda: self._client.read_resource(uri)).contents[0].text)

    def resources(self) -> set[str]:
        return {str(r.uri) for r in self._run(self._client.list_resources).resources}

    def _run(self, call: Callable[[], Awaitable[Any]]) -> Any:
        async def timed() -> Any:
            with anyio.fail_after(120):
                return await call()

        return self._portal.call(timed)


@pytest.fixture(scope="module")
def session(tiny_path: Path) -> Iterator[Session]:
    server = StdioServerParameters(
        command=sys.executable,
        args=["-c", "from zhengtu.cli import main; main()", "mcp", "--store", str(tiny_path)],
        env={"OMP_NUM_THREADS": "1", "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(stdio_client(server))) as client,
    ):
        yield Session(portal, client)


def test_the_tools_are_four_and_only_read(session: Session) -> None:
    tools = session.tools()

    assert set(tools) == {"ask", "search_entity", "query", "evidence"}
    for tool in tools.values():
        assert tool.description
        assert tool.annotations.read_only_hint
        assert all("description" in p for p in tool.input_schema["properties"].values())


def test_an_answer_carries_its_sentences_and_its_cypher(session: Session) -> None:
    answer = session.result("ask", question="哪些县支持人工智能?")

    assert answer["understood"]
    assert any(row["region"] == "余杭区" for row in answer["rows"])
    assert all(row["sentences"] for row in answer["rows"])
    assert answer["cypher"].startswith("MATCH")
    assert "cut" not in answer


def test_a_follow_up_leans_on_the_question_before(session: Session) -> None:
    answer = session.result("ask", question="那新能源呢?", previous="哪些县支持人工智能?")

    assert answer["understood"]
    assert answer["parameters"]["industry"] != ""
    assert any(row["region"] == "余杭区" for row in answer["rows"])


def test_what_is_not_understood_comes_with_near_questions(session: Session) -> None:
    answer = session.result("ask", question="今天天气怎么样?")

    assert not answer["understood"]
    assert answer["suggestions"]


def test_a_shared_name_gives_every_entity_that_has_it(session: Session) -> None:
    found = session.result("search_entity", name="鼓楼区")["entities"]

    assert len(found) > 1
    assert len({entity["full_name"] for entity in found}) == len(found)


def test_names_are_found_by_id_and_inside_a_text(session: Session) -> None:
    [by_id] = session.result("search_entity", name="CN-330110")["entities"]
    inside = session.result("search_entity", name="听说余杭区支持人工智能")["entities"]

    assert by_id["name"] == "余杭区" and by_id["in_graph"]
    assert {"余杭区", "人工智能"} <= {entity["name"] for entity in inside}


def test_rows_left_out_are_said(session: Session) -> None:
    every = session.result("query", name="region_industry_pairs")
    some = session.result("query", name="region_industry_pairs", limit=1)

    assert "cut" not in every and len(every["rows"]) > 1
    assert some["rows"] == every["rows"][:1]
    assert "1 rows" in some["cut"]


def test_a_query_takes_entities_by_name(session: Session) -> None:
    found = session.result(
        "query", name="regions_backing_industry", parameters={"industry": "人工智能"}
    )

    assert any(row["region_id"] == "CN-330110" for row in found["rows"])


def test_evidence_of_an_edge_and_of_an_entity_are_sentences(session: Session) -> None:
    edge = session.result("evidence", subject="余杭区", object="人工智能", relation="BACKS")
    one = session.result("evidence", subject="余杭区", limit=2)

    assert {row["relation"] for row in edge["rows"]} == {"BACKS"}
    assert all("余杭" in row["text"] for row in edge["rows"])
    assert len(one["rows"]) == 2 and "cut" in one


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("query", {"name": "regions_backing_industri"}, "regions_backing_industry"),
        ("query", {"name": "regions_backing_industry"}, "needs industry"),
        ("evidence", {"subject": "没有这个地方"}, "没有这个地方"),
        ("evidence", {"subject": "余杭区", "relation": "BACKS"}, "needs an object"),
        ("ask", {"question": "哪些县支持人工智能?", "limit": 100_000}, "200"),
    ],
)
def test_a_mistake_is_told_to_the_model(
    session: Session, tool: str, arguments: dict[str, Any], said: str
) -> None:
    assert said in session.refusal(tool, **arguments)


def test_resources_are_the_ontology_and_the_catalogue(session: Session) -> None:
    assert session.resources() == {"zhengtu://ontology", "zhengtu://catalogue"}

    known = json.loads(session.read("zhengtu://ontology"))
    listed = json.loads(session.read("zhengtu://catalogue"))
    assert [t["name"] for t in known["types"]] == list(ontology().types)
    assert [r["name"] for r in known["relations"]] == list(ontology().relations)
    assert [q["name"] for q in listed] == list(shipped().names())
    assert "MATCH" in session.read(f"zhengtu://catalogue/{listed[0]['name']}")


def test_an_unknown_query_is_no_resource(session: Session) -> None:
    with pytest.raises(MCPError, match="nothing_like_it"):
        session.read("zhengtu://catalogue/nothing_like_it")
