"""`/api/stats`: what the store holds, what the words of the ontology are, and the caps."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from graph.ontology import ontology
from viz.explorer.library import Shared

router = APIRouter(tags=["store"])


@router.get("/stats", summary="What the store holds")
def stats(library: Shared) -> dict[str, Any]:
    """Count documents, sentences, mentions, statements, entities and edges."""
    counted = library.store.stats()
    return {
        "documents": counted.documents,
        "sentences": counted.sentences,
        "mentions": counted.mentions,
        "statements": counted.statements,
        "entities": dict(counted.entities),
        "edges": dict(counted.edges),
        "limits": asdict(library.limits),
    }


@router.get("/ontology", summary="Entity types and relations")
def words() -> dict[str, Any]:
    """Return types and relations with their Chinese names, colours and shapes."""
    return {
        "types": [
            {"name": t.name, "chinese": t.chinese, "colour": t.colour, "shape": t.shape}
            for t in ontology().types.values()
        ],
        "relations": [
            {"name": r.name, "chinese": r.chinese, "symmetric": r.symmetric}
            for r in ontology().relations.values()
        ],
    }
