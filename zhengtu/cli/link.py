"""`zhengtu link`: show what is found in a text."""

from pathlib import Path
from typing import Annotated

import typer

from loaders import SUFFIXES, load_file, load_text
from viz.reading_page import render_reading
from zhengtu.cli.deciding import deciding_reader
from zhengtu.cli.options import DecisionsOption, Format, FormatOption, GazetteerOption
from zhengtu.cli.output import console, write_json, write_rows


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(link)


def link(
    text: Annotated[str, typer.Argument(help="A text, a file, or - for standard input.")],
    html: Annotated[
        Path | None, typer.Option(help="Write the text with its mentions marked as a page.")
    ] = None,
    gazetteer: GazetteerOption = None,
    decisions: DecisionsOption = None,
    format: FormatOption = Format.TABLE,  # noqa: A002
) -> None:
    """Find names and statements in a text, with score and reason; nothing is stored.

    Example:

        zhengtu link "余杭区发放算力券，支持人工智能产业。"
    """
    document = load_file(text) if _is_file(text) else load_text(text)
    found = deciding_reader(gazetteer, decisions).read(document)
    if html is not None:
        html.write_text(render_reading(found), encoding="utf-8")
        console().print(str(html), markup=False)
        return
    names = {entity.id: entity.name for entity in found.entities}
    mentions = [
        {
            "surface": m.surface,
            "type": m.type,
            "entity": names.get(m.entity, "?"),
            "id": m.entity or "|".join(c.entity for c in m.candidates),
            "score": round(m.score, 3),
            "sentence": m.sentence,
            "start": m.start,
            "stop": m.stop,
            "why": m.why,
            **({"decided": m.decided} if decisions else {}),
        }
        for m in found.mentions
    ]
    statements = [
        {
            "subject": names[s.subject],
            "relation": s.relation,
            "object": names[s.object],
            "confidence": round(s.confidence, 3),
            "polarity": s.polarity,
            "trigger": s.trigger,
            "route": s.route,
            "rule": s.rule,
            **({"decided": s.decided} if decisions else {}),
            "amounts": [a.text for a in s.amounts],
        }
        for s in found.statements
    ]
    if format is Format.JSON:
        write_json({"mentions": mentions, "statements": statements})
        return
    if not mentions and format is Format.TABLE:
        console().print("no names found 没有找到名称")
        return
    write_rows(tuple(mentions[0]) if mentions else ("surface",), mentions, format, "names 名称")
    if statements or format is Format.TABLE:
        columns = tuple(statements[0]) if statements else ("subject",)
        write_rows(columns, statements, format, "statements 陈述")


def _is_file(text: str) -> bool:
    """Whether the argument names a file: one that is there, or looks like one that should be."""
    if text == "-":
        return True
    if "\n" in text:
        return False
    try:
        there = Path(text).is_file()
    except OSError:  # a text too long for the name of a file
        return False
    return there or text.lower().endswith(SUFFIXES)
