"""The part of the graph that one document holds: what a store adds, replaces and removes."""

from dataclasses import dataclass

from graph.document import Document
from graph.entity import Entity
from graph.mention import Mention
from graph.statement import Fact, Statement


@dataclass(frozen=True, slots=True)
class DocumentGraph:
    """A document with its entities, mentions, statements and the gazetteer facts they bring.

    `entities` holds, sorted by id, every entity that a linked mention, a statement or a fact
    refers to (so also 杭州市 and 浙江省 when only 余杭区 is named). `decided` names, sorted, the
    claims of people's decisions that made a difference here (`graph.decisions`).
    """

    document: Document
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
    decided: tuple[str, ...] = ()
