"""Find the files of an input and load them one by one."""

import posixpath
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from graph.document import Document, digest
from graph.errors import LoadError
from loaders.document import make_document
from loaders.formats import READERS
from loaders.formats.plain import source_of
from loaders.report import OnWarning, reporter

STDIN = "-"
# The files that are read, by the end of their name.
SUFFIXES = tuple(sorted(READERS))
OnError = Callable[[LoadError], None]
PathLike = str | Path


def load(
    paths: PathLike | Iterable[PathLike],
    *,
    on_error: OnError | None = None,
    on_warning: OnWarning | None = None,
) -> Iterator[Document]:
    """Yield the documents of files and folders, in the order given, folders sorted.

    "-" is standard input. Without `on_error` the first file that cannot be read raises its
    `LoadError`; with it, each error is passed on and the other files are still done. Warnings
    (a scanned page, say) go to `on_warning`, by default to Python's `warnings`.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    for path in given:
        for file in _walk(path, on_error, on_warning):
            try:
                yield load_file(file, on_warning=on_warning)
            except LoadError as error:
                _report(error, on_error)


def load_file(path: PathLike, *, on_warning: OnWarning | None = None) -> Document:
    """Return the document of one file, "-" for standard input.

    Raises `LoadError` for a file that is missing, empty, damaged or of an unknown format.
    """
    name = _shown(path)
    if str(path) == STDIN:
        data, suffix = sys.stdin.buffer.read(), ".txt"
    else:
        suffix = Path(path).suffix.lower()
        data = _read(Path(path), name)
    if suffix not in READERS:
        raise LoadError(f"{name}: no reader for {suffix or 'files without extension'}; {_known()}")
    if not data.strip():
        raise LoadError(f"{name}: the file is empty; remove it from the input")
    source = READERS[suffix](data, name, reporter(on_warning))
    document = make_document(source, digest(data), name)
    if not document.sentences:
        raise LoadError(f"{name}: no text found in it; remove it from the input")
    return document


def load_text(text: str, name: str = "text") -> Document:
    """Return the document of a text that is in memory already."""
    return make_document(source_of(text), digest(text.encode("utf-8", "replace")), name)


def find_files(
    paths: PathLike | Iterable[PathLike],
    *,
    on_error: OnError | None = None,
    on_warning: OnWarning | None = None,
) -> list[str]:
    """Return the files that `load` would read, in its order, as posix paths.

    A path that does not exist or a folder that cannot be read goes to `on_error`, or raises its
    `LoadError` where there is none.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    return [_shown(file) for path in given for file in _walk(path, on_error, on_warning)]


def _walk(
    path: PathLike, on_error: OnError | None, on_warning: OnWarning | None
) -> Iterator[PathLike]:
    if str(path) == STDIN:
        yield STDIN
        return
    root = Path(path)
    try:
        if not root.exists():
            _report(LoadError(f"{_shown(path)}: no such file or folder; check the path"), on_error)
        elif root.is_dir():
            yield from _folder(root, on_error, on_warning)
        else:
            yield root
    except OSError as error:
        _report(_unreadable(_shown(path), error), on_error)


def _folder(
    root: Path,
    on_error: OnError | None,
    on_warning: OnWarning | None,
    above: frozenset[Path] = frozenset(),
) -> Iterator[Path]:
    """Yield the files below a folder that a reader knows, sorted by name, hidden ones left out.

    `above` holds the folders on the way down: a link back to one of them is not followed.
    """
    try:
        real = root.resolve()
        names = sorted(child.name for child in root.iterdir() if child.name[0] != ".")
        children = [(root / name, (root / name).is_dir()) for name in names]
    except OSError as error:
        _report(_unreadable(_shown(root), error), on_error)
        return
    if real in above:
        return
    unknown = []
    for child, is_folder in children:
        if is_folder:
            yield from _folder(child, on_error, on_warning, above | {real})
        elif child.suffix.lower() in READERS:
            yield child
        else:
            unknown.append(child.name)
    if unknown:
        some = "、".join(unknown[:5]) + (" …" if len(unknown) > 5 else "")
        reporter(on_warning)(f"{_shown(root)}: {len(unknown)} skipped ({some}); {_known()}")


def _read(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise LoadError(f"{name}: no such file; check the path") from None
    except IsADirectoryError:
        raise LoadError(f"{name}: a folder, not a file; use load() for folders") from None
    except OSError as error:
        raise _unreadable(name, error) from error


def _unreadable(name: str, error: OSError) -> LoadError:
    reason = error.strerror or type(error).__name__
    return LoadError(f"{name}: cannot be read ({reason}); check its permissions")


def _report(error: LoadError, on_error: OnError | None) -> None:
    if on_error is None:
        raise error
    on_error(error)


def _shown(path: PathLike) -> str:
    """Return the path as the user gave it, posix and normalised, never made absolute."""
    return posixpath.normpath(Path(path).as_posix())


def _known() -> str:
    return "files read are " + " ".join(SUFFIXES)
