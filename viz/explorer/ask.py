"""`/api/ask`: questions in words."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from queries.answer import Answer
from viz.explorer.library import Library, Shared

router = APIRouter(tags=["questions"])

Question = Annotated[str, Query(min_length=1, max_length=500)]


@router.get("/ask", summary="Answer a question in Chinese or English")
def ask(
    library: Shared,
    q: Question,
    previous: Annotated[
        list[str],
        Query(max_length=5, description="Earlier questions that this one leans on, oldest first."),
    ] = [],  # noqa: B006 - FastAPI copies it
) -> dict[str, Any]:
    """Return sentence, table, evidence, denominator, Cypher, warnings, and near questions."""
    answer = answered(library, q, previous)
    shown = answer.to_dict()
    return {**shown, "entities": library.entities([answer.parameters, list(answer.rows)])}


def answered(library: Library, question: str, previous: list[str]) -> Answer:
    """Answer a question after those before it."""
    before: Answer | None = None
    for earlier in previous:
        found = library.questions.ask(earlier[:500], before)
        before = found if found.understood else before
    return library.questions.ask(question, before)
