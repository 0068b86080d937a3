"""Sizes: how large the database is and who uses it, asked so that it costs little however much there is."""

import re
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import sqlalchemy as sa

from dare_network.domain.records.installation import DatabaseSize, Holding
from dare_network.store.limits import APPLICATION
from dare_network.store.sqlite_file import beside
from dare_network.store.tables.base import Base, table_of
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueRow, ProductRow
from dare_network.store.tables.meetings import MeetingRow
from dare_network.store.tables.minutes import MinutesRow
from dare_network.store.tables.network import AffiliationRow, StakeholderRow, TieRow
from dare_network.store.tables.operations import EventRow, ImportBatchRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.tables.search import PassageRow
from dare_network.store.tables.sources import SourceContentRow
from dare_network.store.tables.views import SavedViewRow
from dare_network.store.transaction import Transaction

_TABLES: Mapping[Holding, type[Base]] = {
    Holding.STAKEHOLDERS: StakeholderRow,
    Holding.AFFILIATIONS: AffiliationRow,
    Holding.TIES: TieRow,
    Holding.PRODUCTS: ProductRow,
    Holding.DIALOGUES: DialogueRow,
    Holding.MEETINGS: MeetingRow,
    Holding.QUESTIONS: QuestionRow,
    Holding.ANSWERS: AnswerRow,
    Holding.COMMITMENTS: CommitmentRow,
    Holding.MINUTES: MinutesRow,
    Holding.DOCUMENTS: SourceContentRow,
    Holding.VIEWS: SavedViewRow,
    Holding.IMPORTS: ImportBatchRow,
    Holding.EVENTS: EventRow,
    Holding.SEARCHED: PassageRow,
}
_LOCKS = Path("/proc/locks")
_HELD = re.compile(r"FLOCK +ADVISORY +READ +(\d+) +\S+:(\d+) ")
"""A line of Linux on a file that a process holds: the number of the process, and that of the file."""


def database_size(transaction: Transaction) -> DatabaseSize:
    """Return how much the database holds, and how many bytes that takes."""
    connection = transaction.connection
    counts = (
        sa.select(sa.func.count()).select_from(table_of(row)).scalar_subquery() for row in _TABLES.values()
    )
    rows = dict(zip(_TABLES, connection.execute(sa.select(*counts)).one(), strict=True))
    if connection.dialect.name == "postgresql":
        whole = connection.scalar(sa.text("SELECT pg_database_size(current_database())"))
        return DatabaseSize(int(whole or 0), 0, 0, rows, _bytes_of_tables(transaction))
    pages, free, size = (
        int(connection.exec_driver_sql(f"PRAGMA {name}").scalar() or 0)
        for name in ("page_count", "freelist_count", "page_size")
    )
    log = beside(_path(transaction), "-wal")
    return DatabaseSize(pages * size, free * size, log.stat().st_size if log.exists() else 0, rows, {})


def _bytes_of_tables(transaction: Transaction) -> Mapping[Holding, int]:
    names = {holding: table_of(row).name for holding, row in _TABLES.items()}
    sizes = (
        sa.func.pg_total_relation_size(sa.cast(sa.literal(name), sa.Text).op("::")(sa.text("regclass")))
        for name in names.values()
    )
    return dict(zip(names, transaction.connection.execute(sa.select(*sizes)).one(), strict=True))


def database_version(transaction: Transaction) -> str:
    """The kind of database and its release."""
    if transaction.connection.dialect.name == "postgresql":
        return f"PostgreSQL {transaction.connection.exec_driver_sql('SHOW server_version').scalar()}"
    return f"SQLite {sqlite3.sqlite_version}"


def count_processes(transaction: Transaction) -> int | None:
    """Count our processes that use the database, this one included; None where nobody knows."""
    connection = transaction.connection
    if connection.dialect.name == "postgresql":
        query = sa.text(
            "SELECT count(DISTINCT application_name) FROM pg_stat_activity "
            "WHERE datname = current_database() AND application_name LIKE :ours"
        )
        return int(connection.scalar(query, {"ours": f"{APPLICATION}%"}) or 0)
    try:
        number = str(beside(_path(transaction), "-lock").stat().st_ino)
        held = _HELD.findall(_LOCKS.read_text(encoding="ascii", errors="replace"))
    except OSError:
        # Other systems have no such list.
        return None
    return len({process for process, file in held if file == number}) or None


def _path(transaction: Transaction) -> Path:
    return Path(str(transaction.connection.engine.url.database))
