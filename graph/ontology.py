"""The entity types and relations, read once from `ontology.yaml`.

Labels, constraints, validation, the legend and the documentation all come from here;
no other module spells out the list of types or a relation's signature.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from graph.errors import OntologyError


@dataclass(frozen=True, slots=True)
class EntityType:
    """One of the seven kinds of node, with the colour and shape every picture uses."""

    name: str
    chinese: str
    what: str
    colour: str
    shape: str


@dataclass(frozen=True, slots=True)
class RelationType:
    """A kind of edge and the types its two ends may have.

    `by_form` marks what the form of official documents tells (责任单位, 依据, 废止): no model
    judges it, and annotations, which know ten relations, do not score it.
    """

    name: str
    chinese: str
    what: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    symmetric: bool = False
    same_type: bool = False
    by_form: bool = False

    def allows(self, subject: str, object_: str) -> bool:
        """Say whether the relation may join an entity of type `subject` to one of `object_`."""
        if self.same_type and subject != object_:
            return False
        return subject in self.subject and object_ in self.object


@dataclass(frozen=True, slots=True)
class Ontology:
    """All types and relations, in the order of the file."""

    types: Mapping[str, EntityType]
    relations: Mapping[str, RelationType]

    @property
    def judged(self) -> tuple[str, ...]:
        """Return the ten relations that annotations know and the statement model judges."""
        return tuple(name for name, r in self.relations.items() if not r.by_form)

    def check(self, subject: str, relation: str, object_: str) -> None:
        """Raise `OntologyError` unless `subject` -relation-> `object_` fits its signature."""
        found = self.relations.get(relation)
        if found is None:
            raise OntologyError(
                f"no relation {relation!r}; the relations are {', '.join(self.relations)}"
            )
        for end in (subject, object_):
            if end not in self.types:
                raise OntologyError(f"no type {end!r}; the types are {', '.join(self.types)}")
        if not found.allows(subject, object_):
            raise OntologyError(
                f"{subject} {relation} {object_} is not allowed: {relation} joins "
                f"{'|'.join(found.subject)} to {'|'.join(found.object)}"
                + (" of the same type" if found.same_type else "")
            )

    def between(self, subject: str, object_: str) -> tuple[RelationType, ...]:
        """Return the relations that may lead from type `subject` to type `object_`."""
        return tuple(r for r in self.relations.values() if r.allows(subject, object_))


@cache
def ontology() -> Ontology:
    """Return the ontology of `ontology.yaml`."""
    raw = yaml.safe_load(
        resources.files("graph").joinpath("ontology.yaml").read_text(encoding="utf-8")
    )
    types = {name: EntityType(name, **fields) for name, fields in raw["types"].items()}
    relations = {
        name: RelationType(
            name,
            fields["chinese"],
            fields["what"],
            tuple(fields["subject"]),
            tuple(fields["object"]),
            fields.get("symmetric", False),
            fields.get("same_type", False),
            fields.get("by_form", False),
        )
        for name, fields in raw["relations"].items()
    }
    return Ontology(types, relations)
