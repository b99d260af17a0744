"""Say what is wrong with a file of decisions (`zhengtu lint decisions.tsv`).

What cannot be read at all is said here too, so that one look shows every line to mend.
"""

from collections.abc import Iterator
from pathlib import Path

from graph.decisions.decision import ANY, Decision, What, entity_of, unsigned
from graph.decisions.decisions import Decisions, contradictions
from graph.decisions.table import read_decisions, read_rows
from graph.errors import DecisionError
from graph.gazetteer.gazetteer import Gazetteer
from graph.gazetteer.lint import Finding
from graph.ontology import ontology


def lint_decisions(path: Path, gazetteer: Gazetteer) -> tuple[Finding, ...]:
    """Return the faults of a file of decisions, in the order of its lines."""
    rows, problems = read_rows(path)
    found = [Finding(path, p.line, p.message) for p in problems]
    found += _duplicates(path, rows)
    for row in rows:
        found += [Finding(path, row.line, text) for text in _faults(row, gazetteer)]
    if not problems:
        found += [Finding(path, 0, text) for text in contradictions(rows)]
    return tuple(sorted(found, key=lambda f: (f.row, f.message)))


def load_decisions(path: Path, gazetteer: Gazetteer) -> Decisions:
    """Return the decisions of a file, or raise `DecisionError` for one that cannot be followed."""
    made = read_decisions(path)
    for row in made.rows:
        if row.what is What.SAME and row.yes and (fault := _unlike(row, gazetteer)):
            raise DecisionError(f"{path}, line {row.line}: {fault}")
    return made


def _duplicates(path: Path, rows: list[Decision]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for row in rows:
        if (line := first.setdefault(row.claim, row.line)) != row.line:
            yield Finding(path, row.line, f"says the same as line {line}. Delete one of them.")


def _faults(row: Decision, gazetteer: Gazetteer) -> Iterator[str]:
    ends = [row.object] if row.what is What.LINK else [row.subject, row.object]
    for id_ in ends:
        if id_ != ANY and entity_of(id_, gazetteer, {}) is None:
            yield (
                f"no entity {id_!r}. Give an id of the gazetteer (with --gazetteer for yours), or "
                "type and name like company:麦子智云."
            )
    if row.what is What.SAME and row.yes and (fault := _unlike(row, gazetteer)):
        yield fault
    if row.what is What.STATEMENT and (fault := _misfit(row, gazetteer)):
        yield fault
    if not row.who or not row.when:
        yield "nobody or no day signs it. Fill in who and when."


def _unlike(row: Decision, gazetteer: Gazetteer) -> str:
    one, other = (entity_of(id_, gazetteer, {}) for id_ in (row.subject, row.object))
    if one is None or other is None or one.type == other.type:
        return ""
    return (
        f"{row.subject} is a {one.type}, {row.object} a {other.type}: they cannot be one. "
        "Decide what the name means instead (link)."
    )


def _misfit(row: Decision, gazetteer: Gazetteer) -> str:
    one, other = (entity_of(id_, gazetteer, {}) for id_ in (row.subject, row.object))
    name, _ = unsigned(row.relation)
    if one is None or other is None or ontology().relations[name].allows(one.type, other.type):
        return ""
    return f"{name} does not join a {one.type} to a {other.type}. Mend the relation or an id."
