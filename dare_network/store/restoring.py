"""A backup of an SQLite database comes back, in the place of what is there, which is kept."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from dare_network.errors import BackupError
from dare_network.language import _
from dare_network.store.backups import examined, kept_as, settle, told, workshop
from dare_network.store.engine import open_engine
from dare_network.store.migrate import is_known, migrate
from dare_network.store.sqlite_file import LOGS, alone, beside, give_to_owner, sync_folder

_BEFORE_RESTORE = "before-restore"


def put_back(path: Path, file: Path) -> Path | None:
    """Put a backup in the place of a database, and return the name under which that one is kept, if any.

    The backup itself is only read, and is brought to the schema of this release before it takes the place.
    Raises StoreUnavailableError where the database is in use, BackupError where the file is no sound
    backup of ours; then nothing was changed.
    """
    source = file.resolve()
    _require_file(source, path)
    with alone(path), told(path), workshop(path.parent) as folder:
        copy = folder / "copy.sqlite3"
        _take_along(source, copy)
        if not is_known(examined(copy, file)):
            raise BackupError(_("“{file}” was written by a newer release of the product.").format(file=file))
        _bring_up(copy)
        settle(copy)
        give_to_owner(copy, path)
        kept = _set_aside(path, folder)
        copy.replace(path)
        sync_folder(path.parent)
    return kept


def _require_file(source: Path, path: Path) -> None:
    if not source.exists():
        raise BackupError(_("There is no file “{file}”.").format(file=source))
    if not source.is_file():
        raise BackupError(_("“{file}” is not an ordinary file; choose another name.").format(file=source))
    if path.exists() and source.samefile(path):
        raise BackupError(_("“{file}” is the database itself; choose another name.").format(file=source))


def _take_along(source: Path, copy: Path) -> None:
    # Whoever copied a folder after a crash has the last records in a log beside the file.
    for suffix in ("", *LOGS):
        part = beside(source, suffix)
        if not part.exists():
            continue
        try:
            part.open("rb").close()
        except OSError as error:
            raise BackupError(
                _("“{file}” cannot be read: {reason}.").format(file=part, reason=error.strerror)
            ) from error
        shutil.copyfile(part, beside(copy, suffix))


def _bring_up(copy: Path) -> None:
    engine = open_engine(sa.URL.create("sqlite", database=str(copy)))
    try:
        migrate(engine, backed_up=True)
    finally:
        engine.dispose()


def _set_aside(path: Path, folder: Path) -> Path | None:
    left = [suffix for suffix in ("", *LOGS) if beside(path, suffix).exists()]
    if not left:
        return None
    # SQLite throws the log of a file away that it cannot read.
    logs = {suffix: folder / f"log{suffix}" for suffix in left if suffix}
    for suffix, log in logs.items():
        shutil.copyfile(beside(path, suffix), log)
    if path.exists() and _is_whole(path):
        logs = {}
    kept = kept_as(path, _BEFORE_RESTORE)
    for suffix, log in logs.items():
        log.chmod(0o600)
        give_to_owner(log, path)
        log.rename(beside(kept, suffix))
    if path.exists():
        _name_twice(path, kept)
    for suffix in (*LOGS, "-shm"):
        beside(path, suffix).unlink(missing_ok=True)
    return kept


def _is_whole(path: Path) -> bool:
    """Bring what stands in the log into the file; False where SQLite cannot. Raises BackupError."""
    try:
        with closing(sqlite3.connect(path, timeout=1.0, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        if "locked" in str(error):
            raise BackupError(
                _("Another program has “{file}” open. End it first; nothing was changed.").format(file=path)
            ) from error
        return False
    return True


def _name_twice(path: Path, kept: Path) -> None:
    # At no moment there is no database.
    try:
        os.link(path, kept)
    except OSError:
        # Some file systems know one name only.
        shutil.copyfile(path, kept)
        give_to_owner(kept, path)
    kept.chmod(0o600)
