"""Score exported graphs against annotations: precision, recall and F1 by type and relation.

An entity is right if one of its names equals one of an annotated entity's of the same type, width,
quotes and brackets aside; a relation is right if its ends match those of an annotated one.
Relations that the annotation calls implied are neither required nor wrong. Nodes without mention
and edges without evidence come from the gazetteer, not from the text, and are not scored.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.ontology import ontology
from zhengtu.evaluation.gold import (
    EXPLICIT,
    IMPLIED,
    GoldDocument,
    canonical,
    entity_id,
    merge,
    scorer_key,
)

ALL = "ALL"
RIGHT, FALSE = "right", "wrong"


@dataclass(slots=True)
class Counts:
    """True and all answers of the system, true and all answers of the annotation."""

    right: int = 0
    system: int = 0
    found: int = 0
    gold: int = 0

    def add(self, other: "Counts") -> None:
        """Add another document's or type's counts."""
        self.right += other.right
        self.system += other.system
        self.found += other.found
        self.gold += other.gold

    @property
    def precision(self) -> float:
        """Return the share of the system's answers that are right."""
        return self.right / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the annotation's answers that were found."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """An answer that is missing or wrong: `what` says it, `text` is a sentence about it.

    `ids` are the entity's, or the two ends' and the relation in the order of a triple: annotated
    ones of what was missed, those of the graph of what is wrong.
    """

    document: str
    kind: str
    what: str
    text: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoredEdge:
    """An edge of the graph with what the annotation says of it: right, wrong or implied."""

    document: str
    source: str
    relation: str
    target: str
    subject: str
    object: str
    confidence: float
    verdict: str
    evidence: tuple[str, ...]


@dataclass(slots=True)
class Score:
    """The counts of one document or of several, with what was missed and what was wrong.

    `match` gives the annotated entity by the id of a node; it is one document's and is not summed.
    """

    entities: dict[str, Counts] = field(default_factory=dict)
    relations: dict[str, Counts] = field(default_factory=dict)
    missed: list[Miss] = field(default_factory=list)
    wrong: list[Miss] = field(default_factory=list)
    edges: list[ScoredEdge] = field(default_factory=list)
    match: dict[str, str] = field(default_factory=dict)

    @property
    def judged(self) -> list[tuple[str, float, bool]]:
        """Return (relation, confidence, right) of every edge that gold does not call implied."""
        return [
            (e.relation, e.confidence, e.verdict == RIGHT)
            for e in self.edges
            if e.verdict != IMPLIED
        ]

    def add(self, other: "Score") -> None:
        """Add another document's score."""
        for mine, theirs in ((self.entities, other.entities), (self.relations, other.relations)):
            for key, counts in theirs.items():
                mine.setdefault(key, Counts()).add(counts)
        self.missed += other.missed
        self.wrong += other.wrong
        self.edges += other.edges

    def table(self) -> list[tuple[str, str, Counts]]:
        """Return rows (title, type, counts) in the ontology's order, each part with its total."""
        rows = []
        for title, counts, order in (
            ("entities", self.entities, ontology().types),
            ("relations", self.relations, ontology().judged),
        ):
            total = Counts()
            for key in order:
                found = counts.get(key, Counts())
                total.add(found)
                rows.append((title, key, found))
            rows.append((title, ALL, total))
        return rows


def score_export(gold: GoldDocument, folder: Path) -> Score:
    """Score the graph that `export --format jsonl` wrote into a folder."""
    judged = ontology().judged
    edges = [e for e in _read(folder / "edges.jsonl") if e.get("evidence") and e["type"] in judged]
    used = {e["source"] for e in edges} | {e["target"] for e in edges}
    nodes = [
        n for n in _read(folder / "nodes.jsonl") if n.get("mentions", 0) > 0 or n["id"] in used
    ]
    return _score(gold, nodes, edges)


