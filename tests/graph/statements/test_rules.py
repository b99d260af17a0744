"""Every rule holds for its own example, and a broken rule file says what is wrong with it."""

from importlib import resources
from typing import Any

import numpy as np
import pytest
import yaml

from graph.statements.candidates import Route
from graph.statements.errors import StatementError
from graph.statements.rows import Rows
from graph.statements.rules import parse_rules, rules
from tests.graph.statements.marked import HOME, OFFICE, marked

RAW: dict[str, Any] = yaml.safe_load(
    resources.files("graph.statements").joinpath("rules.yaml").read_text("utf-8")
)


def _rows(item: dict[str, Any]) -> Rows:
    routes = item.get("route", [])
    silent = any(Route.HOME.label in r or Route.HOME_OBJECT.label in r for r in routes)
    office = Route.OFFICE.label in routes
    return marked(
        item["example"], home=HOME if silent else None, office=OFFICE if office else None
    ).rows()


@pytest.mark.parametrize("item", RAW["rules"], ids=lambda r: str(r["name"]))
def test_rule_holds_for_its_example(item: dict[str, Any]) -> None:
    found = _rows(item)
    [rule] = [r for r in rules().rules if r.name == item["name"]]
    holds = rule.holds(found.table)
    lacks = [rules().lacking(found.table[i : i + 1]) for i in range(len(found))]

    assert holds.any(), lacks


@pytest.mark.parametrize("item", RAW["vetoes"], ids=lambda r: str(r["name"]))
def test_veto_holds_for_its_example(item: dict[str, Any]) -> None:
    found = _rows(item)
    [veto] = [v for v in rules().vetoes if v.name == item["name"]]

    assert veto.holds(found.table).any()
    assert np.isclose(found.verdict.cap.min(), veto.most)


def test_rule_names_are_unique() -> None:
    names = [r["name"] for r in (*RAW["rules"], *RAW["vetoes"])]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"relation": "LOVES"}, "no relation 'LOVES'"),
        ({"subject": ["Planet"]}, "'Planet' is none of"),
        ({"when": {"gup": 1}}, "no column 'gup'"),
        ({"any": ["backs@before"]}, "no column 'backs@before'"),
        ({"route": ["by train"]}, "'by train' is none of"),
        ({"whne": {}}, "unknown field 'whne'"),
    ],
)
def test_a_broken_rule_names_file_rule_and_mistake(change: dict[str, Any], message: str) -> None:
    item = {"name": "mine", "relation": "BACKS", "confidence": 0.5, **change}
    with pytest.raises(StatementError, match=rf"mine\.yaml, rule 'mine'.*{message}"):
        parse_rules({"rules": [item]}, "mine.yaml")


def test_lacking_names_the_nearest_rule_and_what_it_misses() -> None:
    found = marked("{慈溪市:Region}的{智能家电:Industry}很有名。").rows()
    name, lacks = rules().lacking(found.table[found.relation == 0][:1])

    assert name == "named region promotes the industry"
    assert len(lacks) == 1
    assert lacks[0].startswith("one of back@between")
