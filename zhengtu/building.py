"""Build: files in, a store that holds what they say out.

Documents are read one by one, in this process or in `workers` others, and put into the store in
the order of the input, each in a transaction. What cannot be read is reported; the rest is done.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from graph.build import Reader
from graph.document_graph import DocumentGraph
from graph.errors import LoadError
from graph.stores.open import open_store
from graph.stores.store import Store
from loaders import SUFFIXES, LoadWarning, find_files, load_file

Progress = Callable[[int, int, str], None]


@dataclass(slots=True)
class BuildReport:
    """What a build did: counts over the documents it read, the time it took, what went wrong.

    `entities` counts distinct entities by type, `statements` statements by relation.
    """

    documents: int = 0
    sentences: int = 0
    mentions: int = 0
    characters: int = 0
    entities: Counter[str] = field(default_factory=Counter)
    statements: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def speed(self) -> float:
        """Return characters of source text per second."""
        return self.characters / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class _Read:
    """One file as a worker leaves it: its graph, or the error, and what was warned of."""

    path: str
    graph: DocumentGraph | None
    error: str
    warnings: tuple[str, ...]


def build(
    paths: str | Path | Iterable[str | Path],
    *,
    store: str | Store,
    gazetteer: Sequence[str | Path] = (),
    workers: int = 1,
    progress: Progress | None = None,
) -> BuildReport:
    """Read files and folders into a store; return what was done.

    `store` is an address (`zj.kgl`, `neo4j://…`) or an open store; `gazetteer` are files of names
    added to those that ship with Zhengtu; `progress` is told (done, of how many, file). The result
    does not depend on `workers`. Raises `StoreError` if the store cannot be opened or written and
    `GazetteerError` for a bad gazetteer file; files that cannot be read are listed in the report.
    """
    report = BuildReport()
    started = time.perf_counter()
    files = _files(paths, report)
    extra = tuple(Path(p) for p in gazetteer)
    _reader(extra)  # a bad gazetteer file shows before the store is touched
    if files:  # no store is made of nothing
        with open_store(store) if isinstance(store, str) else nullcontext(store) as opened:
            opened.put(_graphs(files, extra, workers, report, progress))
    report.seconds = time.perf_counter() - started
    return report


def _files(paths: str | Path | Iterable[str | Path], report: BuildReport) -> list[str]:
    given = [paths] if isinstance(paths, str | Path) else list(paths)

    def on_error(error: LoadError) -> None:
        report.errors.append(str(error))

    def on_warning(warning: LoadWarning) -> None:
        report.warnings.append(str(warning))

    found = find_files(given, on_error=on_error, on_warning=on_warning)
    if not found and not report.errors:
        named = ", ".join(str(path) for path in given)
        known = " ".join(SUFFIXES)
        report.errors.append(f"{named}: no documents there; files read are {known}")
    return list(dict.fromkeys(str(file) for file in found))


def _graphs(
    files: Sequence[str],
    extra: tuple[Path, ...],
    workers: int,
    report: BuildReport,
    progress: Progress | None,
) -> Iterator[DocumentGraph]:
    seen: dict[str, str] = {}
    for done, read in enumerate(_reads(files, extra, workers), start=1):
        report.warnings.extend(read.warnings)
        if read.graph is None:
            report.errors.append(read.error)
        else:
            _count(read.graph, report, seen)
            yield read.graph
        if progress:
            progress(done, len(files), read.path)
    report.entities = Counter(seen.values())


def _reads(files: Sequence[str], extra: tuple[Path, ...], workers: int) -> Iterator[_Read]:
    if workers <= 1 or len(files) < 2:
        for file in files:
            yield _read(file, extra)
        return
    # Spawned, not forked: a fork of a process that runs the models' threads may never wake up.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_read, files, [extra] * len(files))


def _read(file: str, extra: tuple[Path, ...]) -> _Read:
    warnings: list[str] = []
    try:
        document = load_file(file, on_warning=lambda w: warnings.append(str(w)))
        return _Read(file, _reader(extra).read(document), "", tuple(warnings))
    except LoadError as error:
        return _Read(file, None, str(error), tuple(warnings))


@cache
def _reader(extra: tuple[Path, ...]) -> Reader:
    return Reader.built_in(extra)


def _count(graph: DocumentGraph, report: BuildReport, seen: dict[str, str]) -> None:
    report.documents += 1
    report.sentences += len(graph.document.sentences)
    report.mentions += len(graph.mentions)
    report.characters += len(graph.document.raw)
    report.statements.update(s.relation for s in graph.statements)
    seen.update((entity.id, entity.type) for entity in graph.entities)
