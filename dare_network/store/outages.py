"""Refusals of the database, in sentences: conflicts between records, and what keeps it from being used.

Both are told by the codes of the database alone. Whatever else it says, that there is no such column for
instance, is a fault of ours and goes its way as it is.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError

from dare_network.errors import ConflictError, StoreUnavailableError
from dare_network.language import N_, _

_log = logging.getLogger(__name__)


class Outage(Enum):
    """A state that keeps the database from being used, and what is to be done."""

    BUSY = N_("The database is busy with another write. Nothing was changed; please try again.")
    TOO_LONG = N_(
        "The database took longer over this than it may. Nothing was changed; please try again, or ask for "
        "less at once. If it stays so, whoever runs the app has to see what keeps the database busy."
    )
    AWAY = N_(
        "The database cannot be opened. Nothing was changed. Whoever runs the app has to see to it that it "
        "is where DARE_DATABASE_URL says, and that the app may read and write it."
    )
    REPLACED = N_(
        "Another file lies where the database was. Nothing was changed. Whoever runs the app has to stop it, "
        "put the right file there and start the app again."
    )
    SILENT = N_(
        "The database server does not answer. Please try again in a moment, and look first whether your "
        "last change is there. If it stays so, whoever runs the app has to start the server."
    )
    CROWDED = N_(
        "The database has no connection or memory left. Nothing was changed; please try again in a moment. "
        "If it stays so, whoever runs the app has to allow it more."
    )
    FULL = N_(
        "The disk of the database is full. Nothing was changed. Whoever runs the app has to make room on "
        "it; then please save again."
    )
    READ_ONLY = N_(
        "The database can only be read. Nothing was changed. Whoever runs the app has to allow writing to "
        "it; then please save again."
    )
    FAULTY = N_(
        "The disk of the database reports a fault. Nothing was changed. Whoever runs the app has to look "
        "at the disk before anything else is written."
    )
    DAMAGED = N_(
        "The database file cannot be read: it is damaged, or no database at all. Whoever runs the app has "
        "to put a backup back."
    )


_SQLITE = {
    3: Outage.AWAY,  # PERM
    5: Outage.BUSY,
    6: Outage.BUSY,  # LOCKED
    8: Outage.READ_ONLY,
    10: Outage.FAULTY,  # IOERR
    11: Outage.DAMAGED,  # CORRUPT
    13: Outage.FULL,
    14: Outage.AWAY,  # CANTOPEN
    15: Outage.BUSY,  # PROTOCOL
    23: Outage.AWAY,  # AUTH
    26: Outage.DAMAGED,  # NOTADB
    1032: Outage.AWAY,  # READONLY_DBMOVED
}
"""By SQLite's result codes; an extended one that is not here counts as its primary one, the last byte."""
_SQLITE_CONFLICTS = {787, 1555, 2067, 2579}
"""A foreign key, a primary key, what must be unique, a row number."""

_POSTGRESQL = {
    "08": Outage.SILENT,  # connection exceptions
    "25006": Outage.READ_ONLY,
    "25P03": Outage.TOO_LONG,  # a transaction in which nothing was asked
    "28": Outage.AWAY,  # nobody of that name or password
    "3D000": Outage.AWAY,  # no such database
    "40001": Outage.BUSY,  # another transaction was first
    "40P01": Outage.BUSY,  # each waits for the other
    "42501": Outage.AWAY,  # not allowed
    "53": Outage.CROWDED,
    "53100": Outage.FULL,
    "55P03": Outage.BUSY,  # locked
    "57014": Outage.TOO_LONG,
    "57P": Outage.SILENT,  # stopped, or starting
    "58030": Outage.FAULTY,
    "58P01": Outage.FAULTY,  # a file is missing
    "XX001": Outage.DAMAGED,
    "XX002": Outage.DAMAGED,
}
"""By PostgreSQL's error codes, or what those of a class begin with."""
_POSTGRESQL_CONFLICTS = {"23001", "23503", "23505", "23P01"}


@contextmanager
def explained() -> Iterator[None]:
    """Say in a sentence what the database refused: ConflictError or StoreUnavailableError."""
    try:
        yield
    except sa.exc.TimeoutError as error:
        # All connections of this process are in use.
        raise unavailable(Outage.CROWDED, error) from error
    except DBAPIError as error:
        if _is_conflict(error):
            raise ConflictError(
                _("This cannot be saved: another record refers to it, or the same record exists already.")
            ) from error
        found = outage_of(error)
        if found is None:
            raise
        raise unavailable(found, error.orig) from error


def unavailable(found: Outage, error: BaseException | None = None) -> StoreUnavailableError:
    """An outage as an error, which is written down with what the database said of it."""
    code = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None) or "no code"
    _log.error("The database cannot be used: %s, %s (%s)", found.name, type(error).__name__, code)
    return StoreUnavailableError(_(found.value))


def outage_of(error: DBAPIError) -> Outage | None:
    """Return what keeps the database from being used, where that is what an error says."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code) or _SQLITE.get(code & 0xFF)
    state = getattr(error.orig, "sqlstate", None)
    if state:
        return next((_POSTGRESQL[state[:n]] for n in (5, 3, 2) if state[:n] in _POSTGRESQL), None)
    # A server that is not reached, or no longer, gives no code. Who begins or ends has no statement.
    gone = hasattr(error.orig, "sqlstate") and (error.connection_invalidated or error.statement is None)
    return Outage.SILENT if gone else None


def _is_conflict(error: DBAPIError) -> bool:
    if not isinstance(error, IntegrityError):
        return False
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code in _SQLITE_CONFLICTS or getattr(error.orig, "sqlstate", None) in _POSTGRESQL_CONFLICTS
