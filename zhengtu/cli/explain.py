"""`zhengtu explain`: why a statement was or was not made."""

from pathlib import Path
from typing import Annotated, Any

import typer

from graph.ontology import ontology
from graph.statements.explain import Explanation
from loaders import find_files, load_file
from zhengtu.cli.deciding import deciding_reader
from zhengtu.cli.options import DecisionsOption, Format, FormatOption, GazetteerOption
from zhengtu.cli.output import write_rows

_COLUMNS = (
    "document", "sentence", "accepted", "confidence", "decided", "route", "rule", "why", "text",
)  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(explain)


def explain(
    subject: Annotated[str, typer.Argument(help="A name: 余杭区.")],
    relation: Annotated[str, typer.Argument(help="A relation: BACKS.")],
    object: Annotated[str, typer.Argument(help="A name: 人工智能.")],  # noqa: A002
    paths: Annotated[list[Path], typer.Argument(help="The documents to look in.")],
    gazetteer: GazetteerOption = None,
    decisions: DecisionsOption = None,
    format: FormatOption = Format.TABLE,  # noqa: A002
) -> None:
    """Show every sentence where the two meet: route, rule, confidence, what a rejected one lacked.

    Example:

        zhengtu explain 余杭区 BACKS 人工智能 examples/corpus/yuhang.txt
    """
    if relation not in ontology().relations:
        known = ", ".join(ontology().relations)
        raise typer.BadParameter(f"no relation {relation!r}; they are {known}")
    reader = deciding_reader(gazetteer, decisions)
    rows: list[dict[str, Any]] = []
    for file in find_files(paths):
        document = load_file(file)
        rows += [
            {"document": document.path, **_row(found)}
            for found in reader.explain(document, subject, relation, object)
        ]
    write_rows(_COLUMNS, rows, format)
    if not rows:
        raise typer.Exit(1)


def _row(found: Explanation) -> dict[str, Any]:
    """Return what a person needs to follow the judgement."""
    why = [found.veto] if found.veto else []
    why += [f"lacks {condition}" for condition in found.lacks]
    why += [f"{name}={value:g} ({effect:+.2f})" for name, value, effect in found.columns]
    return {
        "sentence": found.sentence,
        "accepted": found.accepted,
        "confidence": round(found.confidence, 3),
        "decided": found.decided,
        "route": found.route,
        "rule": found.rule,
        "why": "; ".join(why),
        "text": found.text,
    }
