"""How much of the country a library speaks of: the denominators of answers about regions.

The number of counties comes from the gazetteer; those that no document mentions are counted
apart, for the library's silence says nothing about them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.stores.store import Store
from queries.resolve import EntityResolver
from queries.runner import run

_MOST_SCOPES = 3


@dataclass(frozen=True, slots=True)
class Share:
    """Of `total` regions of a level in `scope`, `hits` are in the answer, `silent` unmentioned."""

    scope: tuple[str, ...]
    level: str
    total: int
    hits: int
    silent: int


class Coverage:
    """Which regions there are, and which of them the store has documents for."""

    def __init__(self, store: Store, resolver: EntityResolver) -> None:
        self._store = store
        self._resolver = resolver

    def share(
        self, hits: Iterable[str], level: str, scope: Sequence[str], among: Sequence[str] = ()
    ) -> Share | None:
        """Return what the regions `hits` are a part of; None where no scope can be told."""
        found = set(hits)
        scope = scope or self._provinces_of(found) or self.home()
        if not scope or len(scope) > _MOST_SCOPES:
            return None
        regions = self.regions(level, scope, among)
        if not regions:
            return None
        silent = run(self._store, "regions_without_documents", {"regions": regions})
        return Share(
            tuple(scope), level, len(regions), len(found.intersection(regions)), len(silent)
        )

    def regions(self, level: str, scope: Sequence[str], among: Sequence[str] = ()) -> list[str]:
        """Return the regions of a level in a scope, all of them or those of a group."""
        every = [r for top in scope for r in self._resolver.below(top, level)]
        return [r for r in every if r in among] if among else every

    def home(self) -> tuple[str, ...]:
        """Return the province that is meant where none is named."""
        return self._resolver.home()

    def _provinces_of(self, regions: set[str]) -> tuple[str, ...]:
        return tuple(sorted({p for region in regions for p in self._resolver.provinces(region)}))
