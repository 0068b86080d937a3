"""Connections that answer at once."""

import os
import socket
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

_OPEN_FILES = Path("/dev/fd")
_INTERNET = {socket.AF_INET, socket.AF_INET6}


@asynccontextmanager
async def answering_at_once(_app: object) -> AsyncIterator[None]:
    """Send each part of an answer as soon as it is there, for as long as the server lives.

    Streamlit opens its socket in a way in which asyncio leaves Nagle's algorithm on: an answer of two
    parts, as most are, then waits 40 ms for the browser to acknowledge the first. A connection
    inherits the option from the socket that accepted it; where a system has no `/dev/fd`, all stays
    as it was.
    """
    for file in _OPEN_FILES.iterdir() if _OPEN_FILES.is_dir() else ():
        _answer_at_once(int(file.name))
    yield


def _answer_at_once(file: int) -> None:
    try:
        if not stat.S_ISSOCK(os.fstat(file).st_mode):
            return
        copy = os.dup(file)
    except OSError:
        # Closed in the meantime, as the listing of the folder itself is.
        return
    with socket.socket(fileno=copy) as found:
        if found.family in _INTERNET and found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
