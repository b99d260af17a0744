"""`zhengtu eval`: measure accuracy on annotated documents."""

from pathlib import Path
from typing import Annotated

import typer

from graph.build import Reader
from zhengtu.cli.options import Format, FormatOption
from zhengtu.cli.output import console, messages, write_rows
from zhengtu.evaluation.evaluate import calibration_error, evaluate, intervals, total
from zhengtu.evaluation.score import Score


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("eval")(eval_)


def eval_(
    gold: Annotated[Path, typer.Argument(help="Folder of annotations (NAME.json).")],
    corpus: Annotated[Path, typer.Argument(help="Folder of the documents (NAME.txt, …).")],
    leave_one_out: Annotated[
        bool,
        typer.Option("--leave-one-out", help="Train without each group of documents, test on it."),
    ] = False,
    groups: Annotated[
        str,
        typer.Option(help="Documents that belong together: d1,d2;d3,d4,d7 (leave-one-out)."),
    ] = "",
    out: Annotated[Path | None, typer.Option(help="Keep the exports in this folder.")] = None,
    light: Annotated[str, typer.Option(help="Documents that count half and are not scored.")] = "",
    own: Annotated[
        list[Path] | None, typer.Option(help="A folder of .ann files to train on; repeatable.")
    ] = None,
    work: Annotated[Path, typer.Option(help="Where leave-one-out keeps its taggers.")] = Path(
        ".cache/training"
    ),
    show: Annotated[int, typer.Option(help="Print so many misses and false finds.")] = 0,
    format: FormatOption = Format.TABLE,  # noqa: A002
) -> None:
    """Score names and relations against annotations, one document at a time.

    Example:

        zhengtu eval examples/gold examples/corpus
    """
    if leave_one_out:
        # The training tools are an extra; nothing else needs them.
        from zhengtu.training.leave_one_out import leave_one_out as run

        halves = frozenset(name for name in light.split(",") if name)
        say = messages().print
        scores = run(gold, corpus, groups, out, work, tuple(own or ()), halves, say)
    else:
        scores = evaluate(gold, corpus, Reader.built_in(), out)
    _write(scores, format)
    if show:
        _write_errors(total(list(scores.values())), show, format)


def _write(scores: dict[str, Score], form: Format) -> None:
    found = list(scores.values())
    bounds = intervals(found)
    rows = []
    for title, key, counts in total(found).table():
        interval = bounds.get((title, key))
        rows.append(
            {
                "what": title,
                "type": key,
                "precision": round(counts.precision, 3),
                "recall": round(counts.recall, 3),
                "f1": round(counts.f1, 3),
                "95 %": f"{interval.low:.2f}–{interval.high:.2f}" if interval else "",
                "system": counts.system,
                "gold": counts.gold,
            }
        )
    write_rows(tuple(rows[0]), rows, form)
    if form is Format.TABLE:
        error = calibration_error(found)
        console().print(f"documents {len(found)}, calibration error {error:.3f}")


def _write_errors(score: Score, count: int, form: Format) -> None:
    rows = [
        {"error": error, "document": m.document, "type": m.kind, "what": m.what, "text": m.text}
        for error, misses in (("missed", score.missed), ("wrong", score.wrong))
        for m in misses[:count]
    ]
    write_rows(("error", "document", "type", "what", "text"), rows, form)
