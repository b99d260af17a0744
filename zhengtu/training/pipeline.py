"""Train names and statements together, each on what the step before makes of unseen documents.

Taggers, one a fold, give proposals; selections, one a fold, link every document with a model that
has not seen it; statements are learned from these imperfect names as well as from the annotated
ones, because imperfect names are what they will get.
"""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.gazetteer.gazetteer import Gazetteer
from graph.linkers import selection as selection_module
from graph.linkers.document_linker import DocumentLinker
from graph.linkers.registry import linkers
from graph.linkers.selection import Selection
from graph.statements.model import Judge, Model, write_model
from graph.tagger import tagger as tagger_module
from graph.tagger.tagger import Tagger
from zhengtu.evaluation.parts import Models
from zhengtu.training.annotated import Annotated
from zhengtu.training.names import (
    Lesson,
    Say,
    SelectionModels,
    dump_selection,
    fit_selection,
    fold_taggers,
    lessons,
    train_tagger,
)
from zhengtu.training.statement_examples import gold_example, label, linked_example, noisy
from zhengtu.training.statement_fit import Item, fit
from zhengtu.training.statement_fit import Settings as StatementSettings
from zhengtu.training.tagger import Settings as TaggerSettings

STATEMENTS = Path(__file__).resolve().parents[2] / "graph" / "statements" / "model.json.gz"
_NOISY_COPIES = 0  # with linked names, made-up noise adds time and no accuracy


@dataclass(frozen=True, slots=True)
class CrossFitted:
    """What training on the other folds makes of each document."""

    gazetteer: Gazetteer
    lessons: Sequence[Lesson]
    taggers: dict[int, Path]
    selections: dict[int, SelectionModels]
    items: Sequence[Item]

    def models(self, fold: int, judge: Judge) -> Models:
        """Return models none of which has seen that fold, given a judge that has not."""
        return Models(
            self.gazetteer,
            Tagger(self.taggers[fold]),
            Selection(self.selections[fold]),
            judge,
            linkers(),
        )


def cross_fit(
    annotated: Sequence[Annotated],
    gazetteer: Gazetteer,
    folder: Path,
    settings: TaggerSettings,
    say: Say,
) -> CrossFitted:
    """Train the name models of every fold and link every document without having seen it."""
    taggers = fold_taggers(annotated, gazetteer, folder, settings, say)
    found = lessons(annotated, gazetteer, taggers)
    selections = {}
    items = []
    for fold in sorted(taggers):
        rest = [lesson for lesson in found if lesson.annotated.fold != fold]
        selections[fold] = fit_selection(rest or found)
        linker = DocumentLinker(gazetteer, None, Selection(selections[fold]))
        for lesson in found:
            if lesson.annotated.fold == fold:
                items += _items(lesson, linker)
    say(f"cross-fitted {len(found)} documents in {len(taggers)} folds")
    return CrossFitted(gazetteer, found, taggers, selections, items)


def _items(lesson: Lesson, linker: DocumentLinker) -> list[Item]:
    item = lesson.annotated
    fold = f"fold {item.fold}"
    linked = linker.decide(linker.rejudge(lesson.judged))
    perfect = gold_example(item.gold, item.document)
    found = linked_example(
        item.gold, item.document, linked.mentions, linked.entities, linked.context
    )
    return [
        Item(label(perfect), fold, item.weight),
        *(Item(label(noisy(perfect, seed)), fold, item.weight) for seed in range(_NOISY_COPIES)),
        Item(label(found), fold, item.weight, calibrates=item.scored),
    ]


def statements_without(fitted: CrossFitted, fold: int, say: Say) -> Model:
    """Return the statement model that has not seen a fold."""
    rest = [item for item in fitted.items if item.fold != f"fold {fold}"]
    return fit(rest, StatementSettings(), say)


def train_all(
    annotated: Sequence[Annotated],
    gazetteer: Gazetteer,
    folder: Path,
    settings: TaggerSettings,
    say: Say,
) -> None:
    """Train on everything and write the three models that ship with Zhengtu."""
    fitted = cross_fit(annotated, gazetteer, folder, settings, say)
    train_tagger(annotated, gazetteer, tagger_module.MODEL, settings, say)
    packed = gzip.compress(dump_selection(fit_selection(fitted.lessons)), mtime=0)
    selection_module.MODEL.write_bytes(packed)
    say(f"{selection_module.MODEL.name}: {len(packed):,} bytes")
    write_model(fit(fitted.items, StatementSettings(), say), STATEMENTS)
    say(f"{STATEMENTS.name}: {STATEMENTS.stat().st_size:,} bytes")
