"""The HTML pages and the files they are made of.

A page is one template; its script asks the API for everything else, so no data and no user's text
is ever put into HTML here. Only the front end's own files are served, by name.
"""

import hashlib
from functools import cache
from typing import Any

from fastapi import APIRouter, Request
from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from viz.explorer.errors import NotHereError
from viz.frontend_files import frontend, read, vis_network

router = APIRouter(include_in_schema=False)

_PAGES = {
    "/": "explorer",
    "/ask": "ask-page",
    "/query": "query-page",
    "/cypher": "cypher-page",
    "/profile": "profile",
    "/documents": "documents-page",
    "/document": "document-page",
    "/docs": "docs-page",
}
_KINDS = {".js": "text/javascript", ".css": "text/css"}
_VIS = "vis-network.js"


def _page(request: Request) -> Response:
    return HTMLResponse(_html(_PAGES[request.url.path]))


for _path in _PAGES:
    router.add_api_route(_path, _page, methods=["GET"])


@router.get("/favicon.ico")
def icon() -> Response:
    """There is none."""
    return Response(status_code=204)


@router.get("/static/{name}")
def static(name: str, request: Request) -> Response:
    """Return a front-end file."""
    content, tag, kind = _file(name)
    headers = {"etag": tag, "cache-control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=kind, headers=headers)


@cache
def _html(script: str) -> str:
    environment = Environment(
        loader=FunctionLoader(read), autoescape=True, undefined=StrictUndefined
    )
    values: dict[str, Any] = {"script": script, "graph": script == "explorer"}
    return environment.get_template("explorer.html").render(values)


def _file(name: str) -> tuple[str, str, str]:
    suffix = name[name.rfind(".") :]
    known = {f.name for f in frontend().iterdir() if f.is_file()} | {_VIS}
    if suffix not in _KINDS or name not in known:
        raise NotHereError(f"no file {name!r}")
    content = vis_network() if name == _VIS else read(name)
    tag = hashlib.sha256(content.encode("utf-8")).hexdigest()[:20]
    return content, f'"{tag}"', _KINDS[suffix]
