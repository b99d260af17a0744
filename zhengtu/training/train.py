"""Train the models that ship with Zhengtu: `python -m zhengtu.training.train GOLD CORPUS`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from graph.gazetteer.gazetteer import Gazetteer
from zhengtu.training.annotated import read_annotated, read_groups
from zhengtu.training.pipeline import train_all
from zhengtu.training.tagger import Settings


def main(
    gold: Annotated[Path, typer.Argument(help="Folder of annotations (NAME.json).")],
    corpus: Annotated[Path, typer.Argument(help="Folder of the documents.")],
    own: Annotated[list[Path] | None, typer.Option(help="A folder of .ann files.")] = None,
    groups: Annotated[str, typer.Option(help="Documents that belong together: a,b;c,d.")] = "",
    light: Annotated[str, typer.Option(help="Documents that count half: a,b.")] = "",
    work: Annotated[Path, typer.Option(help="Where the folds' taggers are kept.")] = Path(
        ".cache/training"
    ),
) -> None:
    """Train tagger, selection and statements on annotated documents, same bytes every time."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")

    def say(line: str) -> None:
        sys.stderr.write(line + "\n")

    halves = frozenset(name for name in light.split(",") if name)
    annotated = read_annotated(gold, corpus, read_groups(groups), own or (), light=halves)
    train_all(annotated, Gazetteer.load(), work, Settings(), say)


if __name__ == "__main__":
    typer.run(main)
