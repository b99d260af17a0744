"""JSON lines: `nodes.jsonl` and `edges.jsonl`, one object a line.

The `source` of an edge is its subject; whether text or gazetteer knows it is `origin`.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from graph.export.content import Content, Edge, Node
from graph.export.files import write_text


def write_jsonl(content: Content, folder: Path) -> tuple[Path, ...]:
    """Write both files into the folder and return them."""
    return (
        write_text(folder / "nodes.jsonl", _lines(_node(n) for n in content.nodes)),
        write_text(folder / "edges.jsonl", _lines(_edge(e) for e in content.edges)),
    )


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
