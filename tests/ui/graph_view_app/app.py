"""A door with the strictest policy under which Streamlit works, for stories of the graph component."""

import base64
import hashlib
import re
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dare_network.ui.graph_view.vendor import VENDOR_URL, VIS_NETWORK


def inline_scripts() -> list[str]:
    """The sources that allow the scripts written into Streamlit's own first page."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


POLICY = "; ".join(
    [
        "default-src 'self'",
        " ".join(["script-src 'self'", *inline_scripts()]),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "connect-src 'self' ws://127.0.0.1:*",
    ]
)


class SecurityPolicy:
    """Send the policy with every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Content-Security-Policy"] = POLICY
            await send(message)

        await self.app(scope, receive, sending)


async def vendor(_request: Request) -> Response:
    """The drawing script."""
    return FileResponse(VIS_NETWORK, media_type="text/javascript")


app = st.App(
    str(Path(__file__).with_name("main.py")),
    routes=[Route(f"/{VENDOR_URL}", vendor)],
    middleware=[Middleware(SecurityPolicy)],
)
