"""All that a database holds, table by table and row by row.

What was noted of its last backup and check is left out: it differs before and after each.
"""

import os
import sqlite3
import stat
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

Rows = dict[str, list[str]]
_NOTED = "('upkeep."


def rows_of(path: Path) -> Rows:
    """The rows of each table of an SQLite file, those of the search index included."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
        tables = [name for (name,) in connection.execute(query)]
        return {table: _sorted(connection.execute(f'SELECT * FROM "{table}"')) for table in tables}


def rows_behind(engine: Engine) -> Rows:
    """The same of a database of any kind, whoever has it open."""
    with engine.connect() as connection:
        return {
            table: _sorted(connection.execute(sa.text(f'SELECT * FROM "{table}"')))
            for table in sa.inspect(connection).get_table_names()
        }


def _sorted(rows: Iterable[Sequence[object]]) -> list[str]:
    return sorted(row for row in map(repr, map(tuple, rows)) if not row.startswith(_NOTED))


def mode_of(path: Path) -> int:
    """Who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


def beside(path: Path) -> set[str]:
    """The other files in its folder, but for the lock, which stays."""
    return set(os.listdir(path.parent)) - {path.name, f"{path.name}-lock"}
