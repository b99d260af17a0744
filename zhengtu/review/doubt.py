"""One question to a person: what is doubted, in whose words, and what each answer decides."""

from dataclasses import dataclass
from enum import StrEnum

from graph.decisions.decision import Decision


class Kind(StrEnum):
    """What a doubt is about."""

    LINK = "link"
    MERGE = "merge"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Mark:
    """The characters [start, stop) of a quote to be shown as a name or as the trigger."""

    start: int
    stop: int
    is_trigger: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with what matters in it, and where it was printed."""

    text: str
    marks: tuple[Mark, ...]
    source: str

    def marked(self) -> str:
        """Return the sentence with 【names】 and «trigger» marked by characters alone."""
        out, at = [], 0
        for mark in self.marks:
            if mark.start < at:
                continue
            opening, closing = ("«", "»") if mark.is_trigger else ("【", "】")
            out += [self.text[at : mark.start], opening, self.text[mark.start : mark.stop], closing]
            at = mark.stop
        return "".join((*out, self.text[at:]))


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that names another entity."""

    label: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question with its answers, which are decisions that nobody has signed yet.

    `touches` is how many answers of the graph it bears on, `weight` its place in the order:
    uncertainty × touches. `candidates` are what else a name may mean, `alike` what an entity may be
    the same as. `accept_everywhere` and `never` hold beyond the place that is asked about.
    """

    kind: Kind
    question: str
    reason: str
    confidence: float
    touches: float
    weight: float
    quotes: tuple[Quote, ...]
    accept: Decision | None
    reject: Decision
    never: Decision
    accept_everywhere: Decision | None = None
    candidates: tuple[Choice, ...] = ()
    alike: tuple[Choice, ...] = ()
