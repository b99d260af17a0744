"""Who may talk to the explorer, and what its pages may do.

Without a token only this machine is served, under its own names: a foreign site whose name was
made to point here (DNS rebinding) sends its own name as host and is refused. With a token every
request shows it, as `Authorization: Bearer …` or as the cookie that `?token=…` sets once.
"""

import hmac
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from viz.explorer.errors import ExplorerError

COOKIE = "zhengtu_token"
LEAST_TOKEN = 16
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data: blob:",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


def is_loopback(host: str) -> bool:
    """Say whether an address is reached from this machine alone."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def check_address(host: str, token: str) -> None:
    """Raise `ExplorerError` for an address others can reach without a token worth the name."""
    if not token and not is_loopback(host):
        raise ExplorerError(
            f"{host} can be reached by others: give --token (at least {LEAST_TOKEN} characters), "
            "or leave out --host to serve this machine alone"
        )
    if token and (len(token) < LEAST_TOKEN or not (token.isascii() and token.isprintable())):
        raise ExplorerError(
            f"--token needs at least {LEAST_TOKEN} printable ASCII characters, for example from "
            "`python -c 'import secrets; print(secrets.token_urlsafe(24))'`"
        )


class Access:
    """ASGI middleware: host and token on the way in, security headers on the way out."""

    def __init__(self, app: ASGIApp, token: str = "") -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refusal = self._token_refusal(scope) if self._token else self._host_refusal(scope)
        await (refusal or self._app)(scope, receive, with_headers)

    def _host_refusal(self, scope: Scope) -> Response | None:
        host = Headers(scope=scope).get("host", "")
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if is_loopback(name):
            return None
        return JSONResponse({"error": "this explorer serves its own machine only"}, 421)

    def _token_refusal(self, scope: Scope) -> Response | None:
        query = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token")
        if given is not None and scope["method"] == "GET":
            return self._welcome(scope, query) if self._fits(given) else _unknown()
        headers = Headers(scope=scope)
        kind, _, value = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and self._fits(value.strip()):
            return None
        return None if self._fits(_cookie(headers.get("cookie", ""))) else _unknown()

    def _welcome(self, scope: Scope, query: list[tuple[str, str]]) -> Response:
        """Set the cookie and take the token out of the address."""
        rest = urlencode([(name, value) for name, value in query if name != "token"])
        # One leading slash: `//elsewhere` would be another site.
        place = "/" + scope["path"].lstrip("/\\")
        answer = RedirectResponse(place + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(COOKIE, self._token, httponly=True, samesite="strict", path="/")
        return answer

    def _fits(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self._token.encode("utf-8"))


def _cookie(header: str) -> str:
    jar = SimpleCookie()
    try:
        jar.load(header)
    except CookieError:
        return ""
    return jar[COOKIE].value if COOKIE in jar else ""


def _unknown() -> Response:
    text = "a token is needed: open this page with ?token=…, or send Authorization: Bearer …"
    return JSONResponse({"error": text}, 401, {"www-authenticate": "Bearer"})
