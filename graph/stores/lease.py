"""The files that kglite keeps beside a store: its lock and its log.

While a process writes `zj.kgl`, kglite locks `zj.kgl.lock` (flock), names itself in
`zj.kgl.lock-owner` and logs to `zj.kgl-wal`; it deletes none of them. A closed store needs none
either: `tidy` removes them. Two rules keep that safe with several processes: they are removed
only by who holds the lock on the very file that stands there, and `Lease` tells a writer whether
the lock it got is on that file or on one that was removed while it was asking.
"""

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

try:
    import fcntl
except ImportError:  # Windows: the files stay where they are
    fcntl = None  # type: ignore[assignment]

# What an empty log holds: its header.
_EMPTY_LOG = 5


def log_of(path: Path) -> Path:
    """Return the write-ahead log of a store."""
    return path.with_name(f"{path.name}-wal")


class Lease:
    """Watches a store's lock file while kglite locks it.

    The file is held open from before, so that it and no other is meant by its inode number.
    """

    def __init__(self, path: Path) -> None:
        self._file = _lock_of(path)
        self._watched = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._watched)

    def is_current(self) -> bool:
        """Return whether the lock file is still the one that was there before."""
        return _is_at(self._watched, self._file)


def tidy(path: Path) -> None:
    """Remove lock and log of a store that nobody has open for writing.

    A log with anything in it stays, and the lock with it: it belongs to a process that died.
    """
    if fcntl is None:
        return
    lock = _lock_of(path)
    # Not ours to remove, or already gone: the files do no harm, so nothing is said.
    with suppress(OSError):
        held = os.open(lock, os.O_RDWR | os.O_CLOEXEC)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_at(held, lock) and _is_empty(log_of(path)):
                log_of(path).unlink(missing_ok=True)
                lock.with_name(f"{lock.name}-owner").unlink(missing_ok=True)
                lock.unlink()
        finally:
            os.close(held)


def _lock_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.lock")


def _is_at(descriptor: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False


def _is_empty(log: Path) -> bool:
    return not log.exists() or log.stat().st_size <= _EMPTY_LOG
