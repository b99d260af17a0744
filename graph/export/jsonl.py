"""JSON lines: `nodes.jsonl` and `edges.jsonl`, one object a line.

The `source` of an edge is its subject; whether text or gazetteer knows it is `origin`.
`edges.jsonl` holds the ten relations that annotations know, so that scorers can read it as it is;
what the form of official documents tells (RESPONSIBLE_FOR, BASED_ON, REPLACES) goes, where there
is any, to `form_edges.jsonl` beside it.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from graph.export.content import Content, Edge, Node
from graph.export.files import remove, write_text
from graph.ontology import ontology


def write_jsonl(content: Content, folder: Path) -> tuple[Path, ...]:
    """Write the files into the folder and return them."""
    judged = frozenset(ontology().judged)
    by_form = [e for e in content.edges if e.type not in judged]
    nodes = write_text(folder / "nodes.jsonl", _lines(_node(n) for n in content.nodes))
    edges = write_text(
        folder / "edges.jsonl", _lines(_edge(e) for e in content.edges if e.type in judged)
    )
    beside = folder / "form_edges.jsonl"
    if by_form:
        return nodes, edges, write_text(beside, _lines(map(_edge, by_form)))
    remove(beside)
    return nodes, edges


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "type": node.type,
        "name": node.name,
        "aliases": list(node.aliases),
        "mentions": node.mentions,
        **node.properties,
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "source": edge.source,
        "type": edge.type,
        "target": edge.target,
        "support": edge.support,
        "confidence": edge.confidence,
        "evidence": [asdict(sentence) for sentence in edge.evidence],
        "polarity": edge.polarity,
        "modality": edge.modality,
        "first_seen": edge.first_seen,
        "last_seen": edge.last_seen,
        "origin": edge.origin,
    }


def _lines(objects: Iterable[dict[str, Any]]) -> Iterable[str]:
    return (json.dumps(each, ensure_ascii=False) + "\n" for each in objects)
