"""All that a database holds, table by table and row by row."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

Rows = dict[str, list[str]]


def rows_of(path: Path) -> Rows:
    """The rows of each table of an SQLite file, those of the search index included."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
        tables = [name for (name,) in connection.execute(query)]
        return {
            table: sorted(repr(row) for row in connection.execute(f'SELECT * FROM "{table}"'))
            for table in tables
        }


def rows_behind(engine: Engine) -> Rows:
    """The same of a database of any kind, whoever has it open."""
    with engine.connect() as connection:
        return {
            table: sorted(repr(tuple(row)) for row in connection.execute(sa.text(f'SELECT * FROM "{table}"')))
            for table in sa.inspect(connection).get_table_names()
        }


def mode_of(path: Path) -> int:
    """Who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


def beside(path: Path) -> set[str]:
    """The other files in its folder, but for the lock, which stays."""
    return set(os.listdir(path.parent)) - {path.name, f"{path.name}-lock"}
