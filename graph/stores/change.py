"""What one transaction does: which documents come, which go, which lie elsewhere now."""

from dataclasses import dataclass, field

from graph.stores.rows import DocumentRows


@dataclass(slots=True)
class Change:
    """A batch of documents to write in one transaction, each at most once."""

    arriving: dict[str, DocumentRows] = field(default_factory=dict)
    leaving: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)

    def arrive(self, rows: DocumentRows) -> None:
        """Add a document, or replace it."""
        document = rows.document["id"]
        self.leaving.discard(document)
        self.arriving[document] = rows

    def leave(self, document: str) -> None:
        """Take a document out, be it stored or only in this batch."""
        self.arriving.pop(document, None)
        self.moved.discard(document)
        self.leaving.add(document)

    def size(self) -> int:
        """Return how many rows the transaction will write, about."""
        return len(self.leaving) + len(self.moved) + sum(r.size() for r in self.arriving.values())
