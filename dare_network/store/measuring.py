"""Measuring of statements: counted for the request that sends them, and written down where they take long."""

import logging
import sqlite3
import time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, ExceptionContext

from dare_network.logs import without_values
from dare_network.tracing import count_statement, remember_slow

SHOWN = 1000
"""The number of characters of a statement that are written down."""
UNCOUNTED = -1
_BEGAN = "dare_began"
_log = logging.getLogger(__name__)


def note_statement(statement: str, seconds: float, rows: int, slow: float) -> None:
    """Count a statement for the request that sends it, and tell where it took `slow` seconds or more."""
    count_statement(seconds)
    if seconds >= slow:
        _tell(statement, seconds, rows)


def _tell(statement: str, seconds: float, rows: int) -> None:
    """Write down a statement that took long, without the values that it was sent with."""
    shape = without_values(statement)[:SHOWN]
    remember_slow(shape, seconds, rows)
    counted = f" for {rows} rows" if rows >= 0 else ""
    _log.warning("A statement took %.3f s%s: %s", seconds, counted, shape)


class MeasuredCursor(sqlite3.Cursor):
    """A cursor that tells how long it worked: SQLite finds most rows only as they are fetched."""

    slow = 0.0
    statement = ""
    took = 0.0
    """The time of the statement that was not written down yet, in seconds."""

    def measure(self, statement: str, slow: float, began: float) -> None:
        """Note what was executed since that moment."""
        took = time.perf_counter() - began
        self.slow, self.statement = slow, statement
        self.took = took if took < slow else 0.0
        note_statement(statement, took, self.rowcount, slow)

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        began = time.perf_counter()
        rows = super().fetchall()
        took = time.perf_counter() - began
        count_statement(took, count=0)
        if self.took + took >= self.slow:
            _tell(self.statement, self.took + took, len(rows))
        self.took = 0.0
        return rows


def measure(engine: Engine, slow: float) -> None:
    """Note every statement of an engine whose driver gives all rows at once."""

    def begin(connection: Connection, *_given: object) -> None:
        connection.info[_BEGAN] = time.perf_counter()

    def end(connection: Connection, cursor: Any, statement: str, *_given: object) -> None:
        began = connection.info.pop(_BEGAN, None)
        if began is not None:
            note_statement(statement, time.perf_counter() - began, cursor.rowcount, slow)

    def fail(context: ExceptionContext) -> None:
        connection = context.connection
        began = connection.info.pop(_BEGAN, None) if connection and not connection.closed else None
        if began is not None and context.statement:
            note_statement(context.statement, time.perf_counter() - began, UNCOUNTED, slow)

    sa.event.listen(engine, "before_cursor_execute", begin)
    sa.event.listen(engine, "after_cursor_execute", end)
    sa.event.listen(engine, "handle_error", fail)
