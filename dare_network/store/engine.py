"""The database and the only ways into it: `read_transaction()`, `unit_of_work()` and `rehearsal()`."""

import logging
import math
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import PoolProxiedConnection, QueuePool

from dare_network.domain.records.viewer import Viewer
from dare_network.errors import SettingsError, StoreUnavailableError
from dare_network.language import _
from dare_network.settings import Limits
from dare_network.store import sqlite_file
from dare_network.store.day_of import AMSTERDAM_DAY, amsterdam_day
from dare_network.store.limits import DEFAULT, milliseconds, prepare_postgresql
from dare_network.store.measuring import measure
from dare_network.store.outages import Outage, explained, unavailable
from dare_network.store.transaction import Transaction
from dare_network.store.unit_of_work import UnitOfWork

PRAGMAS = (
    # What was acknowledged survives a power cut.
    "synchronous=FULL",
    # SQLite ignores foreign keys unless each connection asks for them.
    "foreign_keys=ON",
)
CLOSING = 5.0
"""The seconds that who closes a database waits for what is being written or read at that moment."""
_log = logging.getLogger(__name__)
_READS = "dare_reads"
"""The mark on the driver's connection while its transactions only read."""


class SqliteDialect(SQLiteDialect_pysqlite):
    """Begins every transaction itself, and one that may write as the only one.

    A listener could do that, too, but each statement would ask then whether somebody listens to it: that
    takes a fifth of a short one's time.
    """

    supports_statement_cache = True
    closed = False
    slow = math.inf
    """The seconds from which on a statement is written down."""
    file: tuple[int, int] | None = None
    """The file to which the connections are, once there was one."""

    def connect(self, *arguments: Any, **parameters: Any) -> sqlite3.Connection:  # type: ignore[override]
        """Open the file as one of ours, until it has been closed for good."""
        if self.closed:
            raise StoreUnavailableError(_("The app is being stopped."))
        connection = sqlite_file.connect(Path(arguments[0]), **parameters)
        self.file = _identity(Path(arguments[0]))
        return connection

    def do_execute(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:  # noqa: ARG002
        """Execute, and note how long it took."""
        began = time.perf_counter()
        try:
            cursor.execute(statement, parameters)
        finally:
            cursor.measure(statement, self.slow, began)

    def do_executemany(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:  # noqa: ARG002
        """Execute a statement for many rows."""
        began = time.perf_counter()
        try:
            cursor.executemany(statement, parameters)
        finally:
            cursor.measure(statement, self.slow, began)

    def do_begin(self, dbapi_connection: PoolProxiedConnection) -> None:
        """Begin; a transaction that reads waits for nobody."""
        if dbapi_connection.info.get(_READS):
            dbapi_connection.cursor().execute("BEGIN")
        else:
            # Here it waits for others who write.
            self.do_execute(dbapi_connection.cursor(), "BEGIN IMMEDIATE", ())


_SQLITE = "sqlite+dare"
registry.register("sqlite.dare", __name__, SqliteDialect.__name__)


def open_engine(url: str | sa.URL, limits: Limits = DEFAULT) -> Engine:
    """The engine for an SQLAlchemy address; the folder of an SQLite file is made.

    `limits` say how long a statement may take, and from when on it is written down.

    Raises SettingsError for any other address, StoreUnavailableError where the folder cannot be made.
    """
    address = _address(url)
    if address.get_backend_name() == "postgresql":
        engine = sa.create_engine(address, pool_pre_ping=True, hide_parameters=True)
        sa.event.listen(engine, "connect", partial(prepare_postgresql, limits))
        measure(engine, limits.slow)
        return engine
    path = Path(str(address.database)).resolve()
    _make_folder(path.parent)
    engine = sa.create_engine(address.set(drivername=_SQLITE, database=str(path)), hide_parameters=True)
    assert isinstance(engine.dialect, SqliteDialect)
    engine.dialect.slow = limits.slow
    sa.event.listen(engine, "connect", partial(_prepare_sqlite, limits))
    return engine


def check_address(url: str) -> None:
    """Raise SettingsError where this is no address of a database that `open_engine` would take."""
    _address(url)


def _address(url: str | sa.URL) -> sa.URL:
    try:
        address = sa.make_url(url)
        if address.get_backend_name() == "postgresql":
            return address
        # What is only in memory would be gone at the next stop.
        in_file = address.database and not address.database.startswith((":memory:", "file:"))
        if address.get_backend_name() == "sqlite" and in_file:
            return address
    except ArgumentError:
        pass
    # The address is not shown: it may hold a password.
    raise SettingsError(
        _("DARE_DATABASE_URL must begin with sqlite:/// or postgresql:// and be a database address.")
    )


def sqlite_path(engine: Engine) -> Path | None:
    """The file of an SQLite database; None for another kind."""
    return Path(str(engine.url.database)) if engine.dialect.name == "sqlite" else None


def close_engine(engine: Engine) -> None:
    """Close a database for good; all that was written is in its one file then.

    Waits a moment for what is being written or read.
    """
    if isinstance(engine.dialect, SqliteDialect):
        engine.dialect.closed = True
    # Whoever asks for a connection from now on is given none.
    pool = engine.pool
    engine.dispose(close=False)
    last_try = time.monotonic() + CLOSING
    while isinstance(pool, QueuePool) and pool.checkedout() and time.monotonic() < last_try:
        time.sleep(0.01)
    pool.dispose()
    path = sqlite_path(engine)
    if path and path.exists():
        _write_out(path)


def _write_out(path: Path) -> None:
    # SQLite does so by itself when the last connection goes, but another process may keep its own.
    try:
        with closing(sqlite_file.connect(path, timeout=1.0)) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    except (StoreUnavailableError, sqlite3.Error) as error:
        if any(sqlite_file.beside(path, suffix).exists() for suffix in sqlite_file.LOGS):
            _log.warning("What was written last may still stand in the log beside %s: %s", path, error)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = _("The folder “{folder}” for the database cannot be made.").format(folder=folder)
        raise StoreUnavailableError(sentence) from error


def _prepare_sqlite(limits: Limits, connection: sqlite3.Connection, _record: object) -> None:
    # The driver would begin only at the first write, so that what was read before could be overwritten.
    connection.isolation_level = None
    for pragma in (*PRAGMAS, f"busy_timeout={milliseconds(limits.lock)}"):
        connection.execute(f"PRAGMA {pragma}")
    sqlite_file.with_retries(lambda: connection.execute("PRAGMA journal_mode=WAL"))
    connection.create_function(AMSTERDAM_DAY, 1, amsterdam_day, deterministic=True)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def _connected(engine: Engine) -> Iterator[Connection]:
    if isinstance(engine.dialect, SqliteDialect) and engine.dialect.file:
        # Connections stay with a file that is taken from its place, and would write where nobody looks.
        present = _identity(Path(str(engine.url.database)))
        if present != engine.dialect.file:
            raise unavailable(Outage.REPLACED if present else Outage.AWAY)
    with engine.connect() as connection:
        yield connection


@contextmanager
def connected_to_read(engine: Engine) -> Iterator[Connection]:
    """A connection whose transactions see one state of the database and change nothing."""
    with _connected(engine) as connection:
        if engine.dialect.name == "postgresql":
            yield connection.execution_options(isolation_level="REPEATABLE READ")
            return
        told = connection.connection.info
        told[_READS] = True
        try:
            yield connection
        finally:
            # The next who is given it may want to write.
            told[_READS] = False


@contextmanager
def read_transaction(engine: Engine) -> Iterator[Transaction]:
    """A session that sees one state of the database and changes nothing.

    Raises StoreUnavailableError where the database does not answer.
    """
    with explained(), connected_to_read(engine) as connection:
        yield Transaction(connection)


@contextmanager
def unit_of_work(
    engine: Engine,
    viewer: Viewer,
    reason: str = "",
    import_id: UUID | None = None,
    change_set_id: UUID | None = None,
) -> Iterator[UnitOfWork]:
    """One transaction: what it writes, the audit events and the revisions, all or nothing.

    Its events belong to an import or to a change set, where one is named.

    Raises ConflictError where other records stand in the way, StoreUnavailableError where the database
    is locked or does not answer.
    """
    with explained(), _connected(engine) as connection:
        unit = UnitOfWork(Transaction(connection), viewer, reason, import_id, change_set_id)
        yield unit
        unit.finish()
        connection.commit()
    _log.debug("Saved")


@contextmanager
def rehearsal(engine: Engine, viewer: Viewer) -> Iterator[UnitOfWork]:
    """Begin a unit of work of which nothing is kept: to see what a transaction would do."""
    with explained(), _connected(engine) as connection:
        yield UnitOfWork(Transaction(connection), viewer)
