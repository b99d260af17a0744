"""A set of decisions that agree, ready to be looked up.

The order of the rows never matters. Where several fit, the narrowest scope wins: a sentence before
its document before everywhere. “Same as” is followed to its end first, in names and statements too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from graph.decisions.decision import ANY, EVERYWHERE, Decision, What, ordered
from graph.errors import DecisionError
from graph.gazetteer.matcher import fold
from graph.linkers.identity import level

_Scoped = Mapping[tuple[str, str], Mapping[str, Decision]]


@dataclass(frozen=True, slots=True)
class NameVerdict:
    """What is decided of a name in one place: the entity it means, those it never means."""

    target: str = ""
    targeted: Decision | None = None
    never: Mapping[str, Decision] = field(default_factory=dict)

    def vetoes(self, entity: str) -> Decision | None:
        """Return the decision that the name is not this entity, if there is one."""
        return self.never.get(entity) or self.never.get(ANY)


def name_key(name: str) -> str:
    """Return a name as decisions compare it: without marks, width and case."""
    return fold(level(name)) or fold(name)


@dataclass(frozen=True)
class Decisions:
    """Decisions without contradiction; `of` makes them, `NONE` is the empty set."""

    rows: tuple[Decision, ...] = ()

    @classmethod
    def of(cls, rows: Iterable[Decision], source: Path | str = "decisions") -> "Decisions":
        """Return the set of these rows; raise `DecisionError` where two contradict each other."""
        unique: dict[str, Decision] = {}
        for row in sorted(rows, key=lambda r: (r.claim, r.when, r.who, r.why)):
            unique[row.claim] = row  # of duplicates the latest signs
        made = cls(tuple(unique.values()))
        if found := contradictions(made.rows):
            raise DecisionError("\n".join(f"{source}, {text}" for text in found))
        return made

    def __bool__(self) -> bool:
        return bool(self.rows)

    @cached_property
    def claims(self) -> frozenset[str]:
        """Return what is decided, without who, when and why."""
        return frozenset(row.claim for row in self.rows)

    @cached_property
    def canonical(self) -> Mapping[str, str]:
        """Map each merged id, but those that are kept, to the id it is kept under."""
        merged = (r for r in self.rows if r.what is What.SAME and r.yes)
        return {
            id_: kept
            for group, kept, _ in _components(merged)
            for id_ in sorted(group)
            if id_ != kept
        }

    @cached_property
    def merging(self) -> Mapping[str, tuple[Decision, ...]]:
        """Map each merged id to the decisions that made it one with others."""
        merged = (r for r in self.rows if r.what is What.SAME and r.yes)
        return {id_: rows for group, _, rows in _components(merged) for id_ in group}

    def kept(self, id_: str) -> str:
        """Return the id under which an entity is kept."""
        return self.canonical.get(id_, id_)

    def merges(self, ids: Iterable[str]) -> frozenset[str]:
        """Return the claims that put some of these ids under another one."""
        return frozenset(
            row.claim for id_ in ids if id_ in self.canonical for row in self.merging[id_]
        )

    @cached_property
    def names(self) -> tuple[Decision, ...]:
        """Return the decisions about names."""
        return tuple(r for r in self.rows if r.what is What.LINK)

    def name(self, surface: str, document: str, text: str) -> NameVerdict | None:
        """Return what is decided of a name in a sentence (its scope) of a document."""
        never: dict[str, Decision] = {}
        for where in (text, document, EVERYWHERE):
            found = self._names.get((name_key(surface), where))
            if not found:
                continue
            for meant, row in found.items():
                if row.yes and meant not in never and ANY not in never:
                    return NameVerdict(meant, row, never)
            for meant, row in found.items():
                if not row.yes:
                    never.setdefault(meant, row)
        return NameVerdict(never=never) if never else None

    def statement(self, triple: tuple[str, str, str], document: str, text: str) -> Decision | None:
        """Return the decision on a triple (its relation as decisions write it) in a sentence."""
        key = ordered(*triple)
        for where in (text, document, EVERYWHERE):
            if row := self._statements.get((key, where)):
                return row
        return None

    @cached_property
    def accepted(self) -> Mapping[str, tuple[Decision, ...]]:
        """Map the scope of a sentence to the statements that a person read in it."""
        found: dict[str, list[Decision]] = {}
        for row in self.rows:
            if row.what is What.STATEMENT and row.yes and row.where.startswith("text:"):
                found.setdefault(row.where, []).append(row)
        return {where: tuple(rows) for where, rows in found.items()}

    def triple(self, row: Decision) -> tuple[str, str, str]:
        """Return the triple of a statement's decision, merged ids followed."""
        return ordered(self.kept(row.subject), row.relation, self.kept(row.object))

    @cached_property
    def _names(self) -> _Scoped:
        found: dict[tuple[str, str], dict[str, Decision]] = {}
        for row in self.names:
            meant = self.kept(row.object)
            found.setdefault((name_key(row.subject), row.where), {}).setdefault(meant, row)
        return found

    @cached_property
    def _statements(self) -> Mapping[tuple[tuple[str, str, str], str], Decision]:
        found: dict[tuple[tuple[str, str, str], str], Decision] = {}
        for row in self.rows:
            if row.what is What.STATEMENT:
                found.setdefault((self.triple(row), row.where), row)
        return found


