"""Errors as JSON: one sentence under `error`, with the status that fits."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from graph.errors import QueryError, StoreError, ZhengtuError


class ExplorerError(ZhengtuError):
    """An explorer that cannot be started as asked."""


class NotHereError(QueryError):
    """Something asked for by id that the store does not hold."""


class BusyError(QueryError):
    """A job of which the explorer does one at a time."""


_STATUS: tuple[tuple[type[ZhengtuError], int], ...] = (
    (NotHereError, 404),
    (BusyError, 429),
    (StoreError, 503),
    (ZhengtuError, 400),
)


def install(app: FastAPI) -> None:
    """Answer every error the same way."""
    app.add_exception_handler(ZhengtuError, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)


def said(text: str, status: int) -> JSONResponse:
    """Return an error answer."""
    return JSONResponse({"error": text}, status)


async def _known(_: Request, error: Exception) -> JSONResponse:
    return said(str(error), next(code for kind, code in _STATUS if isinstance(error, kind)))


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    lines = [f"{'.'.join(str(p) for p in e['loc'][1:])}: {e['msg']}" for e in error.errors()]
    return said("; ".join(lines), 422)


async def _refused(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return said(str(error.detail), error.status_code)
