"""Upkeep: what was done for the installation and what failed, kept as facts beside the records, no event."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TypeVar

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.engine import Engine

from dare_network.domain.records.installation import BackupMade, CheckDone, FailedImport
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import DareError
from dare_network.store.engine import unit_of_work
from dare_network.store.installation import keep_fact, read_fact
from dare_network.store.tables.base import table_of
from dare_network.store.tables.operations import ImportBatchRow
from dare_network.store.transaction import Transaction
from dare_network.tracing import present_id

T = TypeVar("T")
LATEST = 10
"""The number of failed imports that are remembered."""
_BACKUP = "upkeep.backup", TypeAdapter(BackupMade)
_CHECK = "upkeep.check", TypeAdapter(CheckDone)
_FAILED = "upkeep.failed_imports", TypeAdapter(tuple[FailedImport, ...])
_BATCH = table_of(ImportBatchRow)
_log = logging.getLogger(__name__)


def note(engine: Engine, viewer: Viewer, done: BackupMade | CheckDone | FailedImport) -> None:
    """Remember what was done; where the database cannot be written to now, it is done all the same."""
    try:
        with unit_of_work(engine, viewer) as unit:
            if isinstance(done, BackupMade):
                _keep(unit.transaction, _BACKUP, done)
            elif isinstance(done, CheckDone):
                _keep(unit.transaction, _CHECK, done)
            else:
                before = _read(unit.transaction, _FAILED) or ()
                _keep(unit.transaction, _FAILED, (done, *before)[:LATEST])
    except DareError as error:
        _log.warning("It could not be noted: %s, %s", type(done).__name__, type(error).__name__)


@contextmanager
def noting_failed_import(engine: Engine, viewer: Viewer, file_name: str) -> Iterator[None]:
    """Remember that an import failed, whatever it was; it is raised all the same."""
    try:
        yield
    except Exception as error:
        reason = str(error) if isinstance(error, DareError | OSError) else ""
        failed = FailedImport(datetime.now(UTC), file_name, reason=reason, request=present_id())
        note(engine, viewer, failed)
        raise


def last_backup(transaction: Transaction) -> BackupMade | None:
    """The last backup that was noted."""
    return _read(transaction, _BACKUP)


def last_check(transaction: Transaction) -> CheckDone | None:
    """The last check that was noted."""
    return _read(transaction, _CHECK)


def failed_imports(transaction: Transaction) -> tuple[FailedImport, ...]:
    """The imports that failed and those with refused rows, the latest first."""
    query = (
        sa.select(_BATCH.c.at, _BATCH.c.file_name, _BATCH.c.refused)
        .where(_BATCH.c.refused > 0, _BATCH.c.undone_at.is_(None))
        .order_by(_BATCH.c.at.desc())
        .limit(LATEST)
    )
    loaded = [FailedImport(*values, loaded=True) for values in transaction.connection.execute(query)]
    known = [*loaded, *(_read(transaction, _FAILED) or ())]
    return tuple(sorted(known, key=lambda failed: failed.at, reverse=True)[:LATEST])


def _keep(transaction: Transaction, fact: tuple[str, TypeAdapter[T]], value: T) -> None:
    name, kind = fact
    keep_fact(transaction, name, kind.dump_json(value).decode())


def _read(transaction: Transaction, fact: tuple[str, TypeAdapter[T]]) -> T | None:
    name, kind = fact
    text = read_fact(transaction, name)
    return kind.validate_json(text) if text else None
