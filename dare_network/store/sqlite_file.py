"""The file of an SQLite database: how it begins, who may read it, who has it open, and whether it is ours.

Nobody but SQLite opens such a file while it may be in use: to close it again would undo SQLite's own locks.
"""

import fcntl
import logging
import os
import sqlite3
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from typing import Any

from dare_network.errors import StoreUnavailableError
from dare_network.language import _
from dare_network.store.measuring import MeasuredCursor

APPLICATION = 0x44415245
"""The mark of our files in their header: DARE."""
LOGS = ("-wal", "-journal")
"""Files beside a database that may hold what is not in it yet."""
OUR_TABLES = {"installation", "event", "stakeholder"}
"""Tables of every release, by which files are known that say nothing in their header."""
PATIENCE = 5.0
"""The seconds that a new connection waits for others that make the file, replace it or open it first."""

_BESIDE = (*LOGS, "-shm", "-lock")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_log = logging.getLogger(__name__)


class Hold:
    """A lock on a database, which ends with the process at the latest. Raises BlockingIOError."""

    def __init__(self, path: Path, how: int) -> None:
        self._file: int | None = None
        lock = beside(path, "-lock")
        fresh = not lock.exists()
        self._file = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            if fresh:
                give_to_owner(lock, path)
            fcntl.flock(self._file, how | fcntl.LOCK_NB)
        except OSError:
            self.release()
            raise

    def release(self) -> None:
        """Let others have the database."""
        file, self._file = self._file, None
        if file is not None:
            os.close(file)

    __del__ = release


class HeldConnection(sqlite3.Connection):
    """A connection that holds its database for as long as it is open."""

    hold: Hold | None = None

    def cursor(self, factory: type[sqlite3.Cursor] = MeasuredCursor) -> sqlite3.Cursor:  # type: ignore[override]
        """A cursor that tells how long it works."""
        return super().cursor(factory)

    def close(self) -> None:
        """Close it, and let whoever wants the file for himself have it."""
        super().close()
        if self.hold is not None:
            self.hold.release()


def beside(path: Path, suffix: str) -> Path:
    """The file of that suffix which belongs to a database."""
    return path.with_name(path.name + suffix)


def connect(path: Path, **parameters: Any) -> sqlite3.Connection:
    """A connection to one of our databases; an empty one is made where there is no file.

    Raises StoreUnavailableError where the file is not one of ours, or is being replaced.
    """
    if path.exists() and not beside(path, "-lock").exists():
        _look_before(path)
    hold = _shared(path)
    protect(path)
    # SQLite itself would make a file that is empty for a moment, or for ever if it is stopped then.
    connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, factory=HeldConnection, **parameters)
    connection.hold = hold
    try:
        with_retries(lambda: _require_ours(connection, path))
    except BaseException:
        connection.close()
        raise
    return connection


def _look_before(path: Path) -> None:
    """Refuse a file that is not ours before anything of it, or beside it, is touched."""
    with suppress(sqlite3.OperationalError), closing(_reading(path)) as connection:
        with_retries(lambda: _require_ours(connection, path))


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)


def _shared(path: Path) -> Hold:
    last_try = time.monotonic() + PATIENCE
    while True:
        with suppress(BlockingIOError), _allowed(path):
            if not path.exists():
                _begin(path)
            return Hold(path, fcntl.LOCK_SH)
        if time.monotonic() > last_try:
            raise StoreUnavailableError(_being_replaced(path))
        time.sleep(0.01)