NONE = Decisions()


def contradictions(rows: Iterable[Decision]) -> list[str]:
    """Return what contradicts what, each with the lines and what to do."""
    agreed = Decisions(tuple(rows))
    found = []
    held: dict[tuple[str, ...], Decision] = {}
    for row in sorted(agreed.rows, key=lambda r: (r.line, r.claim)):
        for key in _answers(row, agreed):
            before = held.setdefault(key, row)
            if not _agree(before, row, agreed):
                found.append(
                    f"lines {before.line} and {row.line}: {_said(before)} and {_said(row)} "
                    "contradict each other. Keep one of them."
                )
    for row in agreed.rows:
        if (
            row.what is What.SAME
            and not row.yes
            and agreed.kept(row.subject) == agreed.kept(row.object)
        ):
            lines = sorted(r.line for r in agreed.merging.get(row.subject, ()))
            found.append(
                f"line {row.line}: {row.subject} and {row.object} are two entities, but lines "
                f"{', '.join(map(str, lines))} make them one. Delete one side."
            )
    return found


def _answers(row: Decision, agreed: Decisions) -> list[tuple[str, ...]]:
    """Return the keys under which a decision can meet one that contradicts it."""
    if row.what is What.STATEMENT:
        return [("statement", *agreed.triple(row), row.where)]
    if row.what is What.LINK:
        name, meant = name_key(row.subject), agreed.kept(row.object)
        keys: list[tuple[str, ...]] = [("link", name, meant, row.where)]
        if row.yes or meant == ANY:
            keys.append(("meant", name, row.where))
        return keys
    return []


def _agree(one: Decision, other: Decision, agreed: Decisions) -> bool:
    if one.yes != other.yes:
        return False
    return (
        one.what is not What.LINK
        or not one.yes
        or agreed.kept(one.object) == agreed.kept(other.object)
    )


def _said(row: Decision) -> str:
    said = " ".join(part for part in (row.subject, row.relation, row.object) if part)
    return f"“{row.what} {'yes' if row.yes else 'no'} {said}”"


def _components(
    merged: Iterable[Decision],
) -> list[tuple[frozenset[str], str, tuple[Decision, ...]]]:
    """Return the groups of ids that are one, with the id kept and the decisions behind it.

    Each decision leads from its subject to its object; the end of the way is kept, the smallest id
    where there are several ends or none.
    """
    rows = sorted(merged, key=lambda r: r.claim)
    group_of: dict[str, set[str]] = {}
    for row in rows:
        joined = group_of.get(row.subject, {row.subject}) | group_of.get(row.object, {row.object})
        for id_ in joined:
            group_of[id_] = joined
    found = []
    for group in sorted({frozenset(g) for g in group_of.values()}, key=sorted):
        own = tuple(r for r in rows if r.subject in group)
        ends = group - {r.subject for r in own}
        found.append((group, min(ends or group), own))
    return found
