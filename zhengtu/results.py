"""What a query or a question returned, ready for a notebook or a data frame.

In Jupyter a result shows itself as an HTML table, every value escaped. Frames need the extra
`zhengtu[notebook]`. The rows themselves are whatever the store or `queries.ask` gave.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from html import escape
from typing import TYPE_CHECKING, Any, Self

from graph.stores.store import Row, Rows
from queries.answer import Answer, Quote, row_heading
from zhengtu.extras import require

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

SHOWN_ROWS = 100
SHOWN_ITEMS = 3
_WORDS = {
    "zh": ("证据", "查询", "可以这样问", "这里显示前 {shown} 行，共 {all} 行"),
    "en": ("Evidence", "Query", "You can ask", "the first {shown} of {all} rows are shown here"),
}


class Table(Rows):
    """Rows with their columns, as `GraphStore.query` and `GraphStore.cypher` return them."""

    __slots__ = ()

    @classmethod
    def of(cls, rows: Rows) -> Self:
        """Return rows as a table."""
        return cls(rows.columns, rows.rows, rows.truncated)

    def to_pandas(self) -> "pd.DataFrame":
        """Return the rows as a pandas data frame."""
        return pandas_frame(self.columns, self.rows)

    def to_polars(self) -> "pl.DataFrame":
        """Return the rows as a polars data frame."""
        return polars_frame(self.columns, self.rows)

    def _repr_html_(self) -> str:
        more = "+" if self.truncated else ""
        return html_table(self.columns, self.rows, _WORDS["en"][3], more)


class CitedAnswer(Answer):
    """An answer as `GraphStore.ask` returns it."""

    __slots__ = ()

    @classmethod
    def of(cls, answer: Answer) -> Self:
        """Return an answer as one that shows itself in a notebook."""
        return cls(**{field.name: getattr(answer, field.name) for field in fields(Answer)})

    def to_pandas(self) -> "pd.DataFrame":
        """Return the rows as a pandas data frame."""
        return pandas_frame(self.columns, self.rows)

    def to_polars(self) -> "pl.DataFrame":
        """Return the rows as a polars data frame."""
        return polars_frame(self.columns, self.rows)

    def _repr_html_(self) -> str:
        evidence, query, can_ask, shown = _WORDS.get(self.language, _WORDS["en"])
        parts = [f"<p><strong>{escape(self.sentence)}</strong></p>"]
        if self.rows:
            more = "+" if self.truncated else ""
            parts.append(html_table(self.columns, self.rows, shown, more))
        parts += [f"<p>{escape(text)}</p>" for text in (self.denominator,) if text]
        parts += [f"<p>⚠ {escape(text)}</p>" for text in self.warnings]
        for choice in self.choices:
            names = "、".join(f"{name} ({id_})" for id_, name in choice.candidates)
            parts.append(f"<p>{escape(choice.text)}: {escape(names)}</p>")
        if self.suggestions:
            parts.append(f"<p>{can_ask}</p>{_list(self.suggestions)}")
        if any(self.evidence):
            parts.append(_folded(evidence, _evidence(self.columns, self.rows, self.evidence)))
        if self.cypher:
            parts.append(_folded(f"{query} {self.query}", f"<pre>{escape(self.cypher)}</pre>"))
        return "\n".join(parts)


def pandas_frame(columns: Sequence[str], rows: Iterable[Row]) -> "pd.DataFrame":
    """Return rows as a pandas data frame; columns stay, even without rows."""
    pandas = require("pandas", "notebook")
    found: pd.DataFrame = pandas.DataFrame(list(rows), columns=list(columns))
    return found


def polars_frame(columns: Sequence[str], rows: Iterable[Row]) -> "pl.DataFrame":
    """Return rows as a polars data frame; a column of mixed values becomes text."""
    polars = require("polars", "notebook")
    values = list(rows)
    found: pl.DataFrame = polars.DataFrame(
        [polars.Series(name, [row.get(name) for row in values], strict=False) for name in columns]
    )
    return found


def html_table(columns: Sequence[str], rows: Sequence[Row], note: str, more: str = "") -> str:
    """Return an HTML table of the first rows, with a note where some are not shown."""
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_cell(row.get(name)))}</td>" for name in columns) + "</tr>"
        for row in rows[:SHOWN_ROWS]
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    if len(rows) <= SHOWN_ROWS and not more:
        return table
    shown = min(len(rows), SHOWN_ROWS)
    return f"{table}<p>{escape(note.format(shown=shown, all=f'{len(rows)}{more}'))}</p>"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        some = "、".join(_cell(item) for item in value[:SHOWN_ITEMS])
        return some if len(value) <= SHOWN_ITEMS else f"{some}… ({len(value)})"
    return f"{value:.3g}" if isinstance(value, float) and abs(value) < 1000 else str(value)


def _evidence(
    columns: Sequence[str], rows: Sequence[Row], evidence: Sequence[Sequence[Quote]]
) -> str:
    parts = []
    for row, quotes in list(zip(rows, evidence, strict=True))[:SHOWN_ROWS]:
        if quotes:
            label = escape(row_heading(columns, row))
            parts.append(f"<p>{label}</p>{_list(_cited(quote) for quote in quotes)}")
    return "".join(parts)


def _cited(quote: Quote) -> str:
    return f"“{quote.text}” ({quote.place})"


def _list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"


def _folded(summary: str, content: str) -> str:
    return f"<details><summary>{escape(summary)}</summary>{content}</details>"
