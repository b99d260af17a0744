"""`zhengtu stats`: count what a store holds."""

import typer

from graph.ontology import ontology
from zhengtu.cli.options import Format, FormatOption, StoreOption
from zhengtu.cli.output import write_rows
from zhengtu.graph_store import open_store


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(stats)


def stats(store: StoreOption, format: FormatOption = Format.TABLE) -> None:  # noqa: A002
    """Count documents, entities by type and edges by relation.

    Example:

        zhengtu stats --store zj.kgl
    """
    with open_store(store, read_only=True) as graph:
        found = graph.stats()
    known = ontology()
    rows = [
        {"what": "documents", "中文": "文档", "count": found.documents},
        {"what": "sentences", "中文": "句子", "count": found.sentences},
        {"what": "mentions", "中文": "提及", "count": found.mentions},
        {"what": "statements", "中文": "陈述", "count": found.statements},
    ]
    rows += [
        {"what": name, "中文": known.types[name].chinese, "count": count}
        for name, count in found.entities.items()
    ]
    rows += [
        {"what": name, "中文": known.relations[name].chinese, "count": count}
        for name, count in found.edges.items()
    ]
    write_rows(("what", "中文", "count"), rows, format)
