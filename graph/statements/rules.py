"""Declarative rules: which candidates are statements, which are not, and what one lacked.

`rules.yaml` is the whole knowledge; a rule is a conjunction of conditions over the columns of
`features`, checked for all candidates at once. What the conditions cannot say the model learns.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

from graph.statement import SUPPORT
from graph.statements.background import RELATIONS, TYPES
from graph.statements.candidates import Route
from graph.statements.errors import StatementError
from graph.statements.features import Table, column_names
from graph.statements.frame import Ints

Bools = npt.NDArray[np.bool_]

_FIELDS = {
    *("name", "relation", "subject", "object", "route", "when", "any", "none"),
    *("confidence", "polarity", "example"),
}
_VETO_FIELDS = {
    *("name", "relations", "subject", "object", "route", "when", "any", "none"),
    *("most", "example"),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing a rule asks: a column within bounds, or one of several columns above 0."""

    columns: tuple[int, ...]
    lowest: float
    highest: float
    words: str
    asked_classes: tuple[str, ...] = ()

    def holds(self, table: Table) -> Bools:
        """Say for each row whether one of the columns lies within the bounds."""
        within = np.zeros(len(table), dtype=bool)
        for column in self.columns:
            values = table[:, column]
            within |= (values >= self.lowest) & (values <= self.highest)
        return within


@dataclass(frozen=True, slots=True)
class Rule:
    """A named conjunction of conditions with the confidence it deserves."""

    name: str
    relation: str
    conditions: tuple[Condition, ...]
    confidence: float
    polarity: str = SUPPORT

    def holds(self, table: Table) -> Bools:
        """Say for each row whether all conditions hold."""
        met = np.ones(len(table), dtype=bool)
        for condition in self.conditions:
            met &= condition.holds(table)
        return met


