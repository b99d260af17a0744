"""Evaluate the pipeline on annotated documents, each built alone into a fresh store."""

import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.build import Reader
from graph.document import Document
from graph.errors import ZhengtuError
from graph.export.export import export
from graph.stores.open import open_store
from loaders import load_file
from zhengtu.evaluation.gold import GoldDocument, read_folder
from zhengtu.evaluation.score import Score, score_export

_RESAMPLES = 1000
_SUFFIXES = (".txt", ".md", ".html", ".pdf", ".docx")


class EvaluationError(ZhengtuError):
    """Annotations and documents that do not belong together."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % bootstrap interval over documents."""

    low: float
    high: float


def evaluate(gold: Path, corpus: Path, reader: Reader, out: Path | None = None) -> dict[str, Score]:
    """Return the score of each annotated document, by name, in name order.

    `out` keeps the exports (out/NAME/nodes.jsonl, edges.jsonl) for another scorer.
    """
    return {
        document.name: evaluate_document(document, find_text(corpus, document.name), reader, out)
        for document in read_folder(gold)
    }


def evaluate_document(gold: GoldDocument, text: Path, reader: Reader, out: Path | None) -> Score:
    """Build one document into a fresh store, export it and score it."""
    return evaluate_loaded(gold, load_file(text), reader, out)


def evaluate_loaded(
    gold: GoldDocument, document: Document, reader: Reader, out: Path | None
) -> Score:
    """Do the same for a document that is loaded already."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = (out or Path(scratch)) / gold.name
        with open_store(":memory:") as store:
            store.put([reader.read(document)])
            export(store, folder, "jsonl")
        return score_export(gold, folder)


def find_text(corpus: Path, name: str) -> Path:
    """Return the document of that name in the corpus folder."""
    for suffix in _SUFFIXES:
        found = corpus / f"{name}{suffix}"
        if found.exists():
            return found
    raise EvaluationError(f"{corpus}: no document {name} ({', '.join(_SUFFIXES)})")


def total(scores: Sequence[Score]) -> Score:
    """Return the sum of several documents' scores."""
    out = Score()
    for score in scores:
        out.add(score)
    return out


def intervals(scores: Sequence[Score]) -> dict[tuple[str, str], Interval]:
    """Return a 95 % interval of F1 for each row of the table, by resampling documents."""
    draw = random.Random(0)
    samples: dict[tuple[str, str], list[float]] = {}
    for _ in range(_RESAMPLES if len(scores) > 1 else 0):
        for title, key, counts in total(draw.choices(scores, k=len(scores))).table():
            samples.setdefault((title, key), []).append(counts.f1)
    out = {}
    for row, values in samples.items():
        values.sort()
        out[row] = Interval(values[len(values) * 25 // 1000], values[len(values) * 975 // 1000])
    return out


def calibration_error(scores: Sequence[Score], bins: int = 10) -> float:
    """Return the expected calibration error of the edges' confidence, over equal-width bins."""
    judged = [(c, right) for score in scores for _, c, right in score.judged]
    error = 0.0
    for index in range(bins):
        inside = [(c, r) for c, r in judged if min(int(c * bins), bins - 1) == index]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            share = sum(r for _, r in inside) / len(inside)
            error += len(inside) / len(judged) * abs(mean - share)
    return error