def _read(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _score(gold: GoldDocument, nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> Score:
    merged = merge(gold)
    match = _match(gold, nodes)
    score = Score(match=match)
    taken = set(match.values())
    for node in nodes:
        counts = score.entities.setdefault(node["type"], Counts())
        counts.system += 1
        if node["id"] in match:
            counts.right += 1
        else:
            score.wrong.append(Miss(gold.name, node["type"], node["name"], "", (node["id"],)))
    for entity in merged.entities.values():
        counts = score.entities.setdefault(entity.type, Counts())
        counts.gold += 1
        if entity.id in taken:
            counts.found += 1
        else:
            score.missed.append(Miss(gold.name, entity.type, entity.name, "", (entity.id,)))
    _score_edges(gold, nodes, edges, match, score)
    return score


def _score_edges(
    gold: GoldDocument,
    nodes: list[dict[str, Any]],
    edges: list[dict[str, Any]],
    match: Mapping[str, str],
    score: Score,
) -> None:
    merged = merge(gold)
    names = {n["id"]: n["name"] for n in nodes}
    found = set()
    for edge in edges:
        kind = edge["type"]
        source, target = match.get(edge["source"]), match.get(edge["target"])
        triple = canonical(source, kind, target) if source and target else None
        certainty = merged.certainty.get(triple) if triple else None
        counts = score.relations.setdefault(kind, Counts())
        counts.system += 1
        scored = _scored(gold.name, edge, names, certainty)
        score.edges.append(scored)
        if certainty is not None:
            counts.right += 1
            found.add(triple)
        else:
            said = f"{scored.subject} {kind} {scored.object}"
            ids = (edge["source"], kind, edge["target"])
            text = scored.evidence[0] if scored.evidence else ""
            score.wrong.append(Miss(gold.name, kind, said, text, ids))
    for triple, certainty in sorted(merged.certainty.items()):
        if certainty != EXPLICIT:
            continue
        subject, kind, object_ = triple
        counts = score.relations.setdefault(kind, Counts())
        counts.gold += 1
        if triple in found:
            counts.found += 1
        else:
            said = f"{merged.entities[subject].name} {kind} {merged.entities[object_].name}"
            quote = merged.quotes[triple][0][0]
            score.missed.append(Miss(gold.name, kind, said, quote, triple))


def _scored(
    document: str, edge: Mapping[str, Any], names: Mapping[str, str], certainty: str | None
) -> ScoredEdge:
    verdicts = {None: FALSE, EXPLICIT: RIGHT}
    return ScoredEdge(
        document,
        edge["source"],
        edge["type"],
        edge["target"],
        names.get(edge["source"], edge["source"]),
        names.get(edge["target"], edge["target"]),
        edge.get("confidence", 1.0),
        verdicts.get(certainty, IMPLIED),
        tuple(e.get("text", "") for e in edge["evidence"]),
    )


def _match(gold: GoldDocument, nodes: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Pair nodes with annotated entities, one to one, equal canonical names first."""
    entities = merge(gold).entities
    keys = {e.id: {scorer_key(s) for s in (e.name, *e.surfaces)} for e in entities.values()}
    # Ties go to what the annotation names first.
    listed = (entity_id(e.type, e.name) for a in gold.articles for e in a.entities)
    order = {id_: rank for rank, id_ in enumerate(dict.fromkeys(listed))}
    pairs = []
    for node in nodes:
        name = scorer_key(node["name"])
        names = {name, *(scorer_key(a) for a in node.get("aliases", ()))}
        for entity in entities.values():
            shared = len(names & keys[entity.id]) if entity.type == node["type"] else 0
            if shared:
                other = name != scorer_key(entity.name)
                pairs.append((other, -shared, node["id"], order[entity.id], entity.id))
    match: dict[str, str] = {}
    taken = set()
    for *_, node_id, _, found in sorted(pairs):
        if node_id not in match and found not in taken:
            match[node_id] = found
            taken.add(found)
    return match
