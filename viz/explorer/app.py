"""Put the explorer together: resources, pages, access."""

from fastapi import FastAPI

from graph.gazetteer.gazetteer import Gazetteer
from graph.stores.store import Store
from queries.catalogue import Catalogue
from queries.runner import shipped
from viz.explorer import (
    ask,
    catalogue,
    cypher,
    documents,
    entity,
    errors,
    export,
    graph_part,
    pages,
    profile,
    search,
    stats,
)
from viz.explorer.access import Access
from viz.explorer.library import Library
from viz.explorer.limits import Limits

_RESOURCES = (
    search, entity, graph_part, ask, catalogue, cypher, documents, profile, stats, export,
)  # fmt: skip


def create_app(
    store: Store,
    gazetteer: Gazetteer,
    *,
    token: str = "",
    queries: Catalogue | None = None,
    limits: Limits | None = None,
) -> FastAPI:
    """Return the web app over an open store, which stays the caller's to close.

    With a `token` every request must show it; without one only requests from this machine are
    answered.
    """
    # FastAPI's own /docs load scripts from elsewhere; ours is `pages`.
    app = FastAPI(title="Zhengtu 政图", version="1", docs_url=None, redoc_url=None)
    app.state.library = Library(store, gazetteer, queries or shipped(), limits or Limits())
    errors.install(app)
    for resource in _RESOURCES:
        app.include_router(resource.router, prefix="/api")
    app.include_router(pages.router)
    app.add_middleware(Access, token=token)
    return app
