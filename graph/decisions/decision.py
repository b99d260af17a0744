"""One decision of a person: a row of `decisions.tsv`.

A decision says by content what it is about (a name, ids, a relation, a document or a sentence's
words), never by place in a file or store, so it holds after every rebuild.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.entity import TYPE_PREFIX, Entity
from graph.gazetteer.gazetteer import Gazetteer
from graph.ontology import ontology
from graph.statement import RESTRICT, SUPPORT

ANY = "*"  # the object of a name that is no entity at all
EVERYWHERE = ""
DOCUMENT_SCOPE, TEXT_SCOPE = "doc:", "text:"
_BLANK = re.compile(r"\s+")
_TYPE_OF = {prefix: type_ for type_, prefix in TYPE_PREFIX.items()}


class What(StrEnum):
    """What a decision is about."""

    LINK = "link"  # the name `subject` means the entity `object`
    SAME = "same"  # the entity `subject` is the entity `object`
    STATEMENT = "statement"  # `subject` -`relation`-> `object` is said


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its author.

    `relation` is BACKS, or BACKS/限制 for a restriction, and empty but for statements. `where` is
    empty (everywhere), a document's id or `text:` and the digest of a sentence. `line` is where it
    was read and takes no part in comparing.
    """

    what: What
    yes: bool
    subject: str
    object: str
    relation: str = ""
    where: str = EVERYWHERE
    who: str = ""
    when: str = ""
    why: str = ""
    line: int = field(default=0, compare=False)

    @property
    def question(self) -> str:
        """Return what is decided, without the verdict: two rows may not answer it differently."""
        return "|".join((self.what, self.subject, self.relation, self.object, self.where))

    @property
    def claim(self) -> str:
        """Return question and verdict: what a store remembers of a decision that was applied."""
        return f"{'yes' if self.yes else 'no'}|{self.question}"

    @property
    def by(self) -> str:
        """Return who decided and when, as nodes and edges show it."""
        return " ".join(part for part in (self.who, self.when) if part) or "unsigned"


def text_scope(text: str) -> str:
    """Return the scope of a sentence: its words alone count, not where they stand or break."""
    digest = hashlib.sha256(_BLANK.sub("", text).encode("utf-8", "replace")).hexdigest()
    return TEXT_SCOPE + digest[:16]


def signed(relation: str, polarity: str = SUPPORT) -> str:
    """Return a relation as decisions write it: BACKS, BACKS/限制."""
    return relation if polarity == SUPPORT else f"{relation}/{polarity}"


def unsigned(relation: str) -> tuple[str, str]:
    """Return relation and polarity of what decisions write."""
    name, _, polarity = relation.partition("/")
    return name, polarity or SUPPORT


def is_relation(relation: str) -> bool:
    """Say whether a statement's relation cell can be read."""
    name, polarity = unsigned(relation)
    return name in ontology().relations and polarity in (SUPPORT, RESTRICT)


def ordered(subject: str, relation: str, object_: str) -> tuple[str, str, str]:
    """Return a triple with the ends of a symmetric relation in order, as stores keep them."""
    shape = ontology().relations.get(unsigned(relation)[0])
    if shape is not None and shape.symmetric and subject > object_:
        subject, object_ = object_, subject
    return subject, relation, object_


def entity_of(id_: str, gazetteer: Gazetteer, linked: Mapping[str, Entity]) -> Entity | None:
    """Return the entity with an id: the gazetteer's, the document's or one that only texts name.

    None where the id is no entry and has no type before a colon.
    """
    entry = gazetteer.entry(id_)
    if entry is not None:
        return entry.entity()
    if id_ in linked:
        return linked[id_]
    prefix, _, name = id_.partition(":")
    if name and prefix in _TYPE_OF:
        return Entity(id_, _TYPE_OF[prefix], name, (), "provisional")
    return None
