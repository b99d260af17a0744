"""What all resources share: the capped store, its names, the catalogue and the questions.

Names are read when first needed, and again when the store has changed since (a Neo4j that others
build into); it is asked for that at most every few seconds.
"""

import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request

from graph.entity import Entity
from graph.gazetteer.gazetteer import Gazetteer
from graph.stores.store import Store
from queries.ask import Questions
from queries.catalogue import Catalogue
from queries.resolve import EntityResolver
from viz.explorer.capped_store import CappedStore
from viz.explorer.errors import NotHereError
from viz.explorer.limits import Limits
from viz.explorer.name_index import NameIndex
from viz.neighbourhood import read_some_entities

_EDITION = (
    "MATCH (d:Document) WHERE d:Zhengtu "
    "RETURN count(d) AS documents, min(d.sha256) AS first, max(d.sha256) AS last"
)
_LOOK_AGAIN = 10.0


@dataclass(frozen=True, slots=True)
class _Edition:
    """What was read of the store at one time."""

    state: Mapping[str, Any]
    names: NameIndex
    resolver: EntityResolver
    questions: Questions


class Library:
    """A store as the explorer sees it. Safe for the threads of a server."""

    def __init__(
        self, store: Store, gazetteer: Gazetteer, catalogue: Catalogue, limits: Limits
    ) -> None:
        self.limits = limits
        self.catalogue = catalogue
        self.gazetteer = gazetteer
        self.store = CappedStore(store, limits.seconds)
        self.uncapped = store
        self.exporting = threading.Lock()
        self._lock = threading.Lock()
        self._edition: _Edition | None = None
        self._looked = 0.0

    @property
    def names(self) -> NameIndex:
        """The names to search."""
        return self._current().names

    @property
    def resolver(self) -> EntityResolver:
        """Names to ids, for the parameters of catalogue queries."""
        return self._current().resolver

    @property
    def questions(self) -> Questions:
        """Questions in words."""
        return self._current().questions

    def entity(self, id_: str) -> Entity:
        """Return an entity, or raise `NotHereError`."""
        for found in read_some_entities(self.store, [id_]):
            return found
        raise NotHereError(f"no entity {id_!r} in this store; search for its name")

    def entities(self, values: Iterable[Any]) -> dict[str, dict[str, str]]:
        """Return name and type of whatever in these values is the id of an entity."""
        ids = sorted(set(_texts(values)))[: self.limits.rows]
        found = read_some_entities(self.store, ids)
        return {e.id: {"name": e.name, "type": e.type} for e in found}

    def _current(self) -> _Edition:
        with self._lock:
            edition, now = self._edition, time.monotonic()
            if edition is not None and now - self._looked < _LOOK_AGAIN:
                return edition
            state = self.store.query(_EDITION).rows[0]
            self._looked = now
            if edition is None or edition.state != state:
                self._edition = edition = _Edition(
                    state,
                    NameIndex.of(self.store),
                    EntityResolver(self.store, self.gazetteer),
                    Questions(self.store, self.gazetteer, self.catalogue),
                )
            return edition


def _texts(values: Iterable[Any]) -> Iterable[str]:
    """Yield the strings among values, also those inside lists and maps (a node's own id)."""
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from _texts(value.values())
        elif isinstance(value, list | tuple):
            yield from _texts(value)


def _library(request: Request) -> Library:
    found: Library = request.app.state.library
    return found


Shared = Annotated[Library, Depends(_library)]
