"""Additions of the ASGI door to Streamlit: health, scripts of installed packages, who may come in."""

import base64
import gzip
import hashlib
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dare_network.errors import DareError, SettingsError
from dare_network.services.installation import Health, health
from dare_network.settings import database_url, read_settings, require_loopback
from dare_network.store.engine import check_address
from dare_network.store.migrate import head_revision
from dare_network.ui import loaders
from dare_network.ui.access import OwnRequestsOnly
from dare_network.ui.failures import PoliteFailures, tell_why_no_file
from dare_network.ui.graph_view.vendor import VENDOR_URL, VIS_NETWORK
from dare_network.ui.server_log import begin_server_log
from dare_network.ui.traced import TracedAnswers, trace_runs

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_EVERYWHERE = "0.0.0.0"  # noqa: S104 - where Streamlit listens when it is not told: refused below
_A_YEAR = "public, max-age=31536000, immutable"


def get_ready() -> None:
    """Begin the log; end the program with a sentence for each setting with which it must not start."""
    wrong = "\n".join(
        filter(
            None,
            (
                _problem(read_settings),
                _problem(lambda: check_address(database_url())),
                _problem(lambda: require_loopback(str(st.get_option("server.address") or _EVERYWHERE))),
            ),
        )
    )
    if wrong:
        sys.exit(wrong)
    begin_server_log(read_settings())
    trace_runs()
    tell_why_no_file()


def _problem(check: Callable[[], object]) -> str:
    try:
        check()
    except SettingsError as error:
        return str(error)
    return ""


def _found_health() -> Health:
    try:
        return health(loaders.engine())
    except DareError as error:
        return Health(False, "", None, head_revision(), problem=str(error))


async def _health(_request: Request) -> Response:
    found = await run_in_threadpool(_found_health)
    return JSONResponse(dict(found.values()), status_code=200 if found.healthy else 503)


async def _vis_network(request: Request) -> Response:
    headers = {"Cache-Control": _A_YEAR, "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return FileResponse(VIS_NETWORK, media_type="text/javascript", headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(_packed_vis_network(), media_type="text/javascript", headers=headers)


@cache
def _packed_vis_network() -> bytes:
    # The server would pack it again for each reader, while its first picture waits for it.
    return gzip.compress(VIS_NETWORK.read_bytes())


@cache
def content_security_policy() -> str:
    """Return what a page may load: from this app only, and the one inline script that Streamlit ships."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    scripts = " ".join(f"'sha256-{_digest(script)}'" for script in _INLINE_SCRIPT.findall(page))
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


class SecurityHeaders:
    """Adds the headers that tell a browser what it may do with our pages."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = content_security_policy()
                headers["X-Content-Type-Options"] = "nosniff"
                headers["X-Frame-Options"] = "DENY"
                headers["Referrer-Policy"] = "same-origin"
                headers["Cross-Origin-Resource-Policy"] = "same-origin"
                # A page that opened ours keeps no hold of it; Streamlit heeds messages of its own cloud.
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
            await send(message)

        await self._app(scope, receive, send_with_headers)


ROUTES = [Route("/health", _health), Route(f"/{VENDOR_URL}", _vis_network)]
MIDDLEWARE = [Middleware(each) for each in (TracedAnswers, OwnRequestsOnly, SecurityHeaders, PoliteFailures)]
