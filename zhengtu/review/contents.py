"""What a store holds that may be doubted: names with their scores, statements, unlinked names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.ontology import ontology
from graph.stores.store import Row, Store
from zhengtu.review.likeness import Named

_ENTITIES = (
    "MATCH (n:Entity) WHERE n:Zhengtu RETURN n.id AS id, n.name AS name, n.aliases AS aliases, "
    "n.status AS status, [l IN labels(n) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type "
    "ORDER BY id"
)
_MENTIONS = (
    "MATCH (s:Sentence)-[m:MENTIONS]->(n:Entity) WHERE s:Zhengtu RETURN s.id AS sentence, "
    "s.document AS document, s.index AS place, n.id AS entity, m.surface AS surface, "
    "m.start AS start, m.stop AS stop, m.score AS score, m.why AS why, m.decided AS decided "
    "ORDER BY document, place, start, stop, entity"
)
_UNLINKED = (
    "MATCH (s:Sentence) WHERE s:Zhengtu AND size(s.unlinked) > 0 RETURN s.id AS sentence, "
    "s.document AS document, s.index AS place, s.unlinked AS names ORDER BY document, place"
)
_STATEMENTS = (
    "MATCH (t:Statement) WHERE t:Zhengtu RETURN t.id AS id, t.subject AS subject, "
    "t.relation AS relation, t.object AS object, t.polarity AS polarity, t.edge AS edge, "
    "t.confidence AS confidence, t.trigger AS trigger, t.route AS route, t.rule AS rule, "
    "t.start AS start, t.stop AS stop, t.sentence AS sentence, t.document AS document, "
    "t.decided AS decided ORDER BY id"
)
_QUOTED = (
    "UNWIND $ids AS id MATCH (s:Sentence {id: id})-[:IN]->(d:Document) WHERE s:Zhengtu "
    "RETURN s.id AS id, s.text AS text, s.page AS page, s.published AS published, "
    "d.name AS name, d.source AS source ORDER BY id"
)


@dataclass(frozen=True)
class Contents:
    """A store's entities, mentions and statements, read once."""

    entities: Mapping[str, Named]
    mentions: tuple[Row, ...]
    unlinked: tuple[Row, ...]
    statements: tuple[Row, ...]

    @classmethod
    def read(cls, store: Store) -> "Contents":
        """Read everything that may be doubted."""
        entities = {
            row["id"]: Named(
                row["id"],
                row["type"],
                row["name"],
                tuple(sorted({row["name"], *(row["aliases"] or ())})),
                row["status"] == "known",
            )
            for row in store.query(_ENTITIES)
        }
        return cls(
            entities,
            tuple(store.query(_MENTIONS)),
            tuple(store.query(_UNLINKED)),
            tuple(store.query(_STATEMENTS)),
        )

    def name(self, id_: str) -> str:
        """Return the name of an entity."""
        held = self.entities.get(id_)
        return held.name if held else id_

    @cached_property
    def edges_of(self) -> Mapping[str, frozenset[str]]:
        """Map an entity to the edges that end at it."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.statements:
            for end in (row["subject"], row["object"]):
                found[end].add(row["edge"])
        return {id_: frozenset(edges) for id_, edges in found.items()}

    @cached_property
    def stated_in(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """Map (sentence, entity) to the edges that the sentence says of the entity."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in self.statements:
            for end in (row["subject"], row["object"]):
                found[row["sentence"], end].add(row["edge"])
        return {key: frozenset(edges) for key, edges in found.items()}

    @cached_property
    def named_in(self) -> Mapping[str, list[Row]]:
        """Map a sentence to its mentions."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.mentions:
            found[row["sentence"]].append(row)
        return found

    @cached_property
    def apart(self) -> Mapping[str, frozenset[str]]:
        """Map an entity to those that a sentence names beside it or that it is joined to."""
        found: dict[str, set[str]] = defaultdict(set)
        types = {id_: e.type for id_, e in self.entities.items()}
        for mentions in self.named_in.values():
            here = sorted({m["entity"] for m in mentions})
            for one in here:
                found[one].update(o for o in here if types.get(o) == types.get(one))
        same_type = {name for name, r in ontology().relations.items() if r.same_type}
        for row in self.statements:
            if row["relation"] in same_type:
                found[row["subject"]].add(row["object"])
                found[row["object"]].add(row["subject"])
        return {id_: frozenset(others) for id_, others in found.items()}


def quoted(store: Store, sentences: Iterable[str]) -> dict[str, Row]:
    """Return sentences by id: text, and where it was printed."""
    return {row["id"]: row for row in store.query(_QUOTED, {"ids": sorted(set(sentences))})}
