"""Apply one change to a graph, in Cypher that both engines run.

First the documents that go or are replaced are taken out, then the new ones are put in; after
that everything derived (stories, edges, names, which entities stay) is brought up to date for
what was touched, and only for that. The result is a function of the set of stored documents:
counts are kept exactly, edges are recomputed from all their statements.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby, islice
from typing import Any

from graph.errors import StoreError
from graph.naming import document_number, preferred_name
from graph.ontology import ontology
from graph.stores.change import Change
from graph.stores.edges import BOTH, EDGE_PROPERTIES, GAZETTEER, TEXT, edge_properties
from graph.stores.rows import DocumentRows, EdgeKey
from graph.stores.store import Row
from graph.stores.stories import Stories, signature

Run = Callable[[str, Mapping[str, Any]], list[Row]]
_CHUNK = 5000
_ANY = "|".join(ontology().relations)
_TYPE = "[l IN labels(n) WHERE l IN $types][0]"


class Writer:
    """The work of one transaction: `apply` it once, then commit or throw everything away."""

    def __init__(self, run: Run, stories: Stories) -> None:
        self._run = run
        self._stories = stories
        self._edges: set[EdgeKey] = set()
        self._facts: set[EdgeKey] = set()
        self._entities: set[str] = set()
        self._surfaces: Counter[tuple[str, str]] = Counter()
        self._decided: set[str] = set()
        self._types: dict[str, str] = {}

    def apply(self, change: Change, places: Iterable[Row]) -> None:
        """Write the change; `places` are the paths of its arriving and moved documents."""
        gone = self._take_out(sorted({*change.leaving, *change.arriving}))
        arriving = [change.arriving[name] for name in sorted(change.arriving)]
        signatures = self._put_in(arriving)
        self._write("MATCH (n:Document:Zhengtu {id: r.id}) SET n += r", list(places))
        self._retell(gone, signatures)
        self._draw_edges()
        self._drop_entities(self._name_entities())
        self._sign_entities()

    # Taking out

    def _take_out(self, documents: list[str]) -> list[str]:
        """Delete what these documents hold themselves; return the ids of their articles."""
        self._note_statements("s.document IN $keys", documents)
        for row in self._read(
            "MATCH (s:Sentence:Zhengtu)-[m:MENTIONS]->(n:Entity:Zhengtu) WHERE s.document IN $keys "
            "RETURN n.id AS entity, m.surface AS surface, count(*) AS seen, "
            "max(m.decided) AS decided",
            documents,
        ):
            self._entities.add(row["entity"])
            if row["decided"]:
                self._decided.add(row["entity"])
            self._surfaces[row["entity"], row["surface"]] -= row["seen"]
        articles = self._read(
            "MATCH (a:Article:Zhengtu) WHERE a.document IN $keys RETURN a.id AS id", documents
        )
        for label, key in (
            ("Statement", "document"),
            ("Sentence", "document"),
            ("Article", "document"),
            ("Document", "id"),
        ):
            self._run(
                f"MATCH (n:{label}:Zhengtu) WHERE n.{key} IN $keys DETACH DELETE n",
                {"keys": documents},
            )
        return [row["id"] for row in articles]

    def _note_statements(self, condition: str, keys: Sequence[str]) -> None:
        """Remember the edges and ends of the statements that meet the condition."""
        for row in self._read(
            f"MATCH (s:Statement:Zhengtu) WHERE {condition} RETURN DISTINCT s.subject AS subject, "
            "s.relation AS relation, s.object AS object, s.polarity AS polarity",
            keys,
        ):
            key = EdgeKey(row["subject"], row["relation"], row["object"], row["polarity"])
            self._edges.add(key)
            self._entities |= {key.subject, key.object}

    # Putting in

    def _put_in(self, documents: list[DocumentRows]) -> dict[str, str]:
        """Write nodes and relationships; return the signatures of the articles."""
        self._put_entities(documents)
        signatures: dict[str, str] = {}
        articles: list[Row] = []
        for rows in documents:
            for article in rows.articles:
                signed = signature(rows.texts[article["id"]])
                signatures[article["id"]] = signed
                articles.append({**article, "signature": signed, "story": article["id"]})
        sentences = [s for rows in documents for s in rows.sentences]
        statements = [s for rows in documents for s in rows.statements]
        self._create("Document", [rows.document for rows in documents])
        self._create("Article", articles)
        self._create("Sentence", sentences)
        self._create("Statement", statements)
        self._join("Article", "IN", "Document", "document", articles)
        self._join("Sentence", "IN", "Document", "document", sentences)
        self._join("Statement", "SAID_IN", "Sentence", "sentence", statements)
        self._write(
            "MATCH (a:Sentence:Zhengtu {id: r.sentence}), (b {id: r.entity}) WHERE b:Zhengtu "
            "CREATE (a)-[:MENTIONS "
            "{surface: r.surface, start: r.start, stop: r.stop, score: r.score, why: r.why, "
            "decided: r.decided, read_as: r.read_as}]->(b)",
            [m for rows in documents for m in rows.mentions],
        )
        for rows in documents:
            self._surfaces.update(rows.surfaces)
            self._decided.update(m["entity"] for m in rows.mentions if m["decided"])
            self._facts |= rows.facts
            self._edges |= rows.facts
            for s in rows.statements:
                self._edges.add(EdgeKey(s["subject"], s["relation"], s["object"], s["polarity"]))
        return signatures

    def _put_entities(self, documents: list[DocumentRows]) -> None:
        """Write what is known of the arriving entities; known goes before provisional."""
        arriving: dict[str, Row] = {}
        for rows in documents:
            for name, row in rows.entities.items():
                self._claim(name, rows.types[name], rows.document["path"])
                if name not in arriving or row["status"] == "known":
                    arriving[name] = row
        self._entities |= arriving.keys()
        for row in self._read(
            f"UNWIND $keys AS k MATCH (n {{id: k}}) WHERE n:Zhengtu "
            f"RETURN n.id AS id, {_TYPE} AS type, n.status AS status",
            sorted(arriving),
            types=list(ontology().types),
        ):
            self._claim(row["id"], row["type"], "the store")
            if row["status"] == "known" and arriving[row["id"]]["status"] != "known":
                del arriving[row["id"]]
        by_type = sorted(arriving, key=lambda name: (self._types[name], name))
        for type_, names in groupby(by_type, key=lambda name: self._types[name]):
            self._merge(f"{type_}:Entity:Zhengtu", [arriving[name] for name in names])

    def _claim(self, entity: str, type_: str, where: str) -> None:
        """Refuse one id for two types: kglite would keep both, Neo4j neither."""
        held = self._types.setdefault(entity, type_)
        if held != type_:
            raise StoreError(
                f"{where}: the id {entity!r} is of type {type_} here and {held} elsewhere; "
                "give one of them another id in the gazetteer"
            )

    # What follows

    def _retell(self, gone: Iterable[str], come: Mapping[str, str]) -> None:
        """Bring the stories up to date, and note the edges whose support may change by it."""
        changed = self._stories.change(gone, come)
        rows = [{"id": article, "story": changed[article]} for article in sorted(changed)]
        self._write("MATCH (n:Article:Zhengtu {id: r.id}) SET n.story = r.story", rows)
        self._note_statements("s.article IN $keys", [r["id"] for r in rows if r["id"] not in come])

    def _draw_edges(self) -> None:
        """Recompute every touched edge from all its statements."""
        said: dict[str, list[Row]] = {}
        for row in self._read(
            "MATCH (s:Statement:Zhengtu) WHERE s.edge IN $keys RETURN s.edge AS edge, "
            "s.sentence AS sentence, s.article AS article, s.confidence AS confidence, "
            "s.modality AS modality, s.published AS published, s.decided AS decided",
            sorted(str(key) for key in self._edges),
        ):
            said.setdefault(row["edge"], []).append(row)
        for relation in ontology().relations:
            keys = sorted(key for key in self._edges if key.relation == relation)
            if keys:
                self._draw(relation, keys, said)

    def _draw(self, relation: str, keys: list[EdgeKey], said: Mapping[str, list[Row]]) -> None:
        """Bring the edges of one relation to what they should be; leave alone those that are."""
        ends = [{"subject": k.subject, "object": k.object, "polarity": k.polarity} for k in keys]
        path = (
            f"(a {{id: r.subject}})-[e:{relation} {{polarity: r.polarity}}]->(b {{id: r.object}})"
        )
        ours = "WHERE a:Zhengtu AND b:Zhengtu"
        returned = ", ".join(f"e.{name} AS {name}" for name in EDGE_PROPERTIES)
        there = {
            EdgeKey(row.pop("subject"), relation, row.pop("object"), row.pop("polarity")): row
            for row in self._write(
                f"MATCH {path} {ours} RETURN r.subject AS subject, r.object AS object, "
                f"r.polarity AS polarity, {returned}",
                ends,
            )
        }
        made, changed, dropped = [], [], []
        for key, end in zip(keys, ends, strict=True):
            old = there.get(key)
            fact = key in self._facts or (old is not None and old["source"] != TEXT)
            new = edge_properties(said.get(str(key), ()), self._stories.story(), fact)
            if new is None:
                dropped.append(end)
            elif old is None:
                made.append({**end, "properties": new})
            elif new != old:
                changed.append({**end, "properties": new})
        self._write(f"MATCH {path} {ours} DELETE e", dropped)
        self._write(f"MATCH {path} {ours} SET e += r.properties", changed)
        self._write(
            f"MATCH (a {{id: r.subject}}), (b {{id: r.object}}) {ours} "
            f"CREATE (a)-[e:{relation} {{polarity: r.polarity}}]->(b) SET e += r.properties",
            made,
        )

    def _name_entities(self) -> list[str]:
        """Count the touched entities' surfaces anew and derive names and aliases from them.

        Returns those that no stored text names.
        """
        changes: dict[str, Counter[str]] = {}
        for (entity, surface), seen in self._surfaces.items():
            changes.setdefault(entity, Counter())[surface] += seen
        rows, unnamed = [], []
        for row in self._read(
            f"UNWIND $keys AS k MATCH (n {{id: k}}) WHERE n:Zhengtu RETURN n.id AS id, "
            f"{_TYPE} AS type, n.status AS status, n.name AS name, n.listed AS listed, "
            "n.aliases AS aliases, n.surfaces AS surfaces, n.surface_counts AS surface_counts, "
            "n.number AS number",
            sorted(self._entities),
            types=list(ontology().types),
        ):
            before = zip(row["surfaces"] or (), row["surface_counts"] or (), strict=True)
            surfaces = Counter(dict(before))
            surfaces.update(changes.get(row["id"], {}))
            named = _named(row, {s: n for s, n in sorted(surfaces.items()) if n > 0})
            if any(row[name] != value for name, value in named.items()):
                rows.append(named)
            if not named["surfaces"]:
                unnamed.append(row["id"])
        self._write("MATCH (n {id: r.id}) WHERE n:Zhengtu SET n += r", rows)
        return unnamed

    def _drop_entities(self, unnamed: Iterable[str]) -> None:
        """Delete the entities that no text names or states and that no held entity leads to."""
        waiting = sorted(unnamed)
        while waiting:
            lost = [
                row["id"]
                for row in self._read(
                    "UNWIND $keys AS k MATCH (n {id: k}) WHERE n:Zhengtu AND n:Entity "
                    "AND size(n.surfaces) = 0 "
                    f"AND NOT EXISTS {{ MATCH (n)-[e:{_ANY}]-(m) "
                    f"WHERE e.source IN ['{TEXT}', '{BOTH}'] }} "
                    f"AND NOT EXISTS {{ MATCH (n)<-[e:{_ANY}]-(m) "
                    f"WHERE e.source = '{GAZETTEER}' }} "
                    "RETURN n.id AS id",
                    waiting,
                )
            ]
            reached = self._read(
                f"UNWIND $keys AS k MATCH (n {{id: k}})-[e:{_ANY}]->(m:Zhengtu) WHERE n:Zhengtu "
                f"AND e.source = '{GAZETTEER}' RETURN DISTINCT m.id AS id",
                lost,
            )
            self._write(
                "MATCH (n {id: r.id}) WHERE n:Zhengtu AND n:Entity DETACH DELETE n",
                [{"id": name} for name in lost],
            )
            waiting = sorted(row["id"] for row in reached)

    def _sign_entities(self) -> None:
        """Say on the entities whose names people decided who did, and what was merged into them."""
        signed: dict[str, tuple[set[str], set[str]]] = {n: (set(), set()) for n in self._decided}
        for row in self._read(
            "UNWIND $keys AS k MATCH (s:Sentence)-[m:MENTIONS]->(n {id: k}) WHERE n:Zhengtu "
            "AND m.decided IS NOT NULL RETURN DISTINCT k AS id, m.decided AS decided, "
            "m.read_as AS read_as",
            sorted(self._decided),
        ):
            by, merged = signed[row["id"]]
            by.add(row["decided"])
            merged |= {row["read_as"]} - {None, row["id"]}
        rows = [
            {"id": name, "decided": sorted(by) or None, "merged": sorted(merged) or None}
            for name, (by, merged) in sorted(signed.items())
        ]
        # A property that is set to null is gone: undone decisions leave no trace.
        self._write(
            "MATCH (n {id: r.id}) WHERE n:Zhengtu AND n:Entity "
            "SET n.decided = r.decided, n.merged = r.merged",
            rows,
        )

    # Statements in pieces

    def _merge(self, labels: str, rows: list[Row]) -> None:
        self._write(f"MERGE (n:{labels} {{id: r.id}}) SET n += r", rows)

    def _create(self, label: str, rows: list[Row]) -> None:
        """Create nodes that cannot be there: what their document held before was taken out."""
        self._write(f"CREATE (n:{label}:Zhengtu) SET n = r", rows)

    def _join(self, label: str, relation: str, target: str, key: str, rows: list[Row]) -> None:
        """Lead from each node to the one whose id its property `key` holds."""
        self._write(
            f"MATCH (a:{label}:Zhengtu {{id: r.from}}), (b:{target}:Zhengtu {{id: r.to}}) "
            f"CREATE (a)-[:{relation}]->(b)",
            [{"from": row["id"], "to": row[key]} for row in rows],
        )

    def _write(self, cypher: str, rows: list[Row]) -> list[Row]:
        """Run the statement once for each row `r`, some thousand rows at a time."""
        return [
            found
            for chunk in _chunks(rows)
            for found in self._run(f"UNWIND $rows AS r {cypher}", {"rows": chunk})
        ]

    def _read(self, cypher: str, keys: Sequence[str], **more: Any) -> list[Row]:
        """Run the query over `$keys`, some thousand keys at a time."""
        return [
            found for chunk in _chunks(keys) for found in self._run(cypher, {"keys": chunk, **more})
        ]


def _chunks(items: Sequence[Any]) -> Iterable[list[Any]]:
    each = iter(items)
    while chunk := list(islice(each, _CHUNK)):
        yield chunk


def _named(row: Row, surfaces: Mapping[str, int]) -> Row:
    """Return the derived properties of an entity with these surfaces."""
    if row["status"] == "known":
        name = row["name"]
    elif surfaces:
        name = preferred_name(row["type"], surfaces)
    else:
        name = row["id"].partition(":")[2]
    named: Row = {
        "id": row["id"],
        "name": name,
        "aliases": sorted({*(row["listed"] or ()), *surfaces} - {name}),
        "surfaces": list(surfaces),
        "surface_counts": list(surfaces.values()),
    }
    if row["type"] == "Policy" and row["status"] != "known":
        named["number"] = document_number(surfaces)
    return named
