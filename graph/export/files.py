"""Write an export's file whole or not at all."""

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

from graph.errors import ExportError


def write_text(path: Path, parts: Iterable[str], *, encoding: str = "utf-8") -> Path:
    """Write the parts to a file beside `path`, then put it in its place; return the path."""

    def write(draft: Path) -> None:
        with draft.open("w", encoding=encoding, newline="") as file:
            file.writelines(parts)

    return write_aside(path, write)


def write_aside(path: Path, write: Callable[[Path], object]) -> Path:
    """Let `write` fill a file beside `path`, then put it in its place; return the path."""
    draft = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(draft)
        draft.replace(path)
    except OSError as error:
        _discard(draft)
        raise ExportError(f"{path}: cannot be written: {error.strerror or error}") from error
    return path


def remove(path: Path) -> None:
    """Take away what an earlier export left and this one has no content for."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(f"{path}: cannot be removed: {error.strerror or error}") from error


def _discard(draft: Path) -> None:
    with contextlib.suppress(OSError):
        draft.unlink(missing_ok=True)
