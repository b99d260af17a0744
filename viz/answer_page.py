"""Choose what a page shows of an answer: the entities in its rows and its question, and what
joins them.
"""

from collections.abc import Iterator
from typing import Any

from graph.errors import QueryError
from queries.answer import Answer
from viz.selection import Selection


def answer_selection(answer: Answer) -> Selection:
    """Return the selection for `zhengtu page --question`.

    Rows and parameters hold ids beside names, dates and texts; `viz.selection` keeps what is an
    entity. Raises `QueryError` with the answer's own words when there is nothing to show.
    """
    values = [*answer.parameters.values(), *(v for row in answer.rows for v in row.values())]
    ids = sorted({text for value in values for text in _texts(value)})
    if not answer.understood or not answer.rows:
        hints = "".join(f"\n  {s}" for s in answer.suggestions)
        raise QueryError(f"{answer.question}: no page to show. {answer.sentence}{hints}")
    return Selection(ids=tuple(ids), question=answer.question)


def _texts(value: Any) -> Iterator[str]:
    """Yield the strings in a value of a row, lists included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
