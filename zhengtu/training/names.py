"""Train what finds names: the tagger, then the selection that judges its and the lists' proposals.

Selection learns from proposals made by taggers that have not seen the document: one tagger is
trained for each fold, without it. The same taggers serve leave-one-out.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np
import numpy.typing as npt

from graph.gazetteer.gazetteer import Gazetteer
from graph.linkers.document_linker import DocumentLinker, Judged
from graph.linkers.groups import Group
from graph.linkers.joint_features import joint_features
from graph.linkers.selection import Selection
from graph.tagger.tagger import Tagger
from zhengtu.evaluation.gold import merge, scorer_key
from zhengtu.training.annotated import Annotated
from zhengtu.training.lac_weights import HIDDEN
from zhengtu.training.tagger import Settings, train, vocabulary
from zhengtu.training.tagger_examples import tagger_examples
from zhengtu.training.tagger_export import export
from zhengtu.training.variations import variations

_ROUNDS = 400
_SEEDS = (1, 2, 3)
_PARTS = 6  # of the documents, each looked at by a model that learned from the others
_OWN_WEIGHT = 0.5
_LIGHTGBM = {
    "objective": "binary",
    "learning_rate": 0.03,
    "num_leaves": 20,
    "extra_trees": True,
    "min_data_in_leaf": 20,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 10.0,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
}
Say = Callable[[str], None]
SelectionModels = tuple[tuple[str, ...], ...]  # for each look its models


@dataclass(frozen=True, slots=True)
class Lesson:
    """A document's proposals with the truth about each group."""

    annotated: Annotated
    judged: Judged
    labels: npt.NDArray[np.int64]


def train_tagger(
    annotated: Sequence[Annotated], gazetteer: Gazetteer, out: Path, settings: Settings, say: Say
) -> Path:
    """Train a tagger and write it to `out`."""
    examples = tagger_examples(annotated, gazetteer)
    say(f"tagger {out.name}: {len(annotated)} documents, {len(examples)} sentences")
    for copy in range(settings.variations):
        examples += variations(annotated, gazetteer, 100 * settings.seed + copy)
    params = train(examples, settings, lambda n, loss: say(f"  epoch {n} loss {loss:.3f}"))
    export(params, HIDDEN, vocabulary(), out)
    return out


def fold_taggers(
    annotated: Sequence[Annotated],
    gazetteer: Gazetteer,
    folder: Path,
    settings: Settings,
    say: Say,
) -> dict[int, Path]:
    """Return for each fold a tagger trained without it.

    Those in `folder` that were trained on the same documents, annotations and settings are kept.
    """
    folder.mkdir(parents=True, exist_ok=True)
    out = {}
    for fold in sorted({a.fold for a in annotated}):
        rest = [a for a in annotated if a.fold != fold] or list(annotated)
        path = folder / f"tagger-without-{fold}-{_digest(rest, settings)}.onnx"
        if not path.exists():
            train_tagger(rest, gazetteer, path, settings, say)
        out[fold] = path
    return out


def _digest(annotated: Sequence[Annotated], settings: Settings) -> str:
    """Return what tells one training from another, short enough for a file's name."""
    seen = [repr(settings)]
    seen += [f"{a.document.sha256} {a.weight} {a.gold!r}" for a in annotated]
    return hashlib.sha256("\n".join(seen).encode()).hexdigest()[:12]


def lessons(
    annotated: Sequence[Annotated], gazetteer: Gazetteer, taggers: dict[int, Path]
) -> list[Lesson]:
    """Return the proposals for each document by a tagger that has not seen it."""
    linkers = {
        fold: DocumentLinker(gazetteer, Tagger(path), Selection(()))
        for fold, path in taggers.items()
    }
    made = []
    for item in annotated:
        judged = linkers[item.fold].judge(item.document)
        made.append(Lesson(item, judged, _labels(item, judged)))
    return made


def _labels(item: Annotated, judged: Judged) -> npt.NDArray[np.int64]:
    keys: dict[str, set[str]] = {}
    for entity in merge(item.gold).entities.values():
        found = keys.setdefault(entity.type, set())
        found.update(_key(s) for s in (entity.name, *entity.surfaces))
    text = item.document.text
    return np.array(
        [int(not keys.get(g.type, set()).isdisjoint(_names(g, text))) for g in judged.groups],
        dtype=np.int64,
    )


def _names(group: Group, text: str) -> set[str]:
    names = {_key(text[a:b]) for a, b in group.occurrences}
    if group.entry is not None:
        names |= {_key(n) for n in (group.entry.name, *group.entry.aliases)}
    return names | ({_key(group.name)} if group.name else set())


def _key(name: str) -> str:
    """Return the scorer's key with brackets of either width taken off."""
    return scorer_key(name.replace("（", "(").replace("）", ")"))


def fit_selection(found: Sequence[Lesson]) -> SelectionModels:
    """Return the models of both looks: LightGBM's text, one for each seed."""
    rows = [lesson.judged.features for lesson in found]
    first = _fit(rows, found, _SEEDS[:1])
    joint = [
        np.concatenate([lesson.judged.features, joint_features(lesson.judged.neighbours, p)], 1)
        for lesson, p in zip(found, _first_looks(found), strict=True)
    ]
    return first, _fit(joint, found, _SEEDS)


def _first_looks(found: Sequence[Lesson]) -> list[npt.NDArray[np.float64]]:
    """Return each document's first look by a model that has not seen the document."""
    order = sorted(range(len(found)), key=lambda i: (not found[i].annotated.scored, i))
    part_of = {index: rank % _PARTS for rank, index in enumerate(order)}
    looks: dict[int, npt.NDArray[np.float64]] = {}
    for part in range(_PARTS):
        held = [i for i in range(len(found)) if part_of[i] == part]
        rest = [lesson for i, lesson in enumerate(found) if part_of[i] != part] or found
        look = Selection([_fit([x.judged.features for x in rest], rest, _SEEDS[:1])])
        for i in held:
            judged = found[i].judged
            looks[i] = look.probabilities(judged.features, judged.neighbours)
    return [looks[i] for i in range(len(found))]


def _fit(
    rows: Sequence[npt.NDArray[np.float32]], found: Sequence[Lesson], seeds: Sequence[int]
) -> tuple[str, ...]:
    labels = np.concatenate([lesson.labels for lesson in found])
    weights = np.concatenate([np.full(len(x.labels), _weight(x.annotated)) for x in found])
    models = []
    for seed in seeds:
        data = lightgbm.Dataset(np.vstack(rows), labels, weight=weights, categorical_feature=[0])
        chance = {"seed": seed, "bagging_seed": seed, "feature_fraction_seed": seed}
        models.append(lightgbm.train({**_LIGHTGBM, **chance}, data, _ROUNDS).model_to_string())
    return tuple(models)


def _weight(item: Annotated) -> float:
    """Return a document's weight for selection: our own pages are denser in names than others'."""
    return item.weight if item.scored else min(item.weight, _OWN_WEIGHT)


def dump_selection(models: SelectionModels) -> bytes:
    """Return the models as `graph.linkers.selection` reads them, before compression."""
    return json.dumps(models).encode()
