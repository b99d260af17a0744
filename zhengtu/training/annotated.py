"""Annotated documents to learn from, and which of them belong together.

A source is a pair of folders (annotations, documents) or one folder of `.ann` files. Documents
that share text (an article in two papers, pieces of one magazine issue) form a group: what is
learned from one of them must never be tested on another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.document import Document
from graph.errors import ZhengtuError
from loaders import load_file, load_text
from zhengtu.evaluation.evaluate import find_text
from zhengtu.evaluation.gold import GoldDocument, read_folder
from zhengtu.evaluation.inline import SUFFIX, read_inline


class TrainingError(ZhengtuError):
    """A training source or a list of groups that cannot be used."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its annotation, its weight in training and the fold it is held out in.

    `scored` says whether leave-one-out counts it: our own corpus is learned from, not counted.
    """

    name: str
    gold: GoldDocument
    document: Document
    weight: float
    fold: int
    scored: bool


def read_groups(text: str) -> list[list[str]]:
    """Return the groups of `d1,d2;d3,d4`."""
    groups = [
        [name.strip() for name in part.split(",") if name.strip()] for part in text.split(";")
    ]
    names = [name for group in groups for name in group]
    if len(names) != len(set(names)):
        raise TrainingError(f"--groups {text}: a document stands in two groups")
    return [group for group in groups if group]


def read_annotated(
    gold: Path,
    corpus: Path,
    groups: Sequence[Sequence[str]],
    own: Iterable[Path] = (),
    own_weight: float = 1.0,
    light: frozenset[str] = frozenset(),
) -> list[Annotated]:
    """Return the documents of a gold folder and of our own corpora, each with its fold.

    Each group is a fold; documents in no group form one more. The own documents are dealt out
    over the folds in name order. Documents named in `light` count half and are not scored.
    """
    fold_of = {name: index for index, group in enumerate(groups) for name in group}
    found = []
    for annotation in read_folder(gold):
        document = load_file(find_text(corpus, annotation.name))
        fold = fold_of.get(annotation.name, len(groups))
        half = annotation.name in light
        found.append(
            Annotated(annotation.name, annotation, document, 0.5 if half else 1.0, fold, not half)
        )
    unknown = sorted(set(fold_of) - {a.name for a in found})
    if unknown:
        raise TrainingError(f"{gold}: no annotation {', '.join(unknown)} (named in --groups)")
    folds = max((a.fold for a in found), default=0) + 1
    for folder in own:
        for index, path in enumerate(sorted(folder.glob(f"*{SUFFIX}"))):
            text, annotation = read_inline(path)
            document = load_text(text, path.stem)
            found.append(
                Annotated(path.stem, annotation, document, own_weight, index % folds, False)
            )
    return found
