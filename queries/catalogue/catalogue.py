"""The catalogue as a whole: the folder that ships with Zhengtu, and any the user adds."""

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

from graph.errors import QueryError
from queries.catalogue.header import CatalogueError, read_query
from queries.catalogue.query import CatalogueQuery
from queries.lint import lint

FOLDER = Path(__file__).parent


class Catalogue:
    """Named queries, in the order of their families and names."""

    def __init__(self, queries: Iterable[CatalogueQuery]) -> None:
        self._queries: dict[str, CatalogueQuery] = {}
        for query in sorted(queries, key=lambda q: (q.family, q.name)):
            other = self._queries.get(query.name)
            if other is not None:
                raise CatalogueError(
                    f"{query.path}: {other.path} already has a query {query.name}; rename one"
                )
            self._queries[query.name] = query

    @classmethod
    def load(cls, extra_folders: Iterable[Path | str] = ()) -> Self:
        """Read the shipped folder and the extra ones.

        Raises `CatalogueError` for a folder that is none, a file that cannot be read, Cypher
        that does not run alike on both stores, and a name used twice.
        """
        queries: list[CatalogueQuery] = []
        for folder in (FOLDER, *map(Path, extra_folders)):
            if not folder.is_dir():
                raise CatalogueError(f"{folder}: no such folder of .cypher files")
            for path in sorted(folder.glob("*.cypher")):
                query = read_query(path)
                problems = lint(query.cypher)
                if problems:
                    raise CatalogueError(f"{path}: {'; '.join(str(p) for p in problems)}")
                queries.append(query)
        return cls(queries)

    def get(self, name: str) -> CatalogueQuery:
        """Return the query with that name, or raise `QueryError` naming the nearest ones."""
        found = self._queries.get(name)
        if found is None:
            near = difflib.get_close_matches(name, self._queries, n=3, cutoff=0.5)
            hint = f"did you mean {', '.join(near)}?" if near else "see `zhengtu query --list`"
            raise QueryError(f"no query {name!r} in the catalogue; {hint}")
        return found

    def names(self) -> tuple[str, ...]:
        """Return the names of all queries."""
        return tuple(self._queries)

    def families(self) -> dict[str, tuple[CatalogueQuery, ...]]:
        """Return the queries by family, families in alphabetical order."""
        families: dict[str, tuple[CatalogueQuery, ...]] = {}
        for query in self:
            families[query.family] = (*families.get(query.family, ()), query)
        return families

    def list(self) -> tuple[CatalogueQuery, ...]:
        """Return all queries."""
        return tuple(self)

    def __iter__(self) -> Iterator[CatalogueQuery]:
        return iter(self._queries.values())

    def __len__(self) -> int:
        return len(self._queries)
