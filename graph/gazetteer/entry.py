"""One row of a gazetteer file, and one occurrence of one of its names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.entity import Entity, Scalar


class NameKind(StrEnum):
    """How a string belongs to an entry."""

    NAME = "name"
    ALIAS = "alias"
    CONTEXT = "context"  # an ordinary word too: counts only with support in the text


@dataclass(frozen=True, slots=True)
class Entry:
    """A gazetteer row.

    `names_not` are longer strings in which the name means something else; `parent` is an id of the
    same type; `generic` marks a term that is known but is no entity of its own (制造业, 外贸).
    `valid_from`, `valid_to` are ISO dates (an abolished district has `valid_to`).
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    names_not: tuple[str, ...] = ()
    parent: str = ""
    source: str = ""
    valid_from: str = ""
    valid_to: str = ""
    generic: bool = False
    properties: Mapping[str, Scalar] = field(default_factory=dict)

    def entity(self) -> Entity:
        """Return the node this entry stands for; names that need context are its aliases too."""
        aliases = dict.fromkeys((*self.aliases, *self.context))
        aliases.pop(self.name, None)
        return Entity(self.id, self.type, self.name, tuple(aliases), "known", dict(self.properties))


@dataclass(frozen=True, slots=True)
class Reading:
    """One entry that a matched string may mean."""

    entry: Entry
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Hit:
    """An occurrence of a gazetteer string, with every entry it may mean (sorted by entry id)."""

    start: int
    stop: int
    text: str
    readings: tuple[Reading, ...]
