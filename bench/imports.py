"""The number of rows of a file that the plan, the import and its undoing take in a second."""

import shutil
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from bench.graphs import MAPPING, PlantedNetwork
from bench.network import OFFICE
from bench.report import Measurement, alternately
from bench.serving import database
from dare_network.services.importing import File, load_import, plan_import, undo_import
from dare_network.services.installation import open_installation
from dare_network.settings import Settings
from dare_network.store.engine import PRAGMAS, open_engine

NODES = 2_500
LOADS = 3
LIMIT = 3_000
PLAN_SECONDS = 5.0
TABLES = ("stakeholder", "tie")

Rows = Mapping[str, Sequence[tuple[Any, ...]]]


def measure(folder: Path) -> Iterator[Measurement]:
    """The import of stakeholders and ties beside the bare writing of the rows that it makes."""
    planted = PlantedNetwork(NODES)
    files = planted.files()
    empty = folder / "empty.sqlite3"
    open_installation(Settings(database_url=database(empty), load_sample=False)).dispose()
    fresh = (_copy(empty, folder / f"import_{number}.sqlite3") for number in count())
    first = next(fresh)
    _loaded(first, files)
    rows = {table: _rows(first, table) for table in TABLES}
    shipped = {table: set(_rows(empty, table)) for table in TABLES}
    new = {table: [row for row in rows[table] if row not in shipped[table]] for table in TABLES}
    assert sum(map(len, new.values())) == planted.rows
    seconds, bare = alternately(
        LOADS, lambda: _loaded(next(fresh), files), lambda: _written(next(fresh), new)
    )
    speed = planted.rows / seconds
    yield Measurement(
        f"import of {planted.rows:,} rows, checks included",
        speed,
        "rows/s",
        planted.rows / bare,
        "plain executemany of the same rows",
        f"{LIMIT:,} rows/s or more",
        speed >= LIMIT,
    )
    taken, back = _planned_and_undone(next(fresh), files)
    yield Measurement(
        f"plan of {planted.rows:,} rows",
        taken,
        "s",
        seconds,
        "their import",
        f"{PLAN_SECONDS:g} s or less",
        taken <= PLAN_SECONDS,
    )
    yield Measurement(
        f"undo of {planted.rows:,} rows",
        planted.rows / back,
        "rows/s",
        speed,
        "their import",
        "as quick as the import",
        back <= seconds,
    )


def _copy(source: Path, target: Path) -> Path:
    shutil.copyfile(source, target)
    return target


def _loaded(path: Path, files: Sequence[File]) -> float:
    engine = open_engine(database(path))
    before = time.perf_counter()
    load_import(engine, OFFICE, files, MAPPING)
    taken = time.perf_counter() - before
    engine.dispose()
    return taken


def _planned_and_undone(path: Path, files: Sequence[File]) -> tuple[float, float]:
    engine = open_engine(database(path))
    began = time.perf_counter()
    plan_import(engine, OFFICE, files, MAPPING)
    planned = time.perf_counter()
    batch = load_import(engine, OFFICE, files, MAPPING)
    assert batch is not None
    loaded = time.perf_counter()
    undo_import(engine, OFFICE, batch.id)
    undone = time.perf_counter()
    engine.dispose()
    return planned - began, undone - loaded


def _rows(path: Path, table: str) -> Sequence[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.close()
    return found


def _written(path: Path, rows: Rows) -> float:
    """Write the rows in one transaction, as durably as the product does."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    before = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    for table, values in rows.items():
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values[0]))})", values)
    connection.execute("COMMIT")
    taken = time.perf_counter() - before
    connection.close()
    return taken
