"""Leave-one-out: test every group of documents with models that have seen nothing of it."""

from pathlib import Path

from graph.gazetteer.gazetteer import Gazetteer
from graph.statements.engine import StatementEngine
from zhengtu.evaluation.evaluate import evaluate_loaded
from zhengtu.evaluation.score import Score
from zhengtu.training.annotated import read_annotated, read_groups
from zhengtu.training.names import Say
from zhengtu.training.pipeline import cross_fit, statements_without
from zhengtu.training.tagger import Settings


def leave_one_out(
    gold: Path,
    corpus: Path,
    groups: str,
    out: Path | None,
    work: Path,
    own: tuple[Path, ...],
    light: frozenset[str],
    say: Say,
) -> dict[str, Score]:
    """Return the score of each document of `gold` by models trained without its group.

    `work` keeps the taggers of the folds, so that a second run need not train them again.
    """
    annotated = read_annotated(gold, corpus, read_groups(groups), own, light=light)
    fitted = cross_fit(annotated, Gazetteer.load(), work, Settings(), say)
    scores: dict[str, Score] = {}
    for fold in sorted(fitted.taggers):
        tested = [a for a in annotated if a.fold == fold and a.scored]
        if not tested:
            continue
        engine = StatementEngine(statements_without(fitted, fold, say))
        reader = fitted.reader(fold, engine)
        for item in tested:
            scores[item.name] = evaluate_loaded(item.gold, item.document, reader, out)
    return dict(sorted(scores.items()))
