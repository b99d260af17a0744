"""The reader of commands that look at texts: with the user's names and people's decisions."""

from collections.abc import Sequence
from pathlib import Path

from graph.build import Reader
from graph.decisions.lint import load_decisions
from graph.gazetteer.gazetteer import Gazetteer


def deciding_reader(gazetteer: Sequence[Path] | None, decisions: Path | None) -> Reader:
    """Return a reader that follows the decisions of a file, if one is given."""
    extra = tuple(gazetteer or ())
    reader = Reader.built_in(extra)
    if decisions is None:
        return reader
    return reader.deciding(load_decisions(decisions, Gazetteer.load(extra)))
