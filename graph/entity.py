"""An entity: something the graph has one node for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

TYPE_PREFIX = {
    "Company": "company",
    "Organization": "organization",
    "Policy": "policy",
    "Program": "program",
    "Industry": "industry",
    "Park": "park",
    "Region": "region",
}

Scalar = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Entity:
    """A node of the graph.

    `status` is `known` (the gazetteer has it) or `provisional` (only texts name it).
    A provisional entity's name and aliases are derived from its mentions (`graph.naming`).
    `properties` are further facts of the gazetteer (a region's level and code, a company's form).
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    status: str = "known"
    properties: Mapping[str, Scalar] = field(default_factory=dict)
