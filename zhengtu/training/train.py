"""Train the models that ship with Zhengtu: `python -m zhengtu.training.train GOLD CORPUS`."""

import typer

from graph.gazetteer.gazetteer import Gazetteer
from zhengtu.training.options import (
    WORK,
    CorpusArgument,
    GoldArgument,
    GroupsOption,
    LightOption,
    OwnOption,
    WorkOption,
    read_input,
    say,
)
from zhengtu.training.pipeline import train_all
from zhengtu.training.tagger import Settings


def main(
    gold: GoldArgument,
    corpus: CorpusArgument,
    own: OwnOption = None,
    groups: GroupsOption = "",
    light: LightOption = "",
    work: WorkOption = WORK,
) -> None:
    """Train tagger, selection and statements on annotated documents, same bytes every time."""
    annotated = read_input(gold, corpus, own, groups, light)
    train_all(annotated, Gazetteer.load(), work, Settings(), say)


if __name__ == "__main__":
    typer.run(main)
