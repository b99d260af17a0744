"""Assemble the commands and turn errors into one line and an exit code.

Exit codes: 0 all done, 1 something failed (the rest is done), 2 wrong usage.
"""

import logging
import sys

import typer

from graph.errors import ZhengtuError
from zhengtu.cli import (
    analyse,
    ask,
    build,
    cypher,
    demo,
    evaluate,
    explain,
    export,
    link,
    lint,
    mcp,
    neo4j,
    page,
    query,
    remove,
    review,
    serve,
    stats,
)

app = typer.Typer(
    name="zhengtu",
    help="政图: Chinese policy news and documents as a graph, every edge with its sentences.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for module in (build, ask, query, cypher, analyse, page, export, link, explain, review, remove,
               stats, evaluate, lint, demo, mcp, serve):  # fmt: skip
    module.register(app)
app.add_typer(neo4j.app, name="neo4j")


def main() -> None:
    """Run the command line."""
    # The Neo4j driver logs what our own error says in one clear line.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    try:
        app()
    except ZhengtuError as error:
        sys.stderr.write(f"zhengtu: {error}\n")
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output has gone: nothing is left to say
        sys.stderr.close()
        sys.exit(1)
    except KeyboardInterrupt:
        sys.stderr.write("zhengtu: stopped\n")
        sys.exit(130)
