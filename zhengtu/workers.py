"""How many processes pay when reading files.

A process that reads takes 3 s of processor time to start and 450 MB, and then reads a megabyte of
text (330,000 characters) in some 10 s: each should have that much to do.
"""

import os
from collections.abc import Iterable
from pathlib import Path

_BYTES_EACH = 1_000_000
_MOST = 4  # 2 GB; whoever has more memory says --workers


def workers_for(files: Iterable[str]) -> int:
    """Return the number of processes for these files: one a megabyte, up to the cores and four."""
    size = sum(path.stat().st_size for file in files if (path := Path(file)).is_file())
    return max(1, min(size // _BYTES_EACH, _cores(), _MOST))


def _cores() -> int:
    """Return the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
