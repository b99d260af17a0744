"""A proposal: a span that may be a name of one type, as one finder saw it."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from graph.gazetteer.entry import Entry
from graph.linkers.scene import Scene


class Proposal(NamedTuple):
    """The characters [start, stop) of a document's clean text, perhaps a name of `type`.

    `entries` are the gazetteer's readings of the span for that type, empty where it has none.
    `identity` overrides the id that a name without entry gets (a composed organization's).
    `finder` says who proposes: `gazetteer`, `context` (a gazetteer name that is a word too),
    `generic`, `tagger`, or the name of a pattern.
    """

    start: int
    stop: int
    type: str
    finder: str
    entries: tuple[Entry, ...] = ()
    identity: str = ""
    name: str = ""


class Linker(Protocol):
    """Finds names of one type by their form; the gazetteer's and the tagger's come on top."""

    type: str

    def propose(self, scene: Scene) -> Iterator[Proposal]:
        """Yield proposals within sentences, in any order."""
