"""The log, for whoever runs the product: to stderr, as plain lines or as JSON, never the text of a record.

What an error says is left out: it may repeat what somebody typed, or what is stored. Its kind, its codes
and the lines that raised it are told.
"""

import json
import logging
import re
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from types import TracebackType
from typing import TextIO
from uuid import uuid4

from dare_network.tracing import present_id

PACKAGE = __name__.partition(".")[0]
_CODES = ("sqlite_errorname", "sqlstate", "errno")
_QUOTED = re.compile(r"'(?:[^']|'')*(?:'|\Z)")
_NAMED = (AttributeError, ImportError, NameError)
"""Kinds of errors whose `name` is one of the code."""
_log = logging.getLogger(__name__)


class LogForm(StrEnum):
    """The form of a line of the log."""

    PLAIN = "plain"
    JSON = "json"


class LogLevel(StrEnum):
    """The least that is written down."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def begin_log(form: LogForm, level: LogLevel) -> None:
    """Write to stderr from here on; other libraries only where something is wrong."""
    root, ours = logging.getLogger(), logging.getLogger(PACKAGE)
    for handler in [each for each in root.handlers if isinstance(each, _Stderr)]:
        root.removeHandler(handler)
    added = _Stderr()
    added.setLevel(level.upper())
    added.setFormatter(_JsonLines() if form is LogForm.JSON else _PlainLines())
    root.addHandler(added)
    ours.setLevel(level.upper())


def log_what_nobody_catches() -> None:
    """Write down, too, what ends a thread or the process, and what libraries warn of."""
    sys.excepthook = _uncaught
    threading.excepthook = lambda given: _uncaught(given.exc_type, given.exc_value, given.exc_traceback)
    warnings.showwarning = _warned


def note_failure(doing: str, error: BaseException) -> str:
    """Write down a fault of ours, and return the number under which it is found: the id of the request."""
    number = present_id() or uuid4().hex[:8].upper()
    _log.error("Failure %s %s", number, doing, exc_info=error, extra={"failure": number})
    return number


def without_values(statement: str) -> str:
    """An SQL statement without the texts that stand in it, on one line."""
    return " ".join(_QUOTED.sub("'…'", statement).split())


class _Stderr(logging.StreamHandler[TextIO]):
    """Writes to what stderr is at that moment."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr


class _PlainLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """One line for each record; what follows of it is set in."""
        request = f"[{present_id()}] " if present_id() else ""
        line = f"{_moment(record)} {record.levelname:<7} {request}{record.name}: {_event(record)}"
        return "\n  ".join([*line.splitlines(), *_trace(record).splitlines()])


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """One object on one line for each record."""
        told = {
            "at": _moment(record),
            "level": record.levelname.lower(),
            "request": present_id(),
            "logger": record.name,
            "event": _event(record),
            "failure": getattr(record, "failure", None),
            "trace": _trace(record),
        }
        return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _event(record: logging.LogRecord) -> str:
    event = record.getMessage()
    if record.exc_info and not record.name.startswith(PACKAGE):
        # Below its first line a library may repeat what the error says.
        return event.partition("\n")[0]
    return event


def _trace(record: logging.LogRecord) -> str:
    error = record.exc_info[1] if record.exc_info else None
    return "\n".join(_told(error, set())) if error else ""


def _told(error: BaseException, known: set[int]) -> Iterator[str]:
    """The lines that raised an error and its kind, after those of what it came from."""
    known.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in known:
        yield from _told(before, known)
        yield "From it came:"
    for part in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield from _told(part, known)
        yield "Together with others it is:"
    yield from "".join(traceback.format_tb(error.__traceback__)).splitlines()
    yield " ".join([_kind(error), *_codes(error)])


def _kind(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _codes(error: BaseException) -> Iterator[str]:
    names = (*_CODES, "name") if isinstance(error, _NAMED) else _CODES
    for name in names:
        if value := getattr(error, name, None):
            yield f"{name}={value}"
    if statement := getattr(error, "statement", None):
        yield f"statement={without_values(str(statement))!r}"


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _log.critical("Nobody caught this", exc_info=(kind, error or kind(), trace))


def _warned(
    message: Warning | str,  # noqa: ARG001 - may repeat what a file holds
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    logging.getLogger("warnings").warning("%s at %s:%s", category.__name__, filename, lineno)
