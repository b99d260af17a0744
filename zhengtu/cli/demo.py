"""`zhengtu demo`: build the sample corpus, ask the main question, write a page."""

from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from viz.page import write_page
from zhengtu.cli.ask import write_answer
from zhengtu.cli.build import build_with_progress, write_problems, write_report
from zhengtu.cli.options import Format
from zhengtu.cli.output import console
from zhengtu.graph_store import open_store

QUESTION = "哪些县(市、区)支持哪些产业?"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(demo)


def demo(
    out: Annotated[Path, typer.Option(help="The folder for the store and the page.")] = Path(
        "out/demo"
    ),
    corpus: Annotated[
        Path | None, typer.Option(help="Documents to use instead of the sample corpus.")
    ] = None,
) -> None:
    """Build the sample corpus into an embedded store, ask which counties back what, draw it.

    Example:

        zhengtu demo
    """
    folder = corpus or sample_corpus()
    out.mkdir(parents=True, exist_ok=True)
    store = str(out / "demo.kgl")
    report = build_with_progress([str(folder)], store)
    write_report(report, Format.TABLE)
    with open_store(store, read_only=True) as graph:
        console().print(f"\n{QUESTION}", markup=False)
        write_answer(graph.ask(QUESTION), Format.TABLE, evidence=1)
        page = out / "demo.html"
        write_page(graph.raw, page, title="政图 · 示例")
    console().print(f"\nstore 图库: {store}\npage 页面: {page.resolve()}", markup=False)
    write_problems(report)
    if report.errors:
        raise typer.Exit(1)


def sample_corpus() -> Path:
    """Return the folder of the sample documents: the checkout's, else the installed copy."""
    checkout = Path(__file__).resolve().parents[2] / "examples" / "corpus"
    if checkout.is_dir():
        return checkout
    return Path(str(resources.files("zhengtu"))) / "sample"
