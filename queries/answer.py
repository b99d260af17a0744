"""An answer to a question in words: a sentence, a table, and the sentences behind every row."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from graph.stores.store import Row


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that supports a row, and where it stands."""

    sentence: str
    text: str
    document: str
    document_id: str
    published: str
    source: str
    page: int

    @property
    def place(self) -> str:
        """Return where the sentence stands, as one cites it: paper, date, page [document]."""
        page = f"p. {self.page}" if self.page else ""
        said = ", ".join(filter(None, (self.source, self.published, page)))
        return f"{said} [{self.document}]" if said else self.document


# Columns that say more about what a row names, and are no name.
_DETAILS = frozenset({"level", "type", "first_seen", "last_seen", "polarity", "modality"})


def row_heading(columns: Sequence[str], row: Row) -> str:
    """Return the names in a row: the heading of its sentences."""
    names = [c for c in columns if c not in _DETAILS and not c.endswith("_id")]
    return " · ".join(value for c in names if isinstance(value := row.get(c), str) and value)


@dataclass(frozen=True, slots=True)
class Choice:
    """A name of the question that may mean several entities: (id, full name) of each."""

    text: str
    candidates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library has to say to a question.

    `understood` is False for a question that could not be read: then `sentence` says why,
    `suggestions` are near questions that can be answered, and `choices` the names that must be
    told apart. `evidence` is parallel to `rows`. `denominator` says what the rows are a part of
    and how much the library does not know. `parameters` and `cypher` reproduce the rows.
    `reading` is for the follow-up question, and no part of `to_dict()`.
    """

    question: str
    language: str
    understood: bool
    sentence: str
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    evidence: tuple[tuple[Quote, ...], ...] = ()
    intent: str = ""
    query: str = ""
    cypher: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    denominator: str = ""
    warnings: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    truncated: bool = False
    reading: Any = None

    def to_dict(self) -> dict[str, Any]:
        """Return everything but the reading, ready for JSON."""
        return {
            "question": self.question,
            "language": self.language,
            "understood": self.understood,
            "sentence": self.sentence,
            "denominator": self.denominator,
            "columns": list(self.columns),
            "rows": [dict(row) for row in self.rows],
            "evidence": [[asdict(q) for q in quotes] for quotes in self.evidence],
            "intent": self.intent,
            "query": self.query,
            "cypher": self.cypher,
            "parameters": dict(self.parameters),
            "warnings": list(self.warnings),
            "suggestions": list(self.suggestions),
            "choices": [
                {"text": c.text, "candidates": [{"id": i, "name": n} for i, n in c.candidates]}
                for c in self.choices
            ],
            "truncated": self.truncated,
        }
