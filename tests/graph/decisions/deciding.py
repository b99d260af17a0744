"""What the tests of decisions share: the tiny graph as the reader has it, and rows in short."""

from dataclasses import replace

from graph.decisions.decision import Decision, What, text_scope
from graph.decisions.decisions import Decisions
from graph.decisions.names import decide_names
from graph.decisions.statements import decide_statements
from graph.document_graph import DocumentGraph
from graph.gazetteer.gazetteer import Gazetteer
from graph.linkers.context import ArticleContext, DocumentContext
from graph.linkers.document_linker import Linked
from tests.tiny_graph import ENTITIES, tiny_graphs

GAZETTEER = Gazetteer.load()
PAPER, REPRINT, MEASURES, MAGAZINE = tiny_graphs()
ID = {name: entity.id for name, entity in ENTITIES.items()}
SIGNED = {"who": "mei", "when": "2026-01-31"}


def link(name: str, id_: str, yes: bool = True, where: str = "") -> Decision:
    return Decision(What.LINK, yes, name, id_, where=where, **SIGNED)


def same(one: str, other: str, yes: bool = True) -> Decision:
    return Decision(What.SAME, yes, one, other, **SIGNED)


def statement(subject: str, relation: str, object_: str, yes: bool, where: str = "") -> Decision:
    return Decision(What.STATEMENT, yes, subject, object_, relation, where, **SIGNED)


def scope(graph: DocumentGraph, index: int) -> str:
    return text_scope(graph.document.sentences[index].text)


def linked(graph: DocumentGraph) -> Linked:
    contexts = tuple(ArticleContext(a.index, ID.get(a.place, "")) for a in graph.document.articles)
    return Linked(graph.mentions, {e.id: e for e in graph.entities}, DocumentContext(contexts))


def decided(graph: DocumentGraph, *rows: Decision) -> DocumentGraph:
    """The graph's names and statements as the rows decide, its statements' ends merged too."""
    decisions = Decisions.of(rows)
    names = decide_names(graph.document, linked(graph), decisions, GAZETTEER)
    moved = [
        replace(s, subject=decisions.kept(s.subject), object=decisions.kept(s.object))
        for s in graph.statements
    ]
    said = decide_statements(graph.document, moved, names.linked.entities, decisions, GAZETTEER)
    return replace(
        graph,
        entities=tuple(said.entities[i] for i in sorted(said.entities)),
        mentions=names.linked.mentions,
        statements=said.statements,
        decided=tuple(sorted(names.claims | said.claims)),
    )
