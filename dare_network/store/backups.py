"""Copies of an SQLite database: whole, checked, and there only once they are both."""

import errno
import logging
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import Engine

from dare_network.errors import BackupError
from dare_network.language import _
from dare_network.store.engine import connected_to_read, sqlite_path
from dare_network.store.outages import explained
from dare_network.store.sqlite_file import LOGS, Content, beside, content_of, give_to_owner, sync_folder

KEPT_UPDATES = 3
"""The number of backups made before updates that are kept."""
_BEFORE_UPDATE = "before-update"
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_log = logging.getLogger(__name__)


def copy_to(engine: Engine, file: Path, overwrite: bool = False) -> str:
    """Write all that an SQLite database holds at this moment to one file, and return its schema.

    Nobody who writes meanwhile waits for it. Raises BackupError where the file exists and may not be
    written over, or cannot be written.
    """
    path = sqlite_path(engine)
    assert path is not None
    target = file.resolve()
    _require_other(target, path)
    with told(target), workshop(require_free(target, overwrite)) as folder:
        copy = folder / "copy.sqlite3"
        _copy(engine, copy)
        # A fault that is found here is one of the database.
        schema = examined(copy, path)
        settle(copy)
        place(copy, target, overwrite)
    return schema


def keep_before_update(engine: Engine) -> Path:
    """Back an SQLite database up beside itself before its schema changes; the oldest of these go."""
    path = sqlite_path(engine)
    assert path is not None
    file = kept_as(path, _BEFORE_UPDATE)
    copy_to(engine, file)
    give_to_owner(file, path)
    _log.info("Before the update, the database was kept as %s", file)
    begin = f"{path.stem}-{_BEFORE_UPDATE}-"
    earlier = sorted(
        found
        for found in path.parent.iterdir()
        if found.name.startswith(begin) and found.suffix == path.suffix
    )
    for found in earlier[:-KEPT_UPDATES]:
        if found != file:
            found.unlink()
    return file


def kept_as(path: Path, why: str) -> Path:
    """A free name beside a database, which says why and since when something is kept."""
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%SZ")
    names = (
        f"{path.stem}-{why}-{now}{more}{path.suffix}" for more in ("", *(f"-{n}" for n in range(2, 1000)))
    )
    return next(file for file in map(path.with_name, names) if not os.path.lexists(file))


def _require_other(target: Path, path: Path) -> None:
    own = (path, *(beside(path, suffix) for suffix in (*LOGS, "-shm", "-lock")))
    if target in own or (path.exists() and os.path.exists(target) and target.samefile(path)):
        raise BackupError(_("“{file}” is the database itself; choose another name.").format(file=target))


def require_free(target: Path, overwrite: bool) -> Path:
    """The folder of a file that is to be written. Raises BackupError where it has another of that name."""
    if not target.parent.is_dir():
        raise BackupError(_("There is no folder “{folder}”.").format(folder=target.parent))
    if target.exists() and not target.is_file():
        raise BackupError(_("“{file}” is not an ordinary file; choose another name.").format(file=target))
    if target.exists() and not overwrite:
        raise BackupError(_exists(target))
    return target.parent


def _exists(target: Path) -> str:
    return _("“{file}” exists already; choose another name, or say --overwrite.").format(file=target)


def _copy(engine: Engine, copy: Path) -> None:
    with explained(), connected_to_read(engine) as connection:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        with closing(sqlite3.connect(copy)) as target:
            # All at once: what others write meanwhile goes into the log beside the file.
            source.backup(target)


def examined(copy: Path, file: Path) -> str:
    """The schema of a copy of one of our databases, which nobody else uses; `file` is what it is called.

    Raises BackupError where it is none, or damaged.
    """
    try:
        with closing(sqlite3.connect(copy)) as connection:
            content = content_of(connection)
            if content is Content.FOREIGN:
                raise BackupError(_("“{file}” is the database of another program.").format(file=file))
            verdicts = [str(verdict) for (verdict,) in connection.execute("PRAGMA integrity_check")]
            if verdicts != ["ok"]:
                raise BackupError(_("“{file}” is damaged: {verdict}").format(file=file, verdict=verdicts[0]))
            tables = connection.execute("SELECT name FROM sqlite_schema WHERE name = 'alembic_version'")
            found = (
                connection.execute("SELECT version_num FROM alembic_version") if tables.fetchone() else None
            )
            schema = found.fetchone() if found else None
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise BackupError(
            _("“{file}” cannot be read: it is damaged, or no database at all.").format(file=file)
        ) from error
    if schema is None:
        raise BackupError(_("“{file}” is empty.").format(file=file))
    return str(schema[0])


def settle(copy: Path) -> None:
    """Make of a copy one file that holds everything and needs no other beside it."""
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    write_down(copy)


def write_down(copy: Path) -> None:
    """Let only its owner read a finished file, and see to it that it is on the disk."""
    copy.chmod(0o600)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())


def place(copy: Path, target: Path, overwrite: bool) -> None:
    """Give a finished file its name. Raises BackupError where another has it that may not be written over."""
    try:
        if overwrite:
            copy.replace(target)
        else:
            os.link(copy, target)
    except FileExistsError as error:
        raise BackupError(_exists(target)) from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(target):
            raise BackupError(_exists(target)) from error
        copy.replace(target)
    sync_folder(target.parent)


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """A folder on the same disk that nobody else can read, in which files are made ready."""
    with tempfile.TemporaryDirectory(prefix=".dare-", dir=folder) as made:
        yield Path(made)


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Say in a sentence why a file could not be written. Raises BackupError."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        full = error.errno in _NO_ROOM if isinstance(error, OSError) else "full" in str(error)
        if full:
            sentence = _("There is no room on the disk for “{file}”. Nothing was changed.").format(file=file)
        else:
            reason = error.strerror if isinstance(error, OSError) else error
            sentence = _("“{file}” cannot be written: {reason}. Nothing was changed.").format(
                file=file, reason=reason
            )
        raise BackupError(sentence) from error
