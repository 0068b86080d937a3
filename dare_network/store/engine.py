"""The database and the only two ways into it: `reading()` and `writing()`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlmodel import Session

from dare_network.domain.records.viewer import Viewer
from dare_network.errors import ConflictError, StoreUnavailableError
from dare_network.language import _
from dare_network.store.writing import Writing

PRAGMAS = (
    "journal_mode=WAL",
    # What was acknowledged survives a power cut.
    "synchronous=FULL",
    # SQLite ignores foreign keys unless each connection asks for them.
    "foreign_keys=ON",
    "busy_timeout=5000",
)


def open_engine(url: str) -> Engine:
    """The engine for an SQLAlchemy address; the folder of an SQLite file is made."""
    address = sa.make_url(url)
    if address.get_backend_name() != "sqlite":
        return sa.create_engine(address, pool_pre_ping=True)
    if address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(address)
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - a driver's own class
    # The driver would begin only at the first write, so that what was read before could be overwritten.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    reads = connection.get_execution_options().get("dare_reading")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one state of the database and changes nothing.

    Raises StoreUnavailableError where the database does not answer.
    """
    options: dict[str, Any] = {"dare_reading": True}
    if engine.dialect.name == "postgresql":
        options["isolation_level"] = "REPEATABLE READ"
    with _explained(), Session(engine.execution_options(**options)) as session:
        yield session


@contextmanager
def writing(
    engine: Engine, viewer: Viewer, reason: str = "", import_id: UUID | None = None
) -> Iterator[Writing]:
    """One transaction: what it writes, the audit events and the revisions, all or nothing.

    Raises ConflictError where other records stand in the way, StoreUnavailableError where the database
    is locked or does not answer.
    """
    with _explained(), Session(engine) as session:
        pen = Writing(session, viewer, reason, import_id)
        yield pen
        pen.finish()
        session.commit()


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise ConflictError(
            _("This cannot be saved: another record refers to it, or the same record exists already.")
        ) from error
    except OperationalError as error:
        raise StoreUnavailableError(_unavailable(error)) from error


def _unavailable(error: DBAPIError) -> str:
    if "locked" in str(error.orig):
        return _("The database is busy with another write. Nothing was changed; please try again.")
    return _("The database does not answer. Nothing was changed.")
