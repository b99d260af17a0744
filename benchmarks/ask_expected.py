"""What an answer to a question must hold, as the files of `ask/` write it, and the judgement.

`= A/B`        some column of the table holds exactly these names, in any order
`~ A/B`        each of these stands somewhere in the table or its evidence
`# 3`          the sentence gives this number, and it is that of the rows, of the different names in
               a column, or stands in the table
`first A/B`    the first row names one of these
`top 3 CYPHER` the first three rows are a largest three by that query, of names and numbers
`* CYPHER`     some column holds exactly the names that this query, written by hand, returns
`yes`          there are rows, and they say support
`restricts`    there are rows, and they say restriction
`parts`        there are rows, of parts only, and the sentence does not pass them off as the whole
`silent`       the question is understood and there are no rows
`refuse`       the question is refused, with questions that can be answered
`which A/B`    the question is asked back, with these among the candidates
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.gazetteer.gazetteer import Gazetteer
from graph.statement import RESTRICT, SUPPORT
from graph.stores.store import Store
from queries.answer import Answer


@dataclass(frozen=True, slots=True)
class Expectations:
    """Holds answers against what they must hold; reads the store only by queries by hand."""

    store: Store
    gazetteer: Gazetteer

    def met(self, answer: Answer, expected: str) -> bool:
        """Return whether an answer holds what it must."""
        kind, _, rest = expected.partition(" ")
        if kind in ("refuse", "which"):
            return not answer.understood and self._refusal(answer, rest)
        if not answer.understood:
            return False
        if kind in ("yes", "restricts", "parts", "silent"):
            return self._verdict(answer, kind)
        if kind == "#":
            return self._number(answer, int(rest))
        if kind == "~":
            text = "\n".join((*self._cells(answer), *_evidence(answer)))
            return all(_plain(name) in _plain(text) for name in rest.split("/"))
        if kind == "first":
            return bool(answer.rows) and any(
                column[0] in rest.split("/") for column in self._columns(answer)
            )
        if kind == "top":
            number, _, cypher = rest.partition(" ")
            return self._top(answer, int(number), cypher.removeprefix("* "))
        wanted = set(rest.split("/")) if kind == "=" else set(self._hand(rest))
        wanted = {_plain(name) for name in wanted}
        return any({_plain(n) for n in column} == wanted for column in self._columns(answer))

    def names(self, expected: str) -> tuple[str, ...]:
        """Return the names an expectation spells out, for a test that they exist."""
        kind, _, rest = expected.partition(" ")
        return tuple(rest.split("/")) if kind in ("=", "first") else ()

    def _refusal(self, answer: Answer, rest: str) -> bool:
        if not rest:
            return bool(answer.suggestions)
        offered = " ".join(name for choice in answer.choices for _, name in choice.candidates)
        return all(name in offered for name in rest.split("/"))

    def _verdict(self, answer: Answer, kind: str) -> bool:
        if kind == "silent":
            return not answer.rows
        polarities = {row.get("polarity", SUPPORT) for row in answer.rows}
        exact = [row for row in answer.rows if row.get("exact", True)]
        if kind == "parts":
            return bool(answer.rows) and not exact and not answer.sentence.startswith("Yes")
        # A part answers for the whole where the sentence says so: 滨江区, asked of 杭州市.
        affirmed = answer.sentence.startswith(("是", "有：", "Yes"))
        wanted = RESTRICT if kind == "restricts" else SUPPORT
        return bool(answer.rows) and (bool(exact) or affirmed) and polarities == {wanted}

    def _top(self, answer: Answer, number: int, cypher: str) -> bool:
        ranked = {row["x"]: row["n"] for row in self.store.query(cypher)}
        wanted = sorted(ranked.values(), reverse=True)[:number]
        return any(
            [ranked.get(name) for name in column[:number]] == wanted
            for column in self._columns(answer)
        )

    def _number(self, answer: Answer, number: int) -> bool:
        said = {int(n) for n in re.findall(r"\d+", answer.sentence)}
        cells = [value for row in answer.rows for value in row.values()]
        counts = {len(answer.rows), *(len(set(column)) for column in self._columns(answer))}
        return number in said and (number in counts or number in cells)

    def _hand(self, cypher: str) -> list[str]:
        return [row["x"] for row in self.store.query(cypher)]

    def _columns(self, answer: Answer) -> Iterator[list[str]]:
        for column in answer.columns:
            values = [row.get(column) for row in answer.rows]
            if values and all(isinstance(value, str) for value in values):
                yield [self._named(str(value)) for value in values]

    def _cells(self, answer: Answer) -> Iterator[str]:
        for row in answer.rows:
            yield from (self._named(str(value)) for value in row.values())

    def _named(self, value: str) -> str:
        entry = self.gazetteer.entry(value)
        return entry.name if entry else value


def _evidence(answer: Answer) -> Iterator[str]:
    for quotes in answer.evidence:
        for quote in quotes:
            yield f"{quote.text} {quote.source}"


def _plain(name: str) -> str:
    """Return a name without quotation marks, which a store may or may not keep."""
    return name.replace("“", "").replace("”", "")
