"""Streamlit's own scripts, styles and fonts, kept in memory once they were asked for.

A page asks for a hundred of them before it can draw anything, and reading each from the disk for every
reader takes the server most of that time.
"""

import mimetypes
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_FOLDER = Path(st.__file__).parent / "static"
_A_YEAR = "public, immutable, max-age=31536000"
"""The name of each file holds a digest of what is in it, so that it never changes."""


class KeptScripts:
    """Answers requests for those files; all others pass."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or pass the request on."""
        asked = scope["type"] == "http" and scope["method"] == "GET" and scope["path"] in _names()
        await (_kept(scope["path"]) if asked else self._app)(scope, receive, send)


@cache
def _names() -> frozenset[str]:
    return frozenset(
        f"/{file.relative_to(_FOLDER).as_posix()}" for file in _FOLDER.glob("static/*/*") if file.is_file()
    )


@cache
def _kept(path: str) -> Response:
    kind, _encoding = mimetypes.guess_type(path)
    headers = {"Cache-Control": _A_YEAR}
    content = (_FOLDER / path.removeprefix("/")).read_bytes()
    return Response(content, media_type=kind or "application/octet-stream", headers=headers)