@dataclass(frozen=True, slots=True)
class Veto:
    """A reason not to believe a candidate of some relations beyond `most`."""

    name: str
    relations: tuple[str, ...]
    conditions: tuple[Condition, ...]
    most: float

    def holds(self, table: Table) -> Bools:
        """Say for each row whether the veto applies."""
        relation = table[:, column_names().index("relation")]
        met = np.isin(relation, [RELATIONS.index(r) for r in self.relations])
        for condition in self.conditions:
            met &= condition.holds(table)
        return np.asarray(met, dtype=bool)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of each row.

    `rule` is the best supporting rule met, `restriction` the restricting one, `veto` the strictest
    veto (-1: none); `met` counts the supporting rules, `cap` is the most confidence vetoes leave.
    """

    rule: Ints
    confidence: npt.NDArray[np.float32]
    met: Ints
    restriction: Ints
    cap: npt.NDArray[np.float32]
    veto: Ints


def join_verdicts(parts: Sequence[Verdict]) -> Verdict:
    """Return one verdict over the rows of several."""
    return Verdict(*(np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(Verdict)))


class Rules:
    """The rules and vetoes of a rule file."""

    def __init__(self, rules: Sequence[Rule], vetoes: Sequence[Veto]) -> None:
        self.rules = tuple(rules)
        self.vetoes = tuple(vetoes)

    def judge(self, table: Table) -> Verdict:
        """Return the verdict on every row."""
        size = len(table)
        best = np.full(size, -1, dtype=np.int64)
        confidence = np.zeros(size, dtype=np.float32)
        met = np.zeros(size, dtype=np.int64)
        restriction = np.full(size, -1, dtype=np.int64)
        relation = table[:, column_names().index("relation")]
        of_relation = {
            name: np.flatnonzero(relation == RELATIONS.index(name))
            for name in sorted({rule.relation for rule in self.rules})
        }
        # A relation's rows are copied once, not for every rule, and stay column by column.
        tables = {name: table.T[:, where].T for name, where in of_relation.items()}
        for number, rule in enumerate(self.rules):
            where = of_relation[rule.relation]
            where = where[rule.holds(tables[rule.relation])]
            if rule.polarity != SUPPORT:
                restriction[where] = number
                continue
            met[where] += 1
            better = where[rule.confidence > confidence[where]]
            best[better] = number
            confidence[better] = rule.confidence
        cap = np.ones(size, dtype=np.float32)
        vetoed = np.full(size, -1, dtype=np.int64)
        for number, veto in enumerate(self.vetoes):
            holds = veto.holds(table)
            vetoed[holds & (veto.most < cap)] = number
            cap[holds] = np.minimum(cap[holds], veto.most)
        return Verdict(best, confidence, met, restriction, cap, vetoed)

    def lacking(self, row: Table) -> tuple[str, tuple[str, ...]]:
        """Return the rule that one candidate comes nearest to, and the conditions it lacks."""
        relation = RELATIONS[int(row[0, column_names().index("relation")])]
        nearest: tuple[str, tuple[str, ...]] | None = None
        for rule in self.rules:
            if rule.relation != relation or rule.polarity != SUPPORT:
                continue
            lacks = tuple(c.words for c in rule.conditions if not c.holds(row)[0])
            if nearest is None or len(lacks) < len(nearest[1]):
                nearest = rule.name, lacks
        return nearest or ("", ())


def parse_rules(raw: Mapping[str, Any], where: str) -> Rules:
    """Read rules and vetoes; a column, type, route or relation that is unknown raises."""
    rules = []
    for item in raw["rules"]:
        place = f"{where}, rule {item.get('name', '?')!r}"
        _check_fields(item, _FIELDS, place)
        if item["relation"] not in RELATIONS:
            raise StatementError(
                f"{place}: no relation {item['relation']!r}; there are {', '.join(RELATIONS)}"
            )
        rules.append(
            Rule(
                item["name"],
                item["relation"],
                _conditions(item, place),
                float(item["confidence"]),
                item.get("polarity", SUPPORT),
            )
        )
    vetoes = []
    for item in raw.get("vetoes", ()):
        place = f"{where}, veto {item.get('name', '?')!r}"
        _check_fields(item, _VETO_FIELDS, place)
        vetoes.append(
            Veto(
                item["name"],
                tuple(item["relations"]),
                _conditions(item, place),
                float(item["most"]),
            )
        )
    return Rules(rules, vetoes)


def _check_fields(item: Mapping[str, Any], known: set[str], place: str) -> None:
    unknown = sorted(set(item) - known)
    if unknown:
        raise StatementError(
            f"{place}: unknown field {unknown[0]!r}; use {', '.join(sorted(known))}"
        )


def _column(name: str, place: str) -> int:
    if name not in column_names():
        raise StatementError(
            f"{place}: no column {name!r}; features.py and triggers.yaml have them"
        )
    return column_names().index(name)


def _conditions(item: Mapping[str, Any], place: str) -> tuple[Condition, ...]:
    made: list[Condition] = []
    for end in ("subject", "object"):
        if end in item:
            values = tuple(_index(t, TYPES, place) for t in item[end])
            words = f"{end} is a {'/'.join(item[end])}"
            made.append(_OneOf((_column(f"{end}_type", place),), 0, 0, words, (), values))
    if "route" in item:
        labels = [r.label for r in Route]
        values = tuple(_index(r, labels, place) for r in item["route"])
        words = f"route is {'/'.join(item['route'])}"
        made.append(_OneOf((_column("route", place),), 0, 0, words, (), values))
    for name, bound in item.get("when", {}).items():
        low, high = bound if isinstance(bound, list) else (bound, bound)
        words = f"{name} = {low}" if low == high else f"{name} in {low}…{high}"
        made.append(Condition((_column(name, place),), low, high, words))
    if item.get("any"):
        columns = tuple(_column(name, place) for name in item["any"])
        made.append(_any_of(columns, item["any"]))
    made.extend(
        Condition((_column(name, place),), -np.inf, 0, f"no {name}")
        for name in item.get("none", ())
    )
    return tuple(made)


def _index(name: str, known: Sequence[str], place: str) -> int:
    if name not in known:
        raise StatementError(f"{place}: {name!r} is none of {', '.join(known)}")
    return list(known).index(name)


def _any_of(columns: tuple[int, ...], names: Sequence[str]) -> Condition:
    """Return the condition that one of several word counts is above 0."""
    classes = tuple(sorted({name.split("@")[0] for name in names}))
    return Condition(columns, 1, np.inf, f"one of {', '.join(names)}", classes)


@dataclass(frozen=True, slots=True)
class _OneOf(Condition):
    """A condition that a column has one of several values."""

    values: tuple[int, ...] = ()

    def holds(self, table: Table) -> Bools:
        return np.isin(table[:, self.columns[0]], self.values)


@cache
def rules() -> Rules:
    """Return the rules of `rules.yaml`."""
    text = resources.files("graph.statements").joinpath("rules.yaml").read_text("utf-8")
    return parse_rules(yaml.safe_load(text), "rules.yaml")
