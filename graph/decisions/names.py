"""Let a document's names follow what people decided, before anything is stated about them.

A yes holds for the names that the reader saw in that place; where it saw none, for every
occurrence of the name there that is no part of a longer one. A no takes the name, or one of its
candidates, away. Merged entities come together here too, so that statements meet the one kept.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.decisions.decision import DOCUMENT_SCOPE, Decision, entity_of, text_scope
from graph.decisions.decisions import Decisions, name_key
from graph.document import Document
from graph.entity import Entity
from graph.gazetteer.gazetteer import Gazetteer
from graph.linkers.context import DocumentContext
from graph.linkers.document_linker import Linked
from graph.mention import Candidate, Mention
from graph.statement import Fact

Vetoes = Callable[[str], Decision | None]


@dataclass(frozen=True, slots=True)
class DecidedNames:
    """A document's names as decided, with the claims of the decisions that made a difference."""

    linked: Linked
    claims: frozenset[str]


def decide_names(
    document: Document, linked: Linked, decisions: Decisions, gazetteer: Gazetteer
) -> DecidedNames:
    """Return a document's names as people decided them. Doing it twice is doing it once."""
    if not decisions:
        return DecidedNames(linked, frozenset())
    work = _Work(document, linked, decisions, gazetteer)
    mentions = [m for mention in linked.mentions if (m := work.decided(mention)) is not None]
    mentions += work.found(mentions)
    kept = sorted(
        _outermost(mentions), key=lambda m: (m.sentence, m.start, -m.stop, m.type, m.entity)
    )
    return DecidedNames(
        Linked(tuple(kept), work.entities_of(kept), work.context(linked.context, kept)),
        frozenset(work.claims),
    )


def decide_facts(facts: Iterable[Fact], decisions: Decisions) -> tuple[Fact, ...]:
    """Return what the gazetteer knows, said of the entities that are kept."""
    if not decisions.canonical:
        return tuple(facts)
    moved = {Fact(decisions.kept(f.subject), f.relation, decisions.kept(f.object)) for f in facts}
    return tuple(
        sorted(
            (f for f in moved if f.subject != f.object),
            key=lambda f: (f.subject, f.relation, f.object),
        )
    )


