"""`zhengtu review`: decide about what the reader is least sure of."""

import sys
from collections.abc import Callable
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.decisions.decision import Decision
from graph.decisions.decisions import Decisions
from graph.decisions.table import format_row, read_decisions
from zhengtu.cli.options import DecisionsOption, Format, FormatOption, GazetteerOption, StoreOption
from zhengtu.cli.output import console, write_rows
from zhengtu.graph_store import open_store
from zhengtu.review.author import author
from zhengtu.review.doubt import Doubt, Kind
from zhengtu.review.doubts import Doubts
from zhengtu.review.keys import Keys
from zhengtu.review.screen import TerminalScreen
from zhengtu.review.session import Session, Signature

_COLUMNS = ("kind", "weight", "confidence", "touches", "question", "reason", "sentences", "sources")
_LISTED = 50


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(review)


def review(
    store: StoreOption,
    decisions: DecisionsOption = None,
    kind: Annotated[
        list[Kind] | None, typer.Option(help="Ask about these only; repeatable.")
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="Print the doubts instead of asking (also: --format).")
    ] = False,
    limit: Annotated[
        int, typer.Option(min=0, help="Ask or list at most so many; 0: all, 50 in a list.")
    ] = 0,
    who: Annotated[
        str, typer.Option(envvar="ZHENGTU_WHO", help="Who decides; else git's user.name.")
    ] = "",
    why: Annotated[str, typer.Option(help="The reason kept with the decisions.")] = "",
    gazetteer: GazetteerOption = None,
    format: FormatOption = Format.TABLE,  # noqa: A002
) -> None:
    """Ask about uncertain names, merges and statements, one key an answer, kept in decisions.tsv.

    Those that are least sure and touch most answers come first. The answers hold from the next
    build with --decisions on; it reads again only the documents that they touch.

    Example:

        zhengtu review --store zj.kgl --decisions decisions.tsv
    """
    file = decisions or Path("decisions.tsv")
    listing = list_ or format is not Format.TABLE
    if not listing and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise typer.BadParameter(
            "asks one question a key and needs a terminal; for scripts: --list or --format json",
            param_hint="review",
        )
    with open_store(store, read_only=True, gazetteer=tuple(gazetteer or ())) as graph:
        doubts = Doubts(graph.raw, graph.gazetteer, kind or tuple(Kind))
        if listing:
            _list(doubts, file, limit or _LISTED, format)
        else:
            _ask(doubts, file, Signature(author(who), why), limit, store)


def _list(doubts: Doubts, file: Path, limit: int, form: Format) -> None:
    standing = read_decisions(file) if file.exists() else Decisions()
    found = islice(doubts.ask(lambda: standing), limit)
    row: Callable[[Doubt], dict[str, Any]] = _full_row if form is Format.JSON else _row
    write_rows(_COLUMNS, [row(doubt) for doubt in found], form)


def _ask(doubts: Doubts, file: Path, signature: Signature, limit: int, store: str) -> None:
    total = min(limit, len(doubts)) if limit else len(doubts)
    screen = TerminalScreen(console())
    with Keys() as keys:
        session = Session(file, signature, keys.read, screen)
        session.decisions()  # a bad file shows before the first question
        try:
            asked = doubts.ask(session.decisions)
            session.run(islice(asked, limit) if limit else asked, total)
        finally:
            screen.say(f"\n{session.decided} 个决定记在 decisions kept in {file}")
            if session.decided:
                screen.say(f"zhengtu build --store {store} --decisions {file}  ← 使其生效 applies")


def _row(doubt: Doubt) -> dict[str, Any]:
    return {
        "kind": str(doubt.kind),
        "weight": doubt.weight,
        "confidence": round(doubt.confidence, 3),
        "touches": doubt.touches,
        "question": doubt.question,
        "reason": doubt.reason,
        "sentences": [quote.marked() for quote in doubt.quotes],
        "sources": [quote.source for quote in doubt.quotes],
    }


def _full_row(doubt: Doubt) -> dict[str, Any]:
    """Return a doubt with all its answers, each as the line of decisions.tsv it would be."""

    def line(decision: Decision | None) -> str | None:
        return format_row(decision) if decision else None

    return {
        **_row(doubt),
        "quotes": [asdict(quote) for quote in doubt.quotes],
        "accept": line(doubt.accept),
        "accept_everywhere": line(doubt.accept_everywhere),
        "reject": line(doubt.reject),
        "never": line(doubt.never),
        "candidates": [{"label": c.label, "line": line(c.decision)} for c in doubt.candidates],
        "same_as": [{"label": c.label, "line": line(c.decision)} for c in doubt.alike],
    }
