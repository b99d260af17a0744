"""A mention: a span of a sentence linked to an entity."""

from dataclasses import dataclass

from graph.errors import SpanError


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity a span may mean, with a score in [0, 1] and the reason it is one."""

    entity: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Mention:
    """The characters [start, stop) of sentence `sentence` that name an entity.

    `entity` is empty where the name stays ambiguous; `candidates` then holds the choices.
    A deictic mention (我省, 该县, 公司) points to what the context says; it serves statements
    and is not stored as a name. `why` tells which finder saw it and why it was kept. `decided` says
    which person chose the entity and when (empty: nobody); `read_as` is what the reader had chosen.
    """

    sentence: int
    start: int
    stop: int
    surface: str
    type: str
    entity: str
    score: float
    why: str
    candidates: tuple[Candidate, ...] = ()
    deictic: bool = False
    decided: str = ""
    read_as: str = ""

    def __post_init__(self) -> None:
        if self.stop - self.start != len(self.surface) or not self.surface:
            raise SpanError(
                f"sentence {self.sentence} [{self.start}:{self.stop}] cannot hold {self.surface!r}"
            )
