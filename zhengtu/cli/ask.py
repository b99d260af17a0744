"""`zhengtu ask`: answer questions in words."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from queries.answer import Answer, row_heading
from queries.ask import Questions
from zhengtu.cli.options import (
    CatalogueOption,
    Format,
    OutOption,
    ResultFormat,
    ResultFormatOption,
    StoreOption,
    workbook,
)
from zhengtu.cli.output import console, write_json, write_rows
from zhengtu.graph_store import GraphStore, open_store
from zhengtu.spreadsheet import write_answer as write_workbook

_HEADINGS = {"zh": ("证据", "查询", "可以这样问"), "en": ("Evidence", "Query", "You can ask")}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(ask)


def ask(
    question: Annotated[str, typer.Argument(help="The question, in Chinese or English.")] = "",
    store: StoreOption = "",
    interactive: Annotated[
        bool, typer.Option("--interactive", "-i", help="Ask on; follow-ups keep the subject.")
    ] = False,
    evidence: Annotated[int, typer.Option(help="Print so many sentences for each row.")] = 2,
    show_cypher: Annotated[bool, typer.Option("--cypher", help="Print the Cypher too.")] = False,
    format: ResultFormatOption = ResultFormat.TABLE,  # noqa: A002
    out: OutOption = None,
    catalogue: CatalogueOption = None,
) -> None:
    """Answer a question with rows, the sentences behind each, and what is not known.

    Example:

        zhengtu ask "哪些县(市、区)支持哪些产业?" --store zj.kgl
    """
    if not question and not interactive:
        raise typer.BadParameter("no question; give one, or --interactive", param_hint="QUESTION")
    book = workbook(format is ResultFormat.XLSX, out)
    if book and interactive:
        raise typer.BadParameter("one workbook holds one answer", param_hint="--interactive")
    with open_store(store, read_only=True, catalogue=catalogue or ()) as graph:
        questions = Questions(graph.raw, graph.gazetteer, graph.catalogue)
        previous = None
        understood = True
        if question:
            previous = questions.ask(question, None)
            understood = previous.understood
        if previous and book:
            _write_workbook(graph, previous, book)
        elif previous:
            write_answer(previous, Format(format.value), evidence, show_cypher)
        if interactive:
            _ask_on(questions, previous, Format(format.value), evidence, show_cypher)
    if not understood:
        raise typer.Exit(1)


def _write_workbook(graph: GraphStore, answer: Answer, book: Path) -> None:
    write_workbook(graph.raw, answer, book)
    console().print(answer.sentence, markup=False)
    console().print(str(book), markup=False)


def _ask_on(
    questions: Questions, previous: Answer | None, form: Format, evidence: int, show_cypher: bool
) -> None:
    while True:
        if sys.stdin.isatty():
            console().print("政图> ", end="")
        line = sys.stdin.readline()
        if not line or line.strip() in ("exit", "quit", "退出"):
            return
        if line.strip():
            answer = questions.ask(line.strip(), previous)
            write_answer(answer, form, evidence, show_cypher)
            previous = answer if answer.understood else previous


def write_answer(
    answer: Answer, form: Format, evidence: int = 2, show_cypher: bool = False
) -> None:
    """Print an answer."""
    if form is Format.JSON:
        write_json(answer.to_dict())
        return
    if form is Format.CSV:
        write_rows(answer.columns, answer.rows, form)
        return
    headings = _HEADINGS.get(answer.language, _HEADINGS["en"])
    out = console()
    out.print(answer.sentence, markup=False)
    if answer.rows:
        # The sentences stand below; their ids tell a reader nothing.
        write_rows([c for c in answer.columns if c != "evidence"], answer.rows, form)
    if answer.denominator:
        out.print(answer.denominator, markup=False)
    for warning in answer.warnings:
        out.print(f"! {warning}", markup=False)
    _write_evidence(answer, evidence, headings[0])
    if show_cypher and answer.cypher:
        out.print(Text(f"{headings[1]} {answer.query}", style="bold"))
        out.print(answer.cypher, markup=False)
        write_json(dict(answer.parameters))
    for choice in answer.choices:
        names = "、".join(f"{name} ({id_})" for id_, name in choice.candidates)
        out.print(f"{choice.text}: {names}", markup=False)
    if answer.suggestions:
        out.print(Text(headings[2], style="bold"))
        for suggestion in answer.suggestions:
            out.print(f"  {suggestion}", markup=False)


def _write_evidence(answer: Answer, count: int, heading: str) -> None:
    if not count or not any(answer.evidence):
        return
    out = console()
    out.print(Text(heading, style="bold"))
    for row, quotes in zip(answer.rows, answer.evidence, strict=True):
        if quotes:
            out.print(Text(row_heading(answer.columns, row), style="bold"))
        for quote in quotes[:count]:
            out.print(f"  “{quote.text}” ({quote.place})", markup=False)
