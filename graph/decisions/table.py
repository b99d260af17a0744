"""Read and write `decisions.tsv`, the text file in which people's decisions are kept.

`docs/decisions.md` documents the format for those who edit it by hand. Writing puts the whole file
in place at once: whatever happens meanwhile, it holds all rows from before, or these and the new.
"""

import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.decisions.decision import (
    ANY,
    DOCUMENT_SCOPE,
    TEXT_SCOPE,
    Decision,
    What,
    is_relation,
)
from graph.decisions.decisions import Decisions
from graph.errors import DecisionError
from graph.ontology import ontology

COLUMNS = ("what", "verdict", "subject", "relation", "object", "where", "who", "when", "why")
HEADER = "\t".join(COLUMNS)
_YES, _NO = frozenset(("yes", "是")), frozenset(("no", "否"))
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNFIT = re.compile(r"[\t\r\n]+")


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that cannot be read, with what to do."""

    line: int
    message: str


def read_decisions(path: Path) -> Decisions:
    """Return the decisions of a file; raise `DecisionError` naming every line to mend."""
    rows, problems = read_rows(path)
    if problems:
        raise DecisionError("\n".join(f"{path}, line {p.line}: {p.message}" for p in problems))
    return Decisions.of(rows, path)


def read_rows(path: Path) -> tuple[list[Decision], list[Problem]]:
    """Return the rows of a file and the lines that are none."""
    rows: list[Decision] = []
    problems: list[Problem] = []
    seen_header = False
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.rstrip("\r").split("\t")]
        if not seen_header:
            seen_header = True
            if tuple(cells) != COLUMNS:
                message = f"no header. Begin with this line, tabs between: {' '.join(COLUMNS)}."
                return [], [Problem(number, message)]
            continue
        try:
            rows.append(_decision(cells, number))
        except _CellError as error:
            problems.append(Problem(number, str(error)))
    return rows, problems


def is_decisions_file(path: Path) -> bool:
    """Say whether a file begins like a file of decisions."""
    try:
        text = _text(path)
    except DecisionError:  # whoever reads it next says what is wrong with it
        return False
    for line in text.split("\n"):
        if line.strip() and not line.startswith("#"):
            return line.split("\t")[:2] == list(COLUMNS[:2])
    return False


def format_row(row: Decision) -> str:
    """Return a decision as a line of the file, without its end."""
    cells = (
        row.what,
        "yes" if row.yes else "no",
        row.subject,
        row.relation,
        row.object,
        row.where,
        row.who,
        row.when,
        row.why,
    )
    return "\t".join(_UNFIT.sub(" ", cell) for cell in cells).rstrip("\t")


def append(path: Path, rows: Sequence[Decision]) -> None:
    """Add rows at the end of the file, which is made if it is not there."""
    text = _text(path) if path.exists() else ""
    if not text.strip():
        text += HEADER + "\n"
    elif not text.endswith("\n"):
        text += "\n"
    _replace(path, text + "".join(format_row(row) + "\n" for row in rows))


def take_back(path: Path, rows: Sequence[Decision]) -> None:
    """Remove the last line of each of these rows; what others wrote meanwhile stays."""
    lines = _text(path).split("\n")
    for row in rows:
        wanted = format_row(row)
        for at in range(len(lines) - 1, -1, -1):
            if lines[at].rstrip("\r") == wanted:
                del lines[at]
                break
        else:
            raise DecisionError(f"{path}: the row is not there any more: {wanted!r}. Look it up.")
    _replace(path, "\n".join(lines))


class _CellError(DecisionError):
    """A row that cannot be read; the caller knows its line."""


def _decision(cells: list[str], number: int) -> Decision:
    if len(cells) > len(COLUMNS):
        raise _CellError(f"{len(cells)} cells under {len(COLUMNS)} columns. Use one tab between.")
    what, verdict, subject, relation, object_, where, who, when, why = cells + [""] * (
        len(COLUMNS) - len(cells)
    )
    if what not in tuple(What):
        raise _CellError(f"what is {what!r}. Write {', '.join(What)}.")
    if verdict not in _YES | _NO:
        raise _CellError(f"verdict is {verdict!r}. Write yes or no.")
    row = Decision(
        What(what), verdict in _YES, subject, object_, relation, where, who, when, why, number
    )
    _check(row)
    return row


def _check(row: Decision) -> None:
    if not row.subject or not row.object:
        empty = "object" if row.subject else "subject"
        raise _CellError(f"{empty} is empty. Give both ends of the decision.")
    if row.what is What.STATEMENT:
        if not is_relation(row.relation):
            known = ", ".join(ontology().relations)
            raise _CellError(
                f"no relation {row.relation!r}. They are {known}; /限制 after it for a restriction."
            )
    elif row.relation:
        raise _CellError(f"relation is {row.relation!r}. Leave it empty but for statements.")
    if row.what is What.SAME:
        if row.where:
            raise _CellError("where is set. Two entities are one everywhere: leave it empty.")
        if row.subject == row.object:
            raise _CellError(f"{row.subject} is itself. Delete the row, or mend one id.")
    if ANY in (row.subject, row.object) and (row.what is not What.LINK or row.yes):
        raise _CellError(f"{ANY} stands for any entity in “link no” only. Give an id.")
    if row.where and not row.where.startswith((DOCUMENT_SCOPE, TEXT_SCOPE)):
        raise _CellError(
            f"where is {row.where!r}. Leave it empty (everywhere), or give a document's id (doc:…) "
            "or a sentence's digest (text:…)."
        )
    if row.when and not _DATE.fullmatch(row.when):
        raise _CellError(f"when is {row.when!r}. Write the day like 2026-01-31.")


def _text(path: Path) -> str:
    try:
        # Read as bytes: newline translation would change lines that are not ours.
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DecisionError(
            f"{path}: {error.strerror or error}. Give the path of a file of decisions."
        ) from error
    except UnicodeDecodeError as error:
        raise DecisionError(f"{path}: not UTF-8 ({error.reason}). Save it as UTF-8.") from error


def _replace(path: Path, text: str) -> None:
    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
        Path(name).chmod(mode)
        Path(name).replace(target)
    except OSError as error:
        raise DecisionError(
            f"{path}: {error.strerror or error}. The decision is not kept: choose a file that can "
            "be written."
        ) from error
