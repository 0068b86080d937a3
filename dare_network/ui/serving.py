"""The life of the server: the database is opened as it begins, and closed as it ends."""

import logging
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool

from dare_network.errors import DareError
from dare_network.tracing import RequestKind, tracing
from dare_network.ui import loaders
from dare_network.ui.sockets import answering_at_once

OPENING = 5.0
"""The seconds that a server which ends waits for a database that is still being opened."""
_log = logging.getLogger(__name__)


@asynccontextmanager
async def serving(app: object) -> AsyncIterator[None]:
    """Hold the database for as long as the server lives, so that nobody puts another in its place."""
    _end_in_order()
    # The first answers do not wait for it; whoever needs the database does.
    opening = threading.Thread(target=_open, daemon=True)
    opening.start()
    try:
        async with answering_at_once(app):
            yield
    finally:
        await run_in_threadpool(_close, opening)


def _end_in_order() -> None:
    """Let Ctrl-C and a closed terminal end the server as SIGTERM does; a second Ctrl-C does not wait.

    The one would be told as a failure otherwise, the other would end the process where it stands.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGINT, signal.SIGHUP):
        handler = signal.getsignal(number)
        if handler is not signal.SIG_IGN:
            signal.signal(number, partial(_end, handler))


def _end(handler: Any, number: int, _frame: object) -> None:
    signal.signal(number, handler)
    signal.raise_signal(signal.SIGTERM)


def _open() -> None:
    try:
        with tracing(RequestKind.COMMAND, "start"):
            loaders.engine()
    except DareError as error:
        # Each page says so, too, and tries again.
        _log.warning("The database is not open: %s", error)


def _close(opening: threading.Thread) -> None:
    opening.join(OPENING)
    loaders.close_engines()
