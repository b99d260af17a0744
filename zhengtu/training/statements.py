"""Train the statement model: python -m zhengtu.training.statements GOLD CORPUS [GOLD CORPUS …].

    --out FILE       write the model (default: the one that ships)
    --group A,B …    documents never split in the check (same issue, shared article); repeatable
    --light A,B      documents that count for half and are not scored (official documents)
    --check          leave one group out, print precision, recall, F1 and calibration

GOLD holds NAME.json, CORPUS the document NAME.* it annotates. The same input gives the same bytes.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path

import numpy as np

from graph.gazetteer.gazetteer import Gazetteer
from graph.linkers.document_linker import DocumentLinker
from graph.ontology import ontology
from graph.statements.model import Model, write_model
from loaders.files import load_file
from zhengtu.evaluation.gold import GoldError, read_folder
from zhengtu.training.statement_examples import (
    Labelled,
    gold_example,
    label,
    linked_example,
    noisy,
)
from zhengtu.training.statement_fit import Floats, Item, Settings, fit

LIGHT = 0.5
NOISY_COPIES = 2


def examples(
    gold: Path,
    corpus: Path,
    light: frozenset[str],
    fold_of: Mapping[str, str],
    linker: DocumentLinker | None,
) -> Iterable[Item]:
    """Yield each document with gold's names, with noisy ones and as the linkers see it."""
    for annotated in read_folder(gold):
        files = sorted(corpus.glob(f"{annotated.name}.*"))
        if not files:
            raise GoldError(f"{corpus}: no document {annotated.name}.* for {annotated.name}.json")
        document = load_file(files[0])
        weight = LIGHT if annotated.name in light else 1.0
        fold = fold_of.get(annotated.name, annotated.name)
        perfect = gold_example(annotated, document)
        yield Item(label(perfect), fold, weight)
        for seed in range(NOISY_COPIES):
            yield Item(label(noisy(perfect, seed)), fold, weight, calibrates=linker is None)
        if linker is not None:
            linked = linker.link(document)
            found = linked_example(
                annotated, document, linked.mentions, linked.entities, linked.context
            )
            yield Item(label(found), fold, weight, calibrates=annotated.name not in light)


def check(
    items: Sequence[Item],
    light: frozenset[str],
    settings: Settings,
    say: Callable[[str], None],
) -> None:
    """Leave one group out at a time and print how well the model does on it."""
    kinds = ("gold names", *(f"noisy {n + 1}" for n in range(NOISY_COPIES)), "linked names")
    by_kind: dict[str, list[tuple[Labelled, Floats, float]]] = {}
    folds = sorted({i.fold for i in items if i.labelled.example.name not in light})
    for fold in folds:
        model = fit([i for i in items if i.fold != fold], settings, lambda _: None)
        seen: dict[str, int] = {}
        for item in items:
            name = item.labelled.example.name
            kind = kinds[seen.get(name, 0)]
            seen[name] = seen.get(name, 0) + 1
            if item.fold == fold and name not in light:
                judged = model.judge(item.labelled.rows)
                by_kind.setdefault(kind, []).append((item.labelled, judged.triple, model.threshold))
    for kind in kinds:
        if kind in by_kind:
            report(kind, by_kind[kind], say)


def report(
    kind: str, judged: Sequence[tuple[Labelled, Floats, float]], say: Callable[[str], None]
) -> None:
    """Print the scores at the models' thresholds, BACKS at 0.7, and the calibration."""
    say(f"{kind}: thresholds {sorted({t for _, _, t in judged})}")
    for relation in (*ontology().relations, "all"):
        say("  " + _line(relation, judged, None))
    say("  at 0.7: " + _line("BACKS", judged, 0.7))
    probability = np.concatenate([p for _, p, _ in judged])
    truth = np.array([bool(c) for labelled, _, _ in judged for c in labelled.certainty])
    bins = np.minimum((probability * 10).astype(int), 9)
    gaps = [
        (
            int((bins == b).sum()),
            float(probability[bins == b].mean()),
            float(truth[bins == b].mean()),
        )
        for b in sorted(set(bins.tolist()))
    ]
    error = sum(n * abs(said - was) for n, said, was in gaps) / max(len(truth), 1)
    sure = [(n, said, was) for n, said, was in gaps if said >= 0.2]
    kept = sum(n * abs(said - was) for n, said, was in sure) / max(sum(n for n, _, _ in sure), 1)
    say(f"  calibration error {error:.3f}, where confidence is 0.2 or more {kept:.3f}")
    say("  " + "  ".join(f"{said:.2f}→{was:.2f} ({n})" for n, said, was in gaps))


def _line(
    relation: str, judged: Sequence[tuple[Labelled, Floats, float]], bar: float | None
) -> str:
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


def train(items: Sequence[Item], settings: Settings, say: Callable[[str], None]) -> Model:
    """Fit the model on all examples."""
    return fit(items, settings, say)


def _split(values: Iterable[str]) -> list[str]:
    return [name for value in values for name in value.split(",") if name]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    parser = argparse.ArgumentParser(
        prog="python -m zhengtu.training.statements", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD CORPUS")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--group", action="append", default=[])
    parser.add_argument("--light", action="append", default=[])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--no-linker", action="store_true", help="gold and noisy names only")
    options = parser.parse_args(arguments)
    if len(options.folders) % 2:
        parser.error("give folders in pairs: GOLD CORPUS")
    light = frozenset(_split(options.light))
    fold_of = {name: group for group in options.group for name in group.split(",")}
    linker = None if options.no_linker else DocumentLinker.built_in(Gazetteer.load())
    items = [
        item
        for gold, corpus in zip(options.folders[::2], options.folders[1::2], strict=True)
        for item in examples(gold, corpus, light, fold_of, linker)
    ]

    def say(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    if options.check:
        check(items, light, Settings(), say)
        return 0
    model = train(items, Settings(), say)
    out = options.out or Path(str(resources.files("graph.statements"))) / "model.json.gz"
    write_model(model, out)
    say(f"{out}: {out.stat().st_size:,} bytes, threshold {model.threshold}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