def _being_replaced(path: Path) -> str:
    if path.exists():
        return _("A backup of the database is being put back. Please try again in a moment.")
    return _("The database file “{file}” was removed while the app was running. Stop the app first.").format(
        file=path
    )


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Have a database file for oneself. Raises StoreUnavailableError where anybody has it open."""
    try:
        with _allowed(path):
            hold = Hold(path, fcntl.LOCK_EX)
    except BlockingIOError as error:
        raise StoreUnavailableError(
            _("The app, or a command of it, is using “{file}”. Stop it first; nothing was changed.").format(
                file=path
            )
        ) from error
    try:
        yield
    finally:
        hold.release()


@contextmanager
def _allowed(path: Path) -> Iterator[None]:
    try:
        yield
    except BlockingIOError:
        raise
    except OSError as error:
        raise StoreUnavailableError(
            _(
                "The database file “{file}” cannot be opened: {reason}. "
                "It and its folder must belong to whoever runs this."
            ).format(file=path, reason=error.strerror)
        ) from error


def _begin(path: Path) -> None:
    hold = Hold(path, fcntl.LOCK_EX)
    try:
        if path.exists():
            return
        left = [str(log) for log in (beside(path, suffix) for suffix in LOGS) if log.exists()]
        if left:
            raise StoreUnavailableError(
                _(
                    "There is no “{file}”, but “{log}” is there and may hold its last records. "
                    "Put the file back, or move the other one away for a new beginning."
                ).format(file=path, log=left[0])
            )
        # Nobody ever sees a file that is not whole yet, whenever this is stopped.
        with tempfile.TemporaryDirectory(prefix=".dare-new-", dir=path.parent) as folder:
            fresh = Path(folder) / path.name
            with closing(sqlite3.connect(fresh)) as connection:
                connection.execute(f"PRAGMA application_id={APPLICATION}")
                connection.execute("PRAGMA journal_mode=WAL")
            fresh.chmod(0o600)
            give_to_owner(fresh, path)
            fresh.replace(path)
        sync_folder(path.parent)
    finally:
        hold.release()


def give_to_owner(file: Path, path: Path) -> None:
    """Give a file to the owner of a database or its folder, who could not use what an administrator made."""
    if os.geteuid() == 0:
        owner = (path if path.exists() else path.parent).stat()
        os.chown(file, owner.st_uid, owner.st_gid)


def protect(path: Path) -> None:
    """Let nobody but its owner read a database and what lies beside it."""
    for file in (path, *(beside(path, suffix) for suffix in _BESIDE)):
        try:
            mode = file.stat().st_mode
            if mode & _OTHERS:
                file.chmod(stat.S_IMODE(mode) & ~_OTHERS)
        except FileNotFoundError:
            pass
        except OSError as error:
            _log.warning("Others may be able to read %s: %s", file, error.strerror)


def _require_ours(connection: sqlite3.Connection, path: Path) -> None:
    found = content_of(connection)
    if found is Content.NOTHING:
        raise StoreUnavailableError(
            _(
                "The database file “{file}” is empty. Put a backup back with "
                "“python -m dare_network restore”, or move the file away for a new beginning."
            ).format(file=path)
        )
    if found is Content.FOREIGN:
        raise StoreUnavailableError(
            _(
                "“{file}” is the database of another program; it was left alone. "
                "Say with DARE_DATABASE_URL where ours is to be."
            ).format(file=path)
        )


class Content(Enum):
    """The kind of content of a database, by whose tables it holds."""

    OURS = auto()
    FOREIGN = auto()
    NOTHING = auto()


def content_of(connection: sqlite3.Connection) -> Content:
    """Return whose tables a database holds; one of ours may have none yet. Raises what SQLite raises."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application == APPLICATION:
        return Content.OURS
    query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    tables = {name for (name,) in connection.execute(query)}
    if not tables:
        return Content.NOTHING
    return Content.OURS if not application and tables >= OUR_TABLES else Content.FOREIGN


def with_retries(action: Callable[[], object]) -> None:
    """Do something that SQLite may refuse outright while others open the same file for the first time."""
    last_try = time.monotonic() + PATIENCE
    while True:
        try:
            action()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > last_try:
                raise
            time.sleep(0.01)
        else:
            return


def sync_folder(folder: Path) -> None:
    """See to it that a new name in a folder survives a power cut."""
    file = os.open(folder, os.O_RDONLY)
    try:
        # Some file systems cannot, and keep what they were told anyway.
        with suppress(OSError):
            os.fsync(file)
    finally:
        os.close(file)
