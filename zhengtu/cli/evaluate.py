"""`zhengtu eval`: measure accuracy on annotated documents, and say where and why it is lost."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from viz.errors_page import ErrorRow, render_errors
from zhengtu.cli.evaluation_tables import (
    write_links,
    write_pairs,
    write_parts,
    write_reasons,
    write_reliability,
    write_spans,
    write_worst,
)
from zhengtu.cli.options import Format, FormatOption
from zhengtu.cli.output import console, messages, write_rows
from zhengtu.evaluation.evaluate import Case, Examined, cases, examine_all, intervals, total
from zhengtu.evaluation.finding import MISSED, WRONG, Finding, worst_first
from zhengtu.evaluation.links import link_outcomes
from zhengtu.evaluation.parts import Models
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
    show: Annotated[
        int, typer.Option(help="Print why answers are missed or wrong, and so many of the worst.")
    ] = 0,
    html: Annotated[
        Path | None, typer.Option(help="Write every miss and false find as a page, worst first.")
    ] = None,
    by_parts: Annotated[
        bool, typer.Option("--parts", help="Print what each part is worth: F1 without it.")
    ] = False,
    judge: Annotated[
        int, typer.Option(help="Draw so many sure BACKS pairs to judge by their sentences.")
    ] = 0,
    links: Annotated[
        list[Path] | None,
        typer.Option(help="A file of names with the ids they should get; repeatable."),
    ] = None,
    format: FormatOption = Format.TABLE,  # noqa: A002
) -> None:
    """Score names and relations against annotations, one document at a time.

    Example:

        zhengtu eval examples/gold examples/corpus --show 10 --html errors.html
    """

    def say(line: str) -> None:
        messages().print(line, markup=False)

    built_in = Models.built_in()
    found: Sequence[Case]
    if leave_one_out:
        # The training tools are an extra; nothing else needs them.
        from zhengtu.training.leave_one_out import leave_one_out as run

        halves = frozenset(name for name in light.split(",") if name)
        found = list(run(gold, corpus, groups, work, tuple(own or ()), halves, say))
    else:
        found = cases(gold, corpus, built_in)
    examined = examine_all(found, out, say)
    scores = [one.score for one in examined.values()]
    findings = [finding for one in examined.values() for finding in one.findings]
    _write(scores, format)
    write_reliability(scores, format)
    write_spans(examined.values(), format)
    if show:
        write_reasons(findings, format)
        write_worst(findings, show, format)
    if judge:
        write_pairs(examined.values(), judge, format)
    if by_parts:
        write_parts(found, say, format)
    if links:
        # The truth about ids is ours, not of the corpus: the models that ship answer for it.
        reader = built_in.reader()
        write_links(
            [o for path in links for o in link_outcomes(path, gold, corpus, reader)], format
        )
    if html is not None:
        html.write_text(_page(examined, findings), encoding="utf-8")
        if format is Format.TABLE:
            console().print(str(html), markup=False)


def _write(scores: Sequence[Score], form: Format) -> None:
    bounds = intervals(scores)
    rows = []
    for title, key, counts in total(scores).table():
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
    write_rows(tuple(rows[0]), rows, form, f"documents {len(scores)}")


def _page(examined: dict[str, Examined], findings: Sequence[Finding]) -> str:
    counts = Counter((f.reason, f.error) for f in findings)
    reasons = sorted({f.reason for f in findings}, key=lambda r: r.key)
    return render_errors(
        "错误一览 What was missed or wrong",
        [
            ErrorRow(
                f.error,
                f.part,
                f.type,
                f.what,
                f.reason.key,
                f.reason.chinese,
                f.score,
                f.detail,
                f.document,
                f.sentence,
                f.text,
            )
            for f in worst_first(findings)
        ],
        {name: one.graph for name, one in examined.items()},
        [(f"{r.chinese} {r.key}", counts[r, MISSED], counts[r, WRONG]) for r in reasons],
    )
