"""Which file is which document: the paths every stored document was seen at.

A document's id comes from its bytes, so one document may lie at several paths; a path holds one
document at a time, except `-`, standard input, which is no place. The document is shown with its
smallest path and that file's name, whatever order the files came in.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.document import Document
from graph.stores.store import Row

_NOWHERE = frozenset({"", "-"})


@dataclass(frozen=True, slots=True)
class Entered:
    """What entering a document at its path means for the store.

    `gone` is a document that lies nowhere any more, `moved` are those whose paths changed,
    `text` says whether the entered file is the one the document's text is taken from.
    """

    gone: str
    moved: tuple[str, ...]
    text: bool


class Register:
    """The paths of the documents, and the document of each path."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._files: dict[str, dict[str, str]] = {
            row["id"]: dict(zip(row["paths"], row["names"], strict=True)) for row in rows
        }
        self._owner = {
            path: id_
            for id_, files in self._files.items()
            for path in files
            if path not in _NOWHERE
        }

    def enter(self, document: Document) -> Entered:
        """Note that the document lies at its path, in place of whatever lay there before."""
        path, gone, moved = document.path, "", []
        before = self._owner.get(path, document.id)
        if before != document.id:
            del self._files[before][path]
            if self._files[before]:
                moved.append(before)
            else:
                gone = before
                del self._files[before]
        files = self._files.setdefault(document.id, {})
        files[path] = document.name
        if path not in _NOWHERE:
            self._owner[path] = document.id
        moved.append(document.id)
        return Entered(gone, tuple(moved), path == min(files))

    def row(self, document: str) -> Row:
        """Return the properties that say where the document lies."""
        files = sorted(self._files[document].items())
        return {
            "id": document,
            "path": files[0][0],
            "name": files[0][1],
            "paths": [path for path, _ in files],
            "names": [name for _, name in files],
        }
