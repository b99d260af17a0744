"""Leave-one-out: test every group of documents with models that have seen nothing of it."""

from collections.abc import Iterator
from pathlib import Path

from graph.gazetteer.gazetteer import Gazetteer
from zhengtu.evaluation.evaluate import Case
from zhengtu.training.annotated import read_annotated, read_groups
from zhengtu.training.names import Say
from zhengtu.training.pipeline import cross_fit, statements_without
from zhengtu.training.tagger import Settings


def leave_one_out(
    gold: Path,
    corpus: Path,
    groups: str,
    work: Path,
    own: tuple[Path, ...],
    light: frozenset[str],
    say: Say,
) -> Iterator[Case]:
    """Yield each document of `gold` with models that were trained without its group.

    `work` keeps the taggers of the folds, so that a second run need not train them again.
    """
    annotated = read_annotated(gold, corpus, read_groups(groups), own, light=light)
    fitted = cross_fit(annotated, Gazetteer.load(), work, Settings(), say)
    for fold in sorted(fitted.taggers):
        tested = [a for a in annotated if a.fold == fold and a.scored]
        if not tested:
            continue
        models = fitted.models(fold, statements_without(fitted, fold, say))
        for item in tested:
            yield Case(item.gold, item.document, models)
