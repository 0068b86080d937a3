"""Requests: each run of a page, file, answer and command under an id, with what it asks of the database.

What was slow lately is remembered in this process, for the page of the installation. Nothing here holds a
value, a text of a record or the name of an account.
"""

import logging
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from threading import Lock
from uuid import uuid4

REMEMBERED = 20
"""The number of slow statements that are remembered."""
NAMES = 100
"""The number of kinds of requests counted apart; names are of pages and routes, so there are few."""
_log = logging.getLogger(__name__)


class RequestKind(StrEnum):
    """A kind of request."""

    PAGE = "page"
    PART = "part"
    """A part of a page or a panel that ran on its own."""
    FILE = "file"
    ROUTE = "route"
    COMMAND = "command"


@dataclass(slots=True)
class Request:
    """One thing that was asked of the product. `routine`: nobody clicked, so that it is told only in detail.

    `statements` is how many were sent to the database, `waited` how many seconds they took together.
    """

    kind: RequestKind
    name: str = "unknown"
    routine: bool = False
    statements: int = 0
    waited: float = 0.0
    id: str = field(default_factory=lambda: uuid4().hex[:8].upper())


@dataclass(frozen=True, slots=True)
class SlowStatement:
    """A statement that took long; `shape` is its text without values, `rows` -1 where nobody counted them."""

    at: datetime
    request: str
    name: str
    seconds: float
    rows: int
    shape: str


@dataclass(slots=True)
class RequestTimes:
    """The times of requests of one kind and name since the process began, in seconds."""

    kind: RequestKind
    name: str
    count: int = 0
    total: float = 0.0
    longest: float = 0.0
    statements: int = 0


_present: ContextVar[Request | None] = ContextVar("request", default=None)
_remembering = Lock()
_times: dict[tuple[RequestKind, str], RequestTimes] = {}
_slow: deque[SlowStatement] = deque(maxlen=REMEMBERED)


def present_request() -> Request | None:
    """The request in which this is asked; None outside of any."""
    return _present.get()


def present_id() -> str:
    """The id of that request; empty outside of any."""
    request = _present.get()
    return request.id if request else ""


@contextmanager
def tracing(kind: RequestKind, name: str = "unknown", routine: bool = False) -> Iterator[Request]:
    """Begin a request; at its end one line tells how long it took. It may be given its name meanwhile."""
    request = Request(kind, name, routine)
    token, began = _present.set(request), time.perf_counter()
    try:
        yield request
    finally:
        took = time.perf_counter() - began
        _log.log(
            logging.DEBUG if request.routine else logging.INFO,
            "%s %s took %.3f s, with %d statements in %.3f s",
            request.kind,
            request.name,
            took,
            request.statements,
            request.waited,
        )
        _note_times(request, took)
        _present.reset(token)


def count_statement(seconds: float, count: int = 1) -> None:
    """Count a statement, or with `count=0` what one took besides, for the present request."""
    request = _present.get()
    if request:
        request.statements += count
        request.waited += seconds


def remember_slow(shape: str, seconds: float, rows: int) -> None:
    """Remember a statement that took long; the oldest one is forgotten."""
    request = _present.get()
    name = f"{request.kind} {request.name}" if request else ""
    _slow.append(SlowStatement(datetime.now(UTC), present_id(), name, seconds, rows, shape))


def slow_statements() -> tuple[SlowStatement, ...]:
    """The statements that took long in this process, the latest first."""
    # The copy is one call, which no other thread that remembers a statement comes between.
    return tuple(reversed(tuple(_slow)))


def request_times() -> tuple[RequestTimes, ...]:
    """Return how long requests of each kind and name took in this process, those that took longest first."""
    with _remembering:
        known = tuple(_times.values())
    return tuple(sorted(known, key=lambda times: times.longest, reverse=True))


def _note_times(request: Request, took: float) -> None:
    key = request.kind, request.name
    with _remembering:
        if key not in _times and len(_times) >= NAMES:
            return
        times = _times.setdefault(key, RequestTimes(*key))
        times.count += 1
        times.total += took
        times.longest = max(times.longest, took)
        times.statements += request.statements
