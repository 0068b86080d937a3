"""Short statements sent to the driver itself, for the paths of which people wait for the end.

SQLAlchemy makes the statement and knows how each value is written and read, once; what it finds out at each
sending besides is the same each time and takes ten times as long as SQLite takes for the statement.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import DBAPICursor

from dare_network.store.outages import note_slow

Statement = sa.Select[Any] | sa.Insert | sa.Update | sa.Delete
Turn = Callable[[Any], Any] | None
_KEPT = 2_000
"""How many are kept: a few dozen, and some of them once for each clearance."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement in the words of one driver.

    `given` names its values in their order, each with what turns it into one of the driver's, of which
    `constants` belong to the statement.
    """

    text: str
    given: Sequence[tuple[str, Turn]]
    constants: Mapping[str, Any]
    positional: bool

    def values(self, row: Mapping[str, Any]) -> Any:
        """The values of a row as the driver takes them. Raises KeyError where one is missing."""
        held = {**self.constants, **row} if self.constants else row
        if self.positional:
            return tuple([held[name] if turn is None else turn(held[name]) for name, turn in self.given])
        return {name: held[name] if turn is None else turn(held[name]) for name, turn in self.given}


def send(connection: Connection, statement: Statement, rows: Sequence[Mapping[str, Any]]) -> int:
    """Send a kept statement that returns nothing, for rows that name the same values; how many it met.

    Raises the errors that SQLAlchemy would.
    """
    met: int = _sent(connection, _prepared(connection.dialect, statement, tuple(rows[0])), rows).rowcount
    return met


def ask(connection: Connection, statement: Statement, **given: Any) -> list[list[Any]]:
    """The rows that a kept statement returns with these values for what it leaves open. Raises the same."""
    cursor = _sent(connection, _prepared(connection.dialect, statement, tuple(given)), [given])
    assert cursor.description is not None
    turns = _turns(connection.dialect, statement, tuple([column[1] for column in cursor.description]))
    return [
        [value if turn is None else turn(value) for turn, value in zip(turns, row, strict=True)]
        for row in cursor.fetchall()
    ]


def _sent(connection: Connection, prepared: Prepared, rows: Sequence[Mapping[str, Any]]) -> DBAPICursor:
    if not connection.in_transaction():
        connection.begin()
    cursor = connection.connection.cursor()
    values = [prepared.values(row) for row in rows]
    driver = connection.dialect.loaded_dbapi
    began = time.perf_counter()
    try:
        if len(values) == 1:
            cursor.execute(prepared.text, values[0])
        else:
            cursor.executemany(prepared.text, values)
    except driver.Error as error:
        # Whoever keeps the error would keep the statement open, and with it SQLite's file.
        cursor.close()
        # Without the values: they are the words of people, and errors are written to logs.
        gone = connection.dialect.is_disconnect(error, connection.connection.dbapi_connection, cursor)
        raise sa.exc.DBAPIError.instance(
            prepared.text,
            None,
            error,
            driver.Error,
            hide_parameters=True,
            connection_invalidated=gone,
            dialect=connection.dialect,
        ) from error
    note_slow(prepared.text, time.perf_counter() - began)
    return cursor


@lru_cache(_KEPT)
def _prepared(dialect: sa.Dialect, statement: Statement, names: tuple[str, ...]) -> Prepared:
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    order = compiled.positiontup or tuple(compiled.binds)
    # What SQLAlchemy would fill in by itself is no constant: whoever sends a row names all of it.
    filled = {column.key for column in (*compiled.insert_prefetch, *compiled.update_prefetch)}
    impls = {name: compiled.binds[name].type.dialect_impl(dialect) for name in order}
    return Prepared(
        str(compiled),
        [(name, impls[name].bind_processor(dialect)) for name in order],
        {
            name: bind.value
            for name, bind in compiled.binds.items()
            if not bind.required and name not in filled
        },
        compiled.positional,
    )


@lru_cache(_KEPT)
def _turns(dialect: sa.Dialect, statement: Statement, codes: Sequence[Any]) -> Sequence[Turn]:
    """What turns back the values of each column, of which the driver calls the types by these codes."""
    types = [column.type.dialect_impl(dialect) for column in statement.exported_columns]
    return [kind.result_processor(dialect, code) for kind, code in zip(types, codes, strict=True)]
