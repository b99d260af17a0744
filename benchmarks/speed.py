"""Measure how fast documents are read, beside plain jieba over the same text in the same run.

`python -m benchmarks.speed [FOLDER]` prints characters per second of one process, by step, and the
memory it took. CPU seconds are counted, so that a busy machine does not blur the comparison.
"""

import logging
import resource
import sys
import time
from collections.abc import Callable, Iterable

import jieba
import jieba.posseg

from graph.build import Reader
from graph.stores.open import open_store
from loaders import find_files, load_file

_RUNS = 3


def main() -> None:
    folder = sys.argv[1] if len(sys.argv) > 1 else "examples/corpus"
    files = find_files(folder)
    reader = Reader.built_in()
    documents = [load_file(file) for file in files]
    graphs = [reader.read(document) for document in documents]
    characters = sum(len(document.raw) for document in documents)
    logging.getLogger("jieba").setLevel(logging.ERROR)
    jieba.initialize()

    def store() -> None:
        with open_store(":memory:") as opened:
            opened.put(graphs)

    steps: dict[str, Callable[[], object]] = {
        "load": lambda: _all(load_file(file) for file in files),
        "names and statements": lambda: _all(reader.read(d) for d in documents),
        "store (embedded)": store,
        "jieba.posseg.cut": lambda: _all(list(jieba.posseg.cut(d.raw)) for d in documents),
    }
    print(f"{len(files)} documents, {characters:,} characters, best of {_RUNS}, CPU time")
    for name, step in steps.items():
        seconds = min(_seconds(step) for _ in range(_RUNS))
        print(f"{name:24s}{characters / seconds:12,.0f} characters/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MB")


def _seconds(step: Callable[[], object]) -> float:
    started = time.process_time()
    step()
    return time.process_time() - started


def _all(results: Iterable[object]) -> None:
    for _ in results:
        pass


if __name__ == "__main__":
    main()