class _Work:
    """One document being decided."""

    def __init__(
        self, document: Document, linked: Linked, decisions: Decisions, gazetteer: Gazetteer
    ) -> None:
        self._document = document
        self._decisions = decisions
        self._gazetteer = gazetteer
        self._scopes = [text_scope(s.text) for s in document.sentences]
        self._entities = dict(linked.entities)
        self.claims: set[str] = set()

    def decided(self, mention: Mention) -> Mention | None:
        """Return a mention as decided, None where the name is none here."""
        if mention.deictic:
            return self._merged(mention)
        found = self._decisions.name(
            mention.surface, self._document.id, self._scopes[mention.sentence]
        )
        if found is None:
            return self._merged(mention)
        if found.targeted is not None:
            entity = self._entity(found.target)
            if entity is not None:
                self.claims.add(found.targeted.claim)
                self._note_merge(found.targeted.object)
                return _meaning(mention, entity, found.targeted.by)
        return self._without(mention, found.vetoes)

    def found(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Return mentions of names that people decided and the reader did not see."""
        made: list[Mention] = []
        for row in self._decisions.names:
            if row.yes and row.where in ("", self._document.id, *self._scopes):
                made += self._occurrences(row, [*mentions, *made])
        return made

    def entities_of(self, mentions: Iterable[Mention]) -> Mapping[str, Entity]:
        """Return the entities at hand: those of the document, merged, and the decided ones."""
        held: dict[str, Entity] = {}
        for id_ in sorted(self._entities):
            kept = self._decisions.kept(id_)
            entity = self._entity(kept) or self._entities[id_]
            named = {*entity.aliases, *self._entities[id_].aliases}
            named |= {*held[kept].aliases} if kept in held else set()
            if entity.status == "known":
                held[kept] = entity
            else:
                held[kept] = replace(entity, aliases=tuple(sorted(named)))
        for mention in mentions:
            meant = held.get(mention.entity)
            if meant and meant.status != "known" and mention.surface not in meant.aliases:
                named = {*meant.aliases, mention.surface}
                held[meant.id] = replace(meant, aliases=tuple(sorted(named)))
        return dict(sorted(held.items()))

    def context(self, context: DocumentContext, mentions: Sequence[Mention]) -> DocumentContext:
        """Return the articles' contexts with the entities that are kept.

        The document that an article is goes by what its title and number mean now.
        """
        named = {m.entity for m in mentions}
        moved = {m.read_as: m.entity for m in mentions if m.read_as}
        return DocumentContext(
            tuple(
                replace(
                    article,
                    home_region=self._kept(article.home_region),
                    office=self._kept(article.office),
                    policy=kept
                    if (kept := self._kept(article.policy)) in named
                    else moved.get(article.policy, ""),
                )
                for article in context.articles
            )
        )

    def _kept(self, id_: str) -> str:
        self._note_merge(id_)
        return self._decisions.kept(id_)

    def _note_merge(self, id_: str) -> None:
        self.claims |= self._decisions.merges([id_])

    def _entity(self, id_: str) -> Entity | None:
        found = self._entities.get(id_) or entity_of(id_, self._gazetteer, self._entities)
        if found is not None:
            self._entities.setdefault(id_, found)
        return found

    def _merged(self, mention: Mention) -> Mention:
        """Return a mention under the id that is kept."""
        kept = self._kept(mention.entity)
        if kept == mention.entity:
            return mention
        by = "; ".join(sorted({r.by for r in self._decisions.merging[mention.entity]}))
        entity = self._entity(kept)
        return mention if entity is None else _meaning(mention, entity, by, mention.score)

    def _without(
        self, mention: Mention, vetoes: Callable[[str], Decision | None]
    ) -> Mention | None:
        """Return a mention without what it never means."""
        if mention.entity:
            if row := vetoes(self._decisions.kept(mention.entity)):
                self.claims.add(row.claim)
                return None
            return self._merged(mention)
        left: list[Candidate] = []
        for candidate in mention.candidates:
            if row := vetoes(self._decisions.kept(candidate.entity)):
                self.claims.add(row.claim)
            else:
                left.append(candidate)
        return replace(mention, candidates=tuple(left)) if left else None

    def _occurrences(self, row: Decision, mentions: Sequence[Mention]) -> list[Mention]:
        if row.subject not in self._document.text:
            return []
        key = name_key(row.subject)
        narrow = not row.where or row.where.startswith(DOCUMENT_SCOPE)
        if narrow and any(name_key(m.surface) == key for m in mentions):
            return []  # the reader tells there which occurrences are names
        made: list[Mention] = []
        for sentence in self._document.sentences:
            if row.where.startswith("text:") and self._scopes[sentence.index] != row.where:
                continue
            found = self._decisions.name(
                row.subject, self._document.id, self._scopes[sentence.index]
            )
            if found is None or found.targeted != row:
                continue
            entity = self._entity(found.target)
            if entity is None:
                continue
            here = [
                (m.start, m.stop)
                for m in mentions
                if m.sentence == sentence.index and not m.deictic
            ]
            for at in free_places(sentence.text, row.subject, here):
                stop = at + len(row.subject)
                made.append(
                    Mention(
                        sentence.index, at, stop, row.subject, entity.type, entity.id, 1.0,
                        "decided", decided=row.by,
                    )
                )  # fmt: skip
                self.claims.add(row.claim)
                self._note_merge(row.object)
        return made


def _meaning(mention: Mention, entity: Entity, by: str, score: float = 1.0) -> Mention:
    was = mention.read_as
    if not was and not mention.decided and mention.entity != entity.id:
        was = mention.entity
    return replace(
        mention,
        type=entity.type,
        entity=entity.id,
        score=score,
        candidates=(),
        decided=by,
        read_as=was,
    )


def free_places(text: str, name: str, names: Iterable[tuple[int, int]]) -> list[int]:
    """Return where a name stands by itself: in none of the other names, across no edge of one."""
    taken = list(names)
    found, at = [], text.find(name)
    while at >= 0:
        stop = at + len(name)
        near = [(a, b) for a, b in taken if a < stop and at < b]
        if all(at <= a and b <= stop and (a, b) != (at, stop) for a, b in near):
            found.append(at)
        at = text.find(name, stop)
    return found


def _outermost(mentions: Iterable[Mention]) -> list[Mention]:
    """Drop names inside a longer name of the same entity, and all but one at the same place."""
    chosen: list[Mention] = []
    widest: dict[tuple[int, str], list[Mention]] = {}
    for m in sorted(mentions, key=lambda m: (m.start - m.stop, m.sentence, m.start, m.entity)):
        around = widest.setdefault((m.sentence, m.entity), [])
        if m.entity and any(a.start <= m.start and m.stop <= a.stop for a in around):
            continue
        around.append(m)
        chosen.append(m)
    return chosen
