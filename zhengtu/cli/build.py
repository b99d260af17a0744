"""`zhengtu build`: read files and folders into a store."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from zhengtu.building import BuildInterrupted, BuildReport
from zhengtu.building import build as build_graph
from zhengtu.cli.options import DecisionsOption, Format, FormatOption, GazetteerOption, StoreOption
from zhengtu.cli.output import messages, write_json, write_rows


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(build)


def build(
    store: StoreOption,
    paths: Annotated[
        list[str] | None, typer.Argument(help="Files or folders; - is standard input.")
    ] = None,
    gazetteer: GazetteerOption = None,
    decisions: DecisionsOption = None,
    workers: Annotated[
        int,
        typer.Option(min=0, help="Processes that read files; 0: one a megabyte, up to the cores."),
    ] = 0,
    format: FormatOption = Format.TABLE,  # noqa: A002
) -> None:
    """Read documents into a store; what is there already is replaced, never doubled.

    With --decisions, also the documents in the store that a decision touches are read again;
    without paths only these.

    Example:

        zhengtu build examples/corpus --store zj.kgl
    """
    if not paths and decisions is None:
        raise typer.BadParameter("give files or folders to read", param_hint="PATHS")
    try:
        report = build_with_progress(paths or [], store, tuple(gazetteer or ()), workers, decisions)
    except BuildInterrupted as stop:
        write_report(stop.report, format)
        write_problems(stop.report)
        messages().print(f"zhengtu: {stop}", markup=False, soft_wrap=True)
        raise typer.Exit(130) from None
    write_report(report, format)
    write_problems(report)
    if report.errors:
        raise typer.Exit(1)


def build_with_progress(
    paths: list[str],
    store: str,
    gazetteer: tuple[Path, ...] = (),
    workers: int = 1,
    decisions: Path | None = None,
) -> BuildReport:
    """Build with a progress bar on standard error (none if that is no terminal)."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=messages(),
        disable=not messages().is_terminal,
    )
    with bar:
        task = bar.add_task("reading 读取", total=None)

        def progress(done: int, total: int, path: str) -> None:
            bar.update(task, completed=done, total=total, description=Path(path).name)

        return build_graph(
            paths,
            store=store,
            gazetteer=gazetteer,
            decisions=decisions,
            workers=workers,
            progress=progress,
        )


def write_problems(report: BuildReport) -> None:
    """Name on standard error, after all else, what could not be read or only in part."""
    say = partial(messages().print, markup=False, soft_wrap=True)
    for line in report.idle:
        say(f"decision not borne out 决定未起作用: {line}")
    for line in report.warnings:
        say(f"warning: {line}")
    for line in report.errors:
        say(f"error: {line}")
    if report.errors and not report.documents:
        say("nothing was read, nothing was stored 没有读到任何文档，图库未变")
    elif report.errors:
        say(
            f"{len(report.errors)} not read, {report.documents} read and stored "
            f"{len(report.errors)} 个未读，{report.documents} 个已入库"
        )


def write_report(report: BuildReport, form: Format) -> None:
    """Print what a build did; a table of nothing is not printed."""
    if form is Format.TABLE and not report.documents and not report.decisions:
        return
    if form is Format.JSON:
        write_json(
            {
                "documents": report.documents,
                "sentences": report.sentences,
                "mentions": report.mentions,
                "characters": report.characters,
                "entities": dict(report.entities),
                "statements": dict(report.statements),
                "seconds": round(report.seconds, 3),
                "characters_per_second": round(report.speed),
                "errors": report.errors,
                "warnings": report.warnings,
                "decisions": report.decisions,
                "read_again": report.again,
                "decisions_not_borne_out": report.idle,
            }
        )
        return
    rows = [
        ("documents 文档", report.documents),
        ("sentences 句子", report.sentences),
        ("mentions 提及", report.mentions),
        *((f"entities {kind}", count) for kind, count in sorted(report.entities.items())),
        *((f"statements {name}", count) for name, count in sorted(report.statements.items())),
        *([("decisions 决定", report.decisions)] if report.decisions else ()),
        *([("read again 重读", len(report.again))] if report.again else ()),
        ("seconds 秒", round(report.seconds, 2)),
        ("characters per second 字/秒", round(report.speed)),
    ]
    write_rows(("what", "count"), [{"what": a, "count": b} for a, b in rows], form)
