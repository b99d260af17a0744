"""Train or check the statement model alone: python -m zhengtu.training.statements GOLD CORPUS.

Names are cross-fitted first (`pipeline`), so that the model learns from names as it will get them;
taggers that the work folder already holds are used again. `zhengtu.training.train` trains all
three models. GOLD holds NAME.json, CORPUS the documents. The same input gives the same bytes.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from graph.gazetteer.gazetteer import Gazetteer
from graph.ontology import ontology
from graph.statements.model import write_model
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
from zhengtu.training.pipeline import STATEMENTS, CrossFitted, cross_fit, statements_without
from zhengtu.training.statement_examples import Labelled
from zhengtu.training.statement_fit import Floats, Item, Settings, fit
from zhengtu.training.tagger import Settings as TaggerSettings

Say = Callable[[str], None]
# A document's labelled candidates, the probability of each triple, and the model's threshold.
Judged = tuple[Labelled, Floats, float]

_SURE = 0.7
_SHOWN = 0.2


def check(fitted: CrossFitted, scored: frozenset[str], say: Say) -> None:
    """Leave one fold out at a time and say how well the model does on it, by kind of names."""
    folds = sorted(
        fold
        for fold in fitted.taggers
        if any(i.labelled.example.name in scored for i in _of_fold(fitted.items, fold))
    )
    given: list[Judged] = []
    linked: list[Judged] = []
    for fold in folds:
        model = statements_without(fitted, fold, lambda _: None)
        for item in _of_fold(fitted.items, fold):
            if item.labelled.example.name not in scored:
                continue
            judged = item.labelled, model.judge(item.labelled.rows).triple, model.threshold
            if item.calibrates:
                linked.append(judged)
            elif _has_all_names(item.labelled):
                given.append(judged)
    report("names as annotated", given, say)
    report("names as linked", linked, say)


def _of_fold(items: Sequence[Item], fold: int) -> Iterator[Item]:
    return (item for item in items if item.fold == f"fold {fold}")


def _has_all_names(labelled: Labelled) -> bool:
    """Say whether an example has gold's own names, none lost and none false."""
    example = labelled.example
    return set(example.entities) == set(example.gold_id) and all(
        m.why == "gold" for m in example.mentions
    )


def report(title: str, judged: Sequence[Judged], say: Say) -> None:
    """Say precision, recall and F1 by relation, BACKS where it is sure, and the calibration."""
    if not judged:
        return
    say(f"{title}: thresholds {sorted({t for _, _, t in judged})}")
    for relation in (*ontology().judged, "all"):
        say("  " + _line(relation, judged, None))
    say(f"  at {_SURE}: " + _line("BACKS", judged, _SURE))
    probability = np.concatenate([p for _, p, _ in judged])
    truth = np.array([bool(c) for labelled, _, _ in judged for c in labelled.certainty])
    bins = np.minimum((probability * 10).astype(int), 9)
    groups = [bins == b for b in sorted(set(bins.tolist()))]
    rows = [(int(g.sum()), float(probability[g].mean()), float(truth[g].mean())) for g in groups]
    say(
        f"  calibration error {_gap(rows):.3f}",
    )
    say(f"  where confidence is {_SHOWN} or more {_gap([r for r in rows if r[1] >= _SHOWN]):.3f}")
    say("  " + "  ".join(f"{said:.2f}→{was:.2f} ({n})" for n, said, was in rows))


def _gap(rows: Sequence[tuple[int, float, float]]) -> float:
    """Return the mean distance of confidence and truth over the bins, by their size."""
    return sum(n * abs(said - was) for n, said, was in rows) / max(sum(n for n, _, _ in rows), 1)


def _line(relation: str, judged: Sequence[Judged], bar: float | None) -> str:
    system = right = found = wanted = 0
    for labelled, probability, threshold in judged:
        least = threshold if bar is None else bar
        kept = {
            triple: certainty
            for triple, certainty, p in zip(
                labelled.triples, labelled.certainty, probability.tolist(), strict=True
            )
            if p >= least and relation in (triple[1], "all")
        }
        system += len(kept)
        right += sum(bool(c) for c in kept.values())
        found += sum(c == "explicit" for c in kept.values())
        wanted += sum(
            c == "explicit" and relation in (t[1], "all")
            for t, c in labelled.example.certainty.items()
        )
    precision, recall = right / max(system, 1), found / max(wanted, 1)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{relation:14s} P {precision:.2f}  R {recall:.2f}  F1 {f1:.3f}  ({system} of {wanted})"


def main(
    gold: GoldArgument,
    corpus: CorpusArgument,
    own: OwnOption = None,
    groups: GroupsOption = "",
    light: LightOption = "",
    work: WorkOption = WORK,
    out: Annotated[Path, typer.Option(help="Where the model is written.")] = STATEMENTS,
    check_only: Annotated[
        bool, typer.Option("--check", help="Leave one group out instead of writing a model.")
    ] = False,
) -> None:
    """Train the statement model, or check it on groups of documents it has not seen."""
    annotated = read_input(gold, corpus, own, groups, light)
    fitted = cross_fit(annotated, Gazetteer.load(), work, TaggerSettings(), say)
    if check_only:
        check(fitted, frozenset(a.name for a in annotated if a.scored), say)
        return
    model = fit(fitted.items, Settings(), say)
    write_model(model, out)
    say(f"{out}: {out.stat().st_size:,} bytes, threshold {model.threshold}")


if __name__ == "__main__":
    typer.run(main)
