"""Bring documents that lie in a store under the decisions of today, and say which are borne out.

A store remembers for each document the decisions that made a difference in it. A document is out
of date where one of them is gone, or where another one names something the document holds.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from graph.decisions.decision import (
    ANY,
    DOCUMENT_SCOPE,
    TEXT_SCOPE,
    Decision,
    What,
    ordered,
    text_scope,
    unsigned,
)
from graph.decisions.decisions import Decisions, name_key
from graph.decisions.names import free_places
from graph.document import digest
from graph.stores.store import Row, Store

_MOST = 10_000
_DOCUMENTS = (
    "MATCH (d:Document) WHERE d:Zhengtu RETURN d.id AS id, d.path AS path, d.sha256 AS sha256, "
    "d.decided AS decided ORDER BY id"
)
_NAMED = (
    "MATCH (s:Sentence)-[m:MENTIONS]->(n:Entity) WHERE s:Zhengtu AND m.surface IN $names "
    "RETURN DISTINCT s.document AS document, s.id AS sentence, s.text AS text, n.id AS entity"
)
_UNLINKED = (
    "MATCH (s:Sentence) WHERE s:Zhengtu AND $name IN s.unlinked "
    "RETURN DISTINCT s.document AS document, s.id AS sentence, s.text AS text"
)
_SURFACES = "MATCH (n:Entity) WHERE n:Zhengtu RETURN n.surfaces AS names"
_UNLINKED_NAMES = (
    "MATCH (s:Sentence) WHERE s:Zhengtu AND size(s.unlinked) > 0 RETURN s.unlinked AS names"
)
_AROUND = (
    "UNWIND $ids AS id MATCH (s:Sentence {id: id})-[m:MENTIONS]->(n:Entity) WHERE s:Zhengtu "
    "RETURN s.id AS sentence, m.start AS start, m.stop AS stop"
)
_HOLDING = (
    "MATCH (s:Sentence)-[:MENTIONS]->(n:Entity)-[:PART_OF*0..4]->(e:Entity {id: $id}) "
    "WHERE s:Zhengtu RETURN DISTINCT s.document AS document, s.text AS text"
)
_STATING = (
    "MATCH (t:Statement)-[:SAID_IN]->(s:Sentence) WHERE t:Zhengtu AND "
    "(t.subject = $id OR t.object = $id) RETURN DISTINCT s.document AS document, s.text AS text"
)
_SAID = (
    "MATCH (t:Statement)-[:SAID_IN]->(s:Sentence) WHERE t:Zhengtu AND t.relation = $relation "
    "AND t.polarity = $polarity AND t.subject IN $subjects AND t.object IN $objects "
    "RETURN DISTINCT s.document AS document, s.text AS text"
)


@dataclass(frozen=True, slots=True)
class Stale:
    """A document in the store that was read under other decisions."""

    id: str
    path: str
    sha256: str

    def fault(self) -> str:
        """Return why its file cannot be read again, empty if it can."""
        path = Path(self.path)
        if not path.is_file():
            return "its file is gone"
        return "" if digest(path.read_bytes()) == self.sha256 else "its file has changed since"


def stale(store: Store, decisions: Decisions) -> list[Stale]:
    """Return the documents of a store that these decisions would change, sorted by path."""
    documents = {row["id"]: row for row in store.query(_DOCUMENTS)}
    applied = {id_: frozenset(row["decided"] or ()) for id_, row in documents.items()}
    found = {id_ for id_, claims in applied.items() if claims - decisions.claims}
    spellings = _spellings(store) if decisions.names else {}
    for row in decisions.rows:
        found |= {
            r["document"]
            for r in _held(store, row, decisions, spellings)
            if _within(r, row) and row.claim not in applied[r["document"]]
        }
    made = (Stale(id_, documents[id_]["path"], documents[id_]["sha256"]) for id_ in found)
    return sorted(made, key=lambda s: (s.path, s.id))


def decided_documents(store: Store) -> int:
    """Return how many documents of the store decisions have shaped."""
    return sum(bool(row["decided"]) for row in store.query(_DOCUMENTS))


def not_borne_out(store: Store, decisions: Decisions) -> list[str]:
    """Return what no document of the store bears out any more, each with the reason."""
    documents = {row["id"]: frozenset(row["decided"] or ()) for row in store.query(_DOCUMENTS)}
    applied = frozenset().union(*documents.values()) if documents else frozenset()
    return [
        f"line {row.line}: {_short(row)}: {reason}"
        for row in sorted(decisions.rows, key=lambda r: (r.line, r.claim))
        if row.claim not in applied and (reason := _reason(store, row, documents.keys()))
    ]


def _held(
    store: Store, row: Decision, decisions: Decisions, spellings: Mapping[str, set[str]]
) -> Iterator[Row]:
    """Yield sentences (text and document) that a decision may bear on."""
    if row.what is What.LINK:
        yield from _naming(store, row, spellings.get(name_key(row.subject), set()))
    elif row.what is What.SAME:
        for id_ in (row.subject, row.object) if row.yes else ():
            if decisions.kept(id_) != id_:
                yield from store.query(_HOLDING, {"id": id_})
                yield from store.query(_STATING, {"id": id_})
    else:
        yield from _saying(store, row, decisions)


def _spellings(store: Store) -> dict[str, set[str]]:
    """Return the names of a store as texts write them, by how decisions compare them."""
    found: dict[str, set[str]] = {}
    for query in (_SURFACES, _UNLINKED_NAMES):
        for row in store.query(query):
            for name in row["names"] or ():
                found.setdefault(name_key(name), set()).add(name)
    return found


def _naming(store: Store, row: Decision, names: Iterable[str]) -> Iterator[Row]:
    spelt = sorted(names)
    held = list(store.query(_NAMED, {"names": spelt})) if spelt else []
    yield from (r for r in held if row.yes or row.object in (ANY, r["entity"]))
    for name in spelt:
        unlinked = list(store.query(_UNLINKED, {"name": name}))
        yield from unlinked
        held += unlinked
    if row.yes:
        # Where the reader saw the name, it tells which occurrences are names.
        scope = "sentence" if row.where.startswith(TEXT_SCOPE) else "document"
        yield from _unseen(store, row.subject, {r[scope] for r in held})


def _unseen(store: Store, name: str, seen: Set[str]) -> Iterator[Row]:
    """Yield sentences where a name stands by itself, but those whose reader saw it (`seen`)."""
    found = [r for r in store.search(name, _MOST) if seen.isdisjoint((r["id"], r["document"]))]
    around: dict[str, list[tuple[int, int]]] = {}
    for row in store.query(_AROUND, {"ids": [r["id"] for r in found]}) if found else ():
        around.setdefault(row["sentence"], []).append((row["start"], row["stop"]))
    yield from (r for r in found if free_places(r["text"], name, around.get(r["id"], ())))


def _saying(store: Store, row: Decision, decisions: Decisions) -> Iterator[Row]:
    relation, polarity = unsigned(row.relation)
    subject, _, object_ = ordered(row.subject, relation, row.object)
    kept = ordered(decisions.kept(subject), relation, decisions.kept(object_))
    ends = {
        "subjects": sorted({subject, kept[0]}),
        "objects": sorted({object_, kept[2]}),
        "relation": relation,
        "polarity": polarity,
    }
    yield from store.query(_SAID, ends)
    if row.yes and row.where.startswith(TEXT_SCOPE):
        for id_ in sorted({subject, object_, kept[0], kept[2]}):
            yield from store.query(_HOLDING, {"id": id_})


def _within(found: Row, row: Decision) -> bool:
    if row.where.startswith(DOCUMENT_SCOPE):
        return bool(found["document"] == row.where)
    return not row.where or text_scope(found["text"]) == row.where


def _reason(store: Store, row: Decision, documents: Iterable[str]) -> str:
    """Return why a decision made no difference, empty where it has none to make."""
    if row.where.startswith(DOCUMENT_SCOPE) and row.where not in documents:
        return f"the store has no document {row.where}"
    if row.what is What.LINK:
        if not len(store.search(row.subject, 1)):
            return f"no text here holds {row.subject!r}"
        if row.yes:
            return f"no name {row.subject!r} here, or no entity {row.object!r}"
        return f"nothing here takes {row.subject!r} for it"
    if row.what is What.SAME:
        lost = [id_ for id_ in (row.subject, row.object) if not _is_held(store, id_)]
        if row.yes:
            return f"no document here names {row.subject}"
        return f"no document here names {' or '.join(lost)}" if lost else ""
    if row.yes:
        return "nothing here is read that way"
    return "nothing here is read that way any more"


def _is_held(store: Store, id_: str) -> bool:
    query = "MATCH (n:Entity {id: $id}) WHERE n:Zhengtu RETURN n.id AS id"
    return len(store.query(query, {"id": id_})) > 0


def _short(row: Decision) -> str:
    parts = (row.what, "yes" if row.yes else "no", row.subject, row.relation, row.object, row.where)
    return " ".join(part for part in parts if part)
