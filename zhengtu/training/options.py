"""What the training command lines have in common: their input, and where they speak."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from zhengtu.training.annotated import Annotated as AnnotatedDocument
from zhengtu.training.annotated import read_annotated, read_groups

WORK = Path(".cache/training")

GoldArgument = Annotated[Path, typer.Argument(help="Folder of annotations (NAME.json).")]
CorpusArgument = Annotated[Path, typer.Argument(help="Folder of the documents.")]
OwnOption = Annotated[list[Path] | None, typer.Option(help="A folder of .ann files.")]
GroupsOption = Annotated[str, typer.Option(help="Documents that belong together: a,b;c,d.")]
LightOption = Annotated[str, typer.Option(help="Documents that count half: a,b.")]
WorkOption = Annotated[Path, typer.Option(help="Where the folds' taggers are kept.")]


def read_input(
    gold: Path, corpus: Path, own: Sequence[Path] | None, groups: str, light: str
) -> list[AnnotatedDocument]:
    """Return the annotated documents that the options name; from now on models use one thread."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    halves = frozenset(name for name in light.split(",") if name)
    return read_annotated(gold, corpus, read_groups(groups), own or (), light=halves)


def say(line: str) -> None:
    """Tell on standard error how the training goes."""
    sys.stderr.write(line + "\n")
