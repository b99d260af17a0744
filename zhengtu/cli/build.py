"""`zhengtu build`: read files and folders into a store."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from zhengtu.building import BuildReport
from zhengtu.building import build as build_graph
from zhengtu.cli.options import Format, FormatOption, GazetteerOption, StoreOption
from zhengtu.cli.output import messages, write_json, write_rows


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(build)


def build(
    paths: Annotated[list[str], typer.Argument(help="Files or folders; - is standard input.")],
    store: StoreOption,
    gazetteer: GazetteerOption = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read files.")] = 1,
    format: FormatOption = Format.TABLE,  # noqa: A002
) -> None:
    """Read documents into a store; what is there already is replaced, never doubled.

    Example:

        zhengtu build examples/corpus --store zj.kgl
    """
    report = build_with_progress(paths, store, tuple(gazetteer or ()), workers)
    write_report(report, format)
    if report.errors:
        raise typer.Exit(1)


def build_with_progress(
    paths: list[str], store: str, gazetteer: tuple[Path, ...] = (), workers: int = 1
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

        report = build_graph(
            paths, store=store, gazetteer=gazetteer, workers=workers, progress=progress
        )
    for line in report.warnings:
        messages().print(f"warning: {line}", markup=False)
    for line in report.errors:
        messages().print(f"error: {line}", markup=False)
    return report


def write_report(report: BuildReport, form: Format) -> None:
    """Print what a build did."""
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
            }
        )
        return
    rows = [
        ("documents 文档", report.documents),
        ("sentences 句子", report.sentences),
        ("mentions 提及", report.mentions),
        *((f"entities {kind}", count) for kind, count in sorted(report.entities.items())),
        *((f"statements {name}", count) for name, count in sorted(report.statements.items())),
        ("seconds 秒", round(report.seconds, 2)),
        ("characters per second 字/秒", round(report.speed)),
    ]
    write_rows(("what", "count"), [{"what": a, "count": b} for a, b in rows], form)
