"""Time the loader: `loading.py PATH…` prints characters a CPU second for each file and in all."""

import sys
import time
import warnings
from pathlib import Path

import loaders

_REPEATS = 3


def seconds(path: str) -> float:
    """Return the best of some runs over one file."""
    best = float("inf")
    for _ in range(_REPEATS):
        start = time.process_time()
        loaders.load_file(path)
        best = min(best, time.process_time() - start)
    return best


def main(paths: list[str]) -> None:
    warnings.simplefilter("ignore")
    characters, total = 0, 0.0
    for path in loaders.find_files([Path(p) for p in paths]):
        document, took = loaders.load_file(path), seconds(path)
        characters += len(document.raw)
        total += took
        print(f"{path:40} {len(document.raw):>10,} characters {len(document.raw) / took:>12,.0f}/s")
    if total:
        print(f"{'all':40} {characters:>10,} characters {characters / total:>12,.0f}/s")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
