"""How much one request may ask of the store."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on rows, hops, seconds and sizes; an answer that meets one says so.

    `nodes` bounds a graph sent at once, `neighbours` one expansion, `sentences` a page of a
    document; `items` and `characters` bound a single value in a row of free Cypher.
    """

    rows: int = 1000
    hops: int = 3
    seconds: float = 20.0
    nodes: int = 300
    first_nodes: int = 120
    neighbours: int = 60
    sentences: int = 400
    evidence: int = 200
    items: int = 500
    characters: int = 4000
