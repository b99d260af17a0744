"""Measure how fast documents are read, beside plain jieba over the same text in the same run.

`python -m benchmarks.speed [FOLDER]` prints characters per second of one process and microseconds
a character, by step, then what each part of reading takes, and the memory. Processor time is what
to compare: wall-clock time, beside it, is longer on a busy machine. Parts are counted without the
parts inside them, and in the same run, so that timing them takes a little time of its own.
"""

import logging
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

import jieba
import jieba.posseg

from graph.build import Reader
from graph.stores.open import open_store
from loaders import find_files, load_file
from zhengtu.collector import settled

_RUNS = 3
# Part of reading: the functions that do it, as `module:name`.
_PARTS = {
    "words, gazetteer": ("graph.linkers.document_linker:analyse",),
    "tagger's features": ("graph.linkers.document_linker:features",),
    "tagger's network": ("graph.tagger.tagger:Tagger.tag",),
    "regions, homes": ("graph.linkers.document_linker:scene",),
    "proposals": ("graph.linkers.document_linker:gather",),
    "names' features": ("graph.linkers.document_linker:group_features",),
    "names' trees": ("graph.linkers.selection:Selection.probabilities",),
    "names decided": ("graph.linkers.document_linker:DocumentLinker.decide",),
    "statements' candidates": ("graph.statements.engine:rows",),
    "statements' model": ("graph.statements.model:Model.judge",),
    "statements written": ("graph.statements.engine:StatementEngine.accept",),
}


def main() -> None:
    folder = sys.argv[1] if len(sys.argv) > 1 else "examples/corpus"
    files = find_files(folder)
    reader = Reader.built_in()
    documents = [load_file(file) for file in files]
    graphs = [reader.read(document) for document in documents]
    characters = sum(len(document.raw) for document in documents)
    logging.getLogger("jieba").setLevel(logging.ERROR)
    jieba.initialize()
    list(jieba.posseg.cut("预热"))

    def store() -> None:
        with open_store(":memory:") as opened:
            opened.put(graphs)

    steps: dict[str, Callable[[], object]] = {
        "load": lambda: _all(load_file(file) for file in files),
        "names and statements": lambda: _all(reader.read(d) for d in documents),
        "store (embedded)": store,
        "jieba.posseg.cut": lambda: _all(list(jieba.posseg.cut(d.raw)) for d in documents),
    }
    with settled():  # as a build does; jieba's dictionary, too, is left alone
        _measure(steps, len(files), characters)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\npeak memory {peak:,.0f} MB")


def _measure(steps: dict[str, Callable[[], object]], files: int, characters: int) -> None:
    print(f"{files} documents, {characters:,} characters, best of {_RUNS}")
    print(f"{'step':24s}{'characters/s':>14s}{'µs each':>10s}{'wall µs each':>14s}")
    for name, step in steps.items():
        timed = [_seconds(step) for _ in range(_RUNS)]
        cpu, wall = min(t[0] for t in timed), min(t[1] for t in timed)
        each, each_wall = cpu / characters * 1e6, wall / characters * 1e6
        print(f"{name:24s}{characters / cpu:14,.0f}{each:10.2f}{each_wall:14.2f}")
    spent: dict[str, float] = {}
    for _ in range(_RUNS):
        with _timed_parts() as run:
            steps["names and statements"]()
        spent = {part: min(run[part], spent.get(part, run[part])) for part in _PARTS}
    print(f"\n{'part of reading':24s}{'':14s}{'µs each':>10s}")
    for part, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"{part:24s}{'':14s}{seconds / characters * 1e6:10.2f}")


def _seconds(step: Callable[[], object]) -> tuple[float, float]:
    """Return the processor time and the wall-clock time of a step."""
    cpu, wall = time.process_time(), time.perf_counter()
    step()
    return time.process_time() - cpu, time.perf_counter() - wall


@contextmanager
def _timed_parts() -> Iterator[Counter[str]]:
    """Count the processor time of each part while the context lasts."""
    spent: Counter[str] = Counter()
    inner = [0.0]

    def timed(part: str, call: Callable[..., object]) -> Callable[..., object]:
        def measured(*args: object, **options: object) -> object:
            inner.append(0.0)
            started = time.process_time()
            try:
                return call(*args, **options)
            finally:
                seconds = time.process_time() - started
                spent[part] += seconds - inner.pop()
                inner[-1] += seconds

        return measured

    patches = []
    for part, places in _PARTS.items():
        for place in places:
            module, _, name = place.partition(":")
            target = f"{module}.{name}"
            patches.append(patch(target, timed(part, _found(module, name))))
    for one in patches:
        one.start()
    try:
        yield spent
    finally:
        for one in reversed(patches):
            one.stop()


def _found(module: str, name: str) -> Callable[..., object]:
    found: object = sys.modules[module]
    for part in name.split("."):
        found = getattr(found, part)
    assert callable(found)
    return found


def _all(results: Iterable[object]) -> None:
    for _ in results:
        pass


if __name__ == "__main__":
    main()
