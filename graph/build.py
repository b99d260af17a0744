"""Read a document: from clean text to the part of the graph it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.document import Document
from graph.document_graph import DocumentGraph
from graph.entity import Entity
from graph.gazetteer.gazetteer import Gazetteer
from graph.linkers.document_linker import DocumentLinker, Judged, Linked
from graph.statements.engine import Candidates, StatementEngine
from graph.statements.explain import Explanation


@dataclass(frozen=True, slots=True)
class Trace:
    """A document's graph with every step that led to it: what was proposed, kept and judged.

    `threshold` is the confidence from which a candidate becomes a statement.
    """

    graph: DocumentGraph
    judged: Judged
    linked: Linked
    candidates: Candidates
    threshold: float


class Reader:
    """Links the names of a document and finds what it says about them."""

    def __init__(
        self, gazetteer: Gazetteer, linker: DocumentLinker, engine: StatementEngine
    ) -> None:
        self._gazetteer = gazetteer
        self._linker = linker
        self._engine = engine

    @classmethod
    def built_in(cls, extra: Sequence[Path] = ()) -> "Reader":
        """Return a reader with the models and lists that ship with Zhengtu and the user's files."""
        gazetteer = Gazetteer.load(extra)
        return cls(gazetteer, DocumentLinker.built_in(gazetteer), StatementEngine.load(gazetteer))

    def read(self, document: Document) -> DocumentGraph:
        """Return a document's entities, mentions and statements, with the facts they bring."""
        return self.trace(document).graph

    def trace(self, document: Document) -> Trace:
        """Do the same and keep what was proposed and dropped on the way."""
        judged = self._linker.judge(document)
        linked = self._linker.decide(judged)
        candidates = self._engine.candidates(
            document, linked.mentions, linked.entities, linked.context
        )
        graph = self._graph(document, linked, candidates)
        return Trace(graph, judged, linked, candidates, self._engine.judge.threshold)

    def _graph(self, document: Document, linked: Linked, candidates: Candidates) -> DocumentGraph:
        statements = self._engine.accept(document, linked.mentions, candidates)
        used = {m.entity for m in linked.mentions if m.entity and not m.deictic}
        for statement in statements:
            used |= {statement.subject, statement.object}
        facts = self._gazetteer.facts_for(sorted(i for i in used if self._gazetteer.entry(i)))
        for fact in facts:
            used |= {fact.subject, fact.object}
        entities = [self._entity(id_, linked.entities) for id_ in sorted(used)]
        return DocumentGraph(
            document,
            tuple(entities),
            tuple(m for m in linked.mentions if not m.deictic),
            tuple(statements),
            facts,
        )

    def explain(
        self, document: Document, subject: str, relation: str, object_: str
    ) -> tuple[Explanation, ...]:
        """Return why a document's sentences do or do not state a relation of two names.

        Names are those of the document's entities, their aliases or ids; where the document names
        neither, there is nothing to explain.
        """
        linked = self._linker.link(document)
        return tuple(
            found
            for one in self._ids(subject, linked.entities)
            for other in self._ids(object_, linked.entities)
            for found in self._engine.explain(
                document,
                linked.mentions,
                linked.entities,
                linked.context,
                subject=one,
                relation=relation,
                object_=other,
            )
        )

    def _ids(self, name: str, linked: Mapping[str, Entity]) -> list[str]:
        known = {r.entry.id for r in self._gazetteer.named(name)}
        return [
            id_
            for id_, entity in sorted(linked.items())
            if id_ in known or name in (id_, entity.name, *entity.aliases)
        ]

    def _entity(self, id_: str, linked: Mapping[str, Entity]) -> Entity:
        entry = self._gazetteer.entry(id_)
        return entry.entity() if entry is not None else linked[id_]
