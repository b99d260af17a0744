"""Read a document: from clean text to the part of the graph it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.decisions.decisions import NONE, Decisions
from graph.decisions.names import DecidedNames, decide_facts, decide_names
from graph.decisions.statements import decide_explanations, decide_statements, explain_decided
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
    """Links the names of a document and finds what it says about them.

    What people decided goes before what the reader thinks: names first, then statements about
    the entities that the decided names mean.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        linker: DocumentLinker,
        engine: StatementEngine,
        decisions: Decisions = NONE,
    ) -> None:
        self._gazetteer = gazetteer
        self._linker = linker
        self._engine = engine
        self._decisions = decisions

    @classmethod
    def built_in(cls, extra: Sequence[Path] = ()) -> "Reader":
        """Return a reader with the models and lists that ship with Zhengtu and the user's files."""
        gazetteer = Gazetteer.load(extra)
        return cls(gazetteer, DocumentLinker.built_in(gazetteer), StatementEngine.load(gazetteer))

    def deciding(self, decisions: Decisions) -> "Reader":
        """Return a reader with the same models that follows these decisions."""
        return Reader(self._gazetteer, self._linker, self._engine, decisions)

    def read(self, document: Document) -> DocumentGraph:
        """Return a document's entities, mentions and statements, with the facts they bring."""
        return self.trace(document).graph

    def trace(self, document: Document) -> Trace:
        """Do the same and keep what was proposed and dropped on the way."""
        judged = self._linker.judge(document)
        named = self._decided(document, self._linker.decide(judged))
        linked = named.linked
        candidates = self._engine.candidates(
            document, linked.mentions, linked.entities, linked.context
        )
        graph = self._graph(document, named, candidates)
        return Trace(graph, judged, linked, candidates, self._engine.judge.threshold)

    def _decided(self, document: Document, linked: Linked) -> DecidedNames:
        return decide_names(document, linked, self._decisions, self._gazetteer)

    def _graph(
        self, document: Document, named: DecidedNames, candidates: Candidates
    ) -> DocumentGraph:
        linked = named.linked
        stated = decide_statements(
            document,
            self._engine.accept(document, linked.mentions, candidates),
            linked.entities,
            self._decisions,
            self._gazetteer,
        )
        statements = stated.statements
        used = {m.entity for m in linked.mentions if m.entity and not m.deictic}
        for statement in statements:
            used |= {statement.subject, statement.object}
        known = self._gazetteer.facts_for(sorted(i for i in used if self._gazetteer.entry(i)))
        facts = decide_facts(known, self._decisions)
        merged = self._decisions.merges(end for f in known for end in (f.subject, f.object))
        for fact in facts:
            used |= {fact.subject, fact.object}
        entities = [self._entity(id_, stated.entities) for id_ in sorted(used)]
        return DocumentGraph(
            document,
            tuple(entities),
            tuple(m for m in linked.mentions if not m.deictic),
            statements,
            facts,
            tuple(sorted(named.claims | stated.claims | merged)),
        )

    def explain(
        self, document: Document, subject: str, relation: str, object_: str
    ) -> tuple[Explanation, ...]:
        """Return why a document's sentences do or do not state a relation of two names.

        Names are those of the document's entities, their aliases or ids; where the document names
        neither, there is nothing to explain.
        """
        linked = self._decided(document, self._linker.link(document)).linked
        asked = [
            (one, relation, other)
            for one in self._ids(subject, linked.entities)
            for other in self._ids(object_, linked.entities)
        ]
        explained = (
            found
            for one, _, other in asked
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
        named = (_with_decided_names(one, linked) for one in explained)
        found = decide_explanations(document, named, self._decisions)
        return (*found, *explain_decided(document, asked, found, self._decisions))

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


def _with_decided_names(found: Explanation, linked: Linked) -> Explanation:
    """Note on an explanation which of its names in the sentence a person linked."""
    decided = sorted(
        {
            f"{m.surface} linked by {m.decided}"
            for m in linked.mentions
            if m.decided
            and m.sentence == found.sentence
            and m.entity in (found.subject, found.object)
        }
    )
    return replace(found, decided="; ".join(decided)) if decided else found
