"""An MCP server over a store: what a language model may ask of the graph, and no more.

Every tool reads. Every result is bounded, for it lands in a model's context: so many rows, so many
sentence ids in a row, so many characters in all; what was left out is said under `cut`. Opening
the store is the caller's job (`zhengtu.cli.mcp`); the transport is the SDK's.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, ParamSpec, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from graph.errors import ZhengtuError
from graph.ontology import ontology
from graph.stores.store import Row, Rows
from queries.answer import Answer
from queries.ask import Questions
from queries.catalogue import Catalogue, CatalogueQuery
from queries.resolve import EntityResolver, Known
from queries.runner import run
from zhengtu.graph_store import GraphStore

ROWS, MOST_ROWS = 20, 200
SENTENCES, MOST_SENTENCES = 2, 5
ENTITIES = 20
IDS = 5
CHARACTERS = 30_000
SECONDS = 30.0
_INSTRUCTIONS = (
    "Zhengtu 政图 holds a graph of Chinese policy news: which regions back which industries, with "
    "which policies, for which companies. Every row comes with the sentences that say so: cite "
    "them. Silence of the library is no denial: say how much of it was looked at (denominator). "
    "Start with `ask`; `search_entity` finds ids; the resource zhengtu://catalogue lists the "
    "queries that `query` runs."
)
_P = ParamSpec("_P")
_R = TypeVar("_R")
Limit = Annotated[int, Field(ge=1, le=MOST_ROWS, description="At most so many rows.")]


def mcp_server(graph: GraphStore, catalogue: Iterable[Path] = ()) -> "MCPServer[Any]":
    """Return the server of an open store; `catalogue` are folders of further queries."""
    server: MCPServer[Any] = MCPServer(
        "zhengtu", title="政图", instructions=_INSTRUCTIONS, log_level="WARNING"
    )
    tools = GraphTools(graph, Catalogue.load(catalogue))
    reading = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    for tool in (tools.ask, tools.search_entity, tools.query, tools.evidence):
        server.add_tool(_refusing(tool, ToolError), annotations=reading)
    for uri, name, what, content in (
        ("zhengtu://ontology", "ontology", "Entity types and relations.", tools.ontology),
        ("zhengtu://catalogue", "catalogue", "The queries by name.", tools.catalogue),
        ("zhengtu://catalogue/{name}", "catalogue query", "A query's Cypher.", tools.cypher),
    ):
        mime = "text/plain" if "{" in uri else "application/json"
        server.resource(uri, name=name, description=what, mime_type=mime)(
            _refusing(content, ResourceError)
        )
    return server


class GraphTools:
    """The tools and resources of one store; names are read once, so restart after a build."""

    def __init__(self, graph: GraphStore, catalogue: Catalogue) -> None:
        self._store = graph.raw
        self._catalogue = catalogue
        self._resolver = EntityResolver(graph.raw, graph.gazetteer)
        self._questions = Questions(graph.raw, graph.gazetteer, catalogue)

    def ask(
        self,
        question: Annotated[str, Field(description="One question, in Chinese or English.")],
        previous: Annotated[
            str, Field(description="The question before, if this one leans on it (那宁波呢?).")
        ] = "",
        limit: Limit = ROWS,
        sentences: Annotated[
            int, Field(ge=0, le=MOST_SENTENCES, description="Evidence sentences for each row.")
        ] = SENTENCES,
    ) -> dict[str, Any]:
        """Answer a question about regions, industries, policies, programs, companies, parks.

        Gives a sentence, rows with the sentences that say so, the Cypher, and how much of the
        library was looked at. A question that is not understood gets near ones that are.
        """
        before = self._questions.ask(previous, None) if previous.strip() else None
        return _answer(self._questions.ask(question, before), limit, sentences)

    def search_entity(
        self,
        name: Annotated[str, Field(description="A name, alias, id, or a text with names in it.")],
        limit: Annotated[int, Field(ge=1, le=100, description="At most so many.")] = ENTITIES,
    ) -> dict[str, Any]:
        """Find entities by name: id, type, full name, and whether the graph holds them.

        A name that several entities share gives all of them (鼓楼区).
        """
        found = list(self._resolver.meanings(name))
        if by_id := self._resolver.known(name.strip()):
            found.insert(0, by_id)
        if not found:
            found = [k for named in self._resolver.find(name) for k in named.candidates]
        unique = list({k.id: k for k in found}.values())
        result: dict[str, Any] = {"entities": [self._entity(k) for k in unique[:limit]]}
        if not unique:
            result["near"] = self._resolver.near(name)
        return result | _cut(len(unique) > limit, f"{len(unique)} entities, {limit} shown")

    def query(
        self,
        name: Annotated[str, Field(description="A query of zhengtu://catalogue.")],
        parameters: Annotated[
            dict[str, Any] | None,
            Field(description="Its parameters; entities by name or id, dates as 2025-04-17."),
        ] = None,
        limit: Limit = ROWS,
    ) -> dict[str, Any]:
        """Run a query of the catalogue."""
        wanted = self._catalogue.get(name)
        values = self._resolver.fill(wanted, dict(parameters or {}))
        rows = run(self._store, wanted, values, limit=limit, seconds=SECONDS)
        return {"query": name, "question": wanted.question_en} | _rows(rows)

    def evidence(
        self,
        subject: Annotated[str, Field(description="An entity, by name or id.")],
        object: Annotated[  # noqa: A002 - the ontology's word
            str, Field(description="Another entity; none: every sentence that names the first.")
        ] = "",
        relation: Annotated[str, Field(description="Only this relation, such as BACKS.")] = "",
        limit: Limit = ROWS,
    ) -> dict[str, Any]:
        """Return the sentences behind the edges between two entities, or about one entity."""
        if object:
            given = {"subject": subject, "object": object, "relation": relation or None}
            return self.query("edge_evidence", given, limit)
        if relation:
            raise ZhengtuError("a relation needs an object too")
        return self.query("sentences_about", {"entity": subject, "limit": limit + 1}, limit)

    def ontology(self) -> str:
        """Return the types and relations as JSON."""
        known = ontology()
        types = [
            {"name": t.name, "chinese": t.chinese, "what": t.what} for t in known.types.values()
        ]
        relations = [
            {"name": r.name, "chinese": r.chinese, "what": r.what}
            | {"subject": r.subject, "object": r.object, "symmetric": r.symmetric}
            for r in known.relations.values()
        ]
        return _json({"types": types, "relations": relations})

    def catalogue(self) -> str:
        """Return what every query answers, takes and gives, as JSON."""
        return _json([_described(query) for query in self._catalogue])

    def cypher(self, name: str) -> str:
        """Return the file of a query: its header and its Cypher."""
        return self._catalogue.get(name).path.read_text(encoding="utf-8")

    def _entity(self, known: Known) -> dict[str, Any]:
        return {
            "id": known.id,
            "type": known.type,
            "name": known.name,
            "full_name": self._resolver.label(known),
            "in_graph": known.held,
        }


def _answer(answer: Answer, limit: int, sentences: int) -> dict[str, Any]:
    """Return an answer with bounded rows, each with its sentences in it."""
    whole = answer.to_dict()
    shown = answer.rows[:limit]
    rows = [
        _slim(row) | {"sentences": [_quote(q) for q in whole["evidence"][at][:sentences]]}
        for at, row in enumerate(shown)
    ]
    kept = _within(rows)
    total = f"{len(answer.rows)}{'+' if answer.truncated else ''}"
    named = ("sentence", "understood", "denominator", "warnings", "suggestions", "choices")
    return (
        {key: whole[key] for key in named}
        | {"rows": kept, "query": answer.query, "parameters": whole["parameters"]}
        | {"cypher": answer.cypher}
        | _cut(len(kept) < len(answer.rows) or answer.truncated, f"{len(kept)} of {total} rows")
    )


def _rows(rows: Rows) -> dict[str, Any]:
    kept = _within([_slim(row) for row in rows])
    shorter = rows.truncated or len(kept) < len(rows)
    return {"columns": list(rows.columns), "rows": kept} | _cut(
        shorter, f"the first {len(kept)} rows; there are more"
    )


def _slim(row: Row) -> Row:
    """Return the row with long lists of sentence ids cut; `evidence_count` says how many."""
    ids = row.get("evidence")
    if not isinstance(ids, list | tuple):
        return dict(row)
    return dict(row) | {"evidence": list(ids[:IDS]), "evidence_count": len(ids)}


def _within(rows: list[Row]) -> list[Row]:
    """Return the first rows that fit into `CHARACTERS`."""
    left = CHARACTERS
    for at, row in enumerate(rows):
        left -= len(_json(row))
        if left < 0:
            return rows[:at]
    return rows


def _quote(quote: Mapping[str, Any]) -> dict[str, Any]:
    kept = ("sentence", "text", "document", "published", "source", "page")
    return {key: quote[key] for key in kept if quote[key]}


def _cut(is_cut: bool, what: str) -> dict[str, str]:
    return {"cut": what} if is_cut else {}


def _described(query: CatalogueQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "family": query.family,
        "question_zh": query.question_zh,
        "question_en": query.question_en,
        "parameters": [
            {"name": p.name, "type": p.type_name, "what": p.what, "example": p.example}
            | ({"required": True} if p.required else {"default": p.default})
            for p in query.parameters
        ],
        "columns": {column.name: column.what for column in query.columns},
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _refusing(call: Callable[_P, _R], error: type[Exception]) -> Callable[_P, _R]:
    """Turn our errors into the SDK's: their text reaches the model, a crash's would not."""

    @wraps(call)
    def called(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return call(*args, **kwargs)
        except ZhengtuError as refused:
            raise error(str(refused)) from refused

    return called
