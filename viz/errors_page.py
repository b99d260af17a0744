"""Show what an evaluation found missing or wrong: the worst first, each with its sentence.

One self-contained page: a table that filters by error, type, reason and document, and under it the
documents as they were read, so that every row leads to its sentence in its context.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.document_graph import DocumentGraph
from graph.ontology import ontology
from viz.frontend_files import joined_script
from viz.reading_page import reading_articles, templates


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """A row of the table; `sentence` is -1 where the text has no sentence to show."""

    error: str
    part: str
    type: str
    what: str
    reason: str
    reason_chinese: str
    score: float
    detail: str
    document: str
    sentence: int
    text: str


def render_errors(
    title: str,
    rows: Sequence[ErrorRow],
    documents: Mapping[str, DocumentGraph],
    counts: Sequence[tuple[str, int, int]] = (),
) -> str:
    """Return the page; rows keep their order, `counts` are (reason, missed, wrong)."""
    known = {name: kind.chinese for name, kind in ontology().types.items()}
    known |= {name: kind.chinese for name, kind in ontology().relations.items()}
    numbers = {name: number for number, name in enumerate(documents)}
    return (
        templates()
        .get_template("errors.html")
        .render(
            title=title,
            types=ontology().types,
            chinese=known,
            rows=rows,
            counts=counts,
            numbers=numbers,
            choices={
                "error": sorted({r.error for r in rows}),
                "type": [name for name in known if any(r.type == name for r in rows)],
                "reason": sorted({r.reason for r in rows}),
                "document": sorted({r.document for r in rows}),
            },
            documents={name: reading_articles(found) for name, found in documents.items()},
            script=joined_script("errors-page.js"),
        )
    )
