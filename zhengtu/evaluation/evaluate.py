"""Evaluate the pipeline on annotated documents, each built alone into a fresh store."""

import random
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.build import Reader
from graph.document import Document
from graph.document_graph import DocumentGraph
from graph.errors import ZhengtuError
from graph.export.export import export
from graph.stores.open import open_store
from loaders import load_file
from zhengtu.evaluation.finding import Finding
from zhengtu.evaluation.gold import GoldDocument, read_folder
from zhengtu.evaluation.name_errors import name_errors
from zhengtu.evaluation.parts import Models
from zhengtu.evaluation.score import Score, score_export
from zhengtu.evaluation.statement_errors import statement_errors

_RESAMPLES = 1000
_SUFFIXES = (".txt", ".md", ".html", ".pdf", ".docx")


class EvaluationError(ZhengtuError):
    """Annotations and documents that do not belong together."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % bootstrap interval over documents."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Case:
    """An annotated document and the models that are to read it."""

    gold: GoldDocument
    document: Document
    models: Models


@dataclass(frozen=True, slots=True)
class Examined:
    """A document as it was read, its score, and its errors with their reasons."""

    score: Score
    graph: DocumentGraph
    findings: tuple[Finding, ...]


def cases(gold: Path, corpus: Path, models: Models) -> list[Case]:
    """Return every annotated document of a folder, to be read by the same models."""
    return [
        Case(annotation, load_file(find_text(corpus, annotation.name)), models)
        for annotation in read_folder(gold)
    ]


def evaluate(gold: Path, corpus: Path, reader: Reader, out: Path | None = None) -> dict[str, Score]:
    """Return the score of each annotated document, by name, in name order.

    `out` keeps the exports (out/NAME/nodes.jsonl, edges.jsonl) for another scorer.
    """
    return {
        annotation.name: evaluate_loaded(
            annotation, load_file(find_text(corpus, annotation.name)), reader, out
        )
        for annotation in read_folder(gold)
    }


def evaluate_loaded(
    gold: GoldDocument, document: Document, reader: Reader, out: Path | None = None
) -> Score:
    """Build one document into a fresh store, export it and score it."""
    return _scored(gold, reader.read(document), out)


def examine(case: Case, out: Path | None = None) -> Examined:
    """Do the same for a case, and say why what is missed was missed and what is wrong is wrong."""
    trace = case.models.reader().trace(case.document)
    score = _scored(case.gold, trace.graph, out)
    findings = (
        *name_errors(case.gold, trace, score),
        *statement_errors(case.gold, trace, score),
    )
    return Examined(score, trace.graph, findings)


def examine_all(
    found: Iterable[Case], out: Path | None, progress: Callable[[str], None]
) -> dict[str, Examined]:
    """Examine cases one after the other; the result is by name, in name order."""
    examined = {}
    for case in found:
        progress(f"reading {case.gold.name}")
        examined[case.gold.name] = examine(case, out)
    return dict(sorted(examined.items()))


def _scored(gold: GoldDocument, graph: DocumentGraph, out: Path | None) -> Score:
    with tempfile.TemporaryDirectory() as scratch:
        folder = (out or Path(scratch)) / gold.name
        with open_store(":memory:") as store:
            store.put([graph])
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
