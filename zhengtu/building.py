"""Build: files in, a store that holds what they say out.

Documents are read one by one, in this process or in `workers` others, and put into the store in
the order of the input, each in a transaction. What cannot be read is reported; the rest is done.
With decisions, the documents of the store that these touch are read again after the input.
"""

import gc
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from graph.build import Reader
from graph.decisions.decisions import NONE, Decisions
from graph.decisions.lint import load_decisions
from graph.document_graph import DocumentGraph
from graph.errors import LoadError
from graph.gazetteer.gazetteer import Gazetteer
from graph.stores.open import open_store
from graph.stores.store import Store
from loaders import SUFFIXES, LoadWarning, find_files, load_file
from zhengtu.collector import settled
from zhengtu.replay import decided_documents, not_borne_out, stale
from zhengtu.workers import workers_for

Progress = Callable[[int, int, str], None]


@dataclass(slots=True)
class BuildReport:
    """What a build did: counts over the documents it read, the time it took, what went wrong.

    `entities` counts distinct entities by type, `statements` statements by relation. `decisions`
    is how many decisions were in force, `again` the files read again because of them, `idle` those
    that no document of the store bears out. `interrupted` says that the user stopped it.
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
    interrupted: bool = False
    decisions: int = 0
    again: list[str] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)

    @property
    def speed(self) -> float:
        """Return characters of source text per second."""
        return self.characters / self.seconds if self.seconds else 0.0


class BuildInterrupted(KeyboardInterrupt):
    """A build was stopped by the user; what it had read (`report`) is stored."""

    def __init__(self, report: BuildReport, files: int) -> None:
        self.report = report
        super().__init__(
            f"stopped; {report.documents} of {files} files are read and stored, whole; run the "
            "same command to read all"
        )


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
    decisions: str | Path | None = None,
    workers: int = 1,  # 0: as many as pay; a script then needs `if __name__ == "__main__"`
    progress: Progress | None = None,
) -> BuildReport:
    """Read files and folders into a store; return what was done.

    `store` is an address (`zj.kgl`, `neo4j://…`) or an open store; `gazetteer` are files of names
    added to those that ship with Zhengtu; `decisions` is a file of what people decided
    (docs/decisions.md), and no paths with it bring what the store holds under them; `progress` is
    told (done, of how many, file). The result does not depend on `workers`. Raises `StoreError` if
    the store cannot be opened or written, `GazetteerError` and `DecisionError` for a bad file of
    these kinds; files that cannot be read are in the report. Ctrl-C stores what was read and
    raises `BuildInterrupted`.
    """
    report = BuildReport()
    started = time.perf_counter()
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    files = _files(given, report) if given or decisions is None else []
    extra = tuple(Path(p) for p in gazetteer)
    # A bad gazetteer or decisions file shows before the store is touched.
    _reader(extra)
    decided = load_decisions(Path(decisions), Gazetteer.load(extra)) if decisions else NONE
    if files or not given:  # no store is made of nothing
        workers = workers or workers_for(files)
        work = _Work(files, extra, decided, workers, report, progress)
        opening = open_store(store) if isinstance(store, str) else nullcontext(store)
        with opening as opened, settled():
            work.fill(opened, decisions is not None)
    report.seconds = time.perf_counter() - started
    if report.interrupted:
        raise BuildInterrupted(report, len(files))
    return report


def _files(given: Sequence[str | Path], report: BuildReport) -> list[str]:
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


@dataclass(slots=True)
class _Work:
    """One build: what is to be read, how, and what was done."""

    files: Sequence[str]
    extra: tuple[Path, ...]
    decisions: Decisions
    workers: int
    report: BuildReport
    progress: Progress | None
    seen: dict[str, str] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)

    def fill(self, store: Store, deciding: bool) -> None:
        """Put the files into the store, and bring it under the decisions."""
        store.put(self._graphs(self.files))
        if not self.report.interrupted:
            self._decide(store, deciding)
        self.report.entities = Counter(self.seen.values())

    def _decide(self, store: Store, deciding: bool) -> None:
        if deciding:
            self.report.decisions = len(self.decisions.rows)
            store.put(self._graphs(self._again(store)))
            self.report.idle = not_borne_out(store, self.decisions)
        elif shaped := decided_documents(store):
            self.report.warnings.append(
                f"decisions shape {shaped} documents of the store; build with --decisions FILE to "
                "keep to them everywhere"
            )

    def _again(self, store: Store) -> list[str]:
        """Return the files of the documents that decisions touch and this build did not read."""
        for document in stale(store, self.decisions):
            if document.id in self.read:
                continue
            if fault := document.fault():
                self.report.warnings.append(
                    f"{document.path}: decisions touch it but {fault}; build it again, or remove it"
                )
            else:
                self.report.again.append(document.path)
        return self.report.again

    def _graphs(self, files: Sequence[str]) -> Iterator[DocumentGraph]:
        try:
            for done, read in enumerate(self._reads(files), start=1):
                self.report.warnings.extend(read.warnings)
                if read.graph is None:
                    self.report.errors.append(read.error)
                else:
                    self.read.add(read.graph.document.id)
                    _count(read.graph, self.report, self.seen)
                    yield read.graph
                if self.progress:
                    self.progress(done, len(files), read.path)
        except KeyboardInterrupt:
            # The store is still to write what was read; `build` raises when it has.
            self.report.interrupted = True

    def _reads(self, files: Sequence[str]) -> Iterator[_Read]:
        if self.workers <= 1 or len(files) < 2:
            for file in files:
                yield _read(file, self.extra, self.decisions)
            return
        # Spawned, not forked: a fork of a process that runs the models' threads may never wake up.
        context = get_context("spawn")
        same = repeat(self.extra), repeat(self.decisions)
        done = 0
        try:
            with ProcessPoolExecutor(self.workers, context, _start_worker, (self.extra,)) as pool:
                for read in pool.map(_read, files, *same):
                    done += 1
                    yield read
        except BrokenProcessPool:
            self.report.warnings.append(
                "a process that read files was ended from outside, as happens where memory runs "
                f"short; {len(files) - done} files are read in one process (--workers 1)"
            )
            for file in files[done:]:
                yield _read(file, self.extra, self.decisions)


def _start_worker(extra: tuple[Path, ...]) -> None:
    """Let Ctrl-C stop the build, not each worker in the middle of its file, and load the reader."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _reader(extra)
    gc.freeze()  # as `settled`, for as long as the worker lives


def _read(file: str, extra: tuple[Path, ...], decisions: Decisions) -> _Read:
    warnings: list[str] = []
    try:
        document = load_file(file, on_warning=lambda w: warnings.append(str(w)))
        return _Read(file, _reader(extra).deciding(decisions).read(document), "", tuple(warnings))
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
