"""What is stored for the search: passages, and on SQLite the full-text index beside them."""

from collections.abc import Sequence
from functools import cache
from uuid import UUID

import sqlalchemy as sa

from dare_network.store.rows import Values
from dare_network.store.session import Session
from dare_network.store.statements import among, among_these
from dare_network.store.tables.base import table_of
from dare_network.store.tables.search import PassageRow

_PASSAGE = table_of(PassageRow)
_STORE = sa.insert(_PASSAGE)


def store(session: Session, passages: Sequence[Values]) -> None:
    """Make these passages known."""
    if not passages:
        return
    connection = session.connection
    connection.execute(_STORE, passages)
    if connection.dialect.name == "sqlite":
        indexed = [(each["id"], each["words"], each["stems"]) for each in passages]
        connection.exec_driver_sql(
            "INSERT INTO passage_index (rowid, words, stems) VALUES (?, ?, ?)", indexed
        )


def drop(session: Session, records: Sequence[UUID]) -> None:
    """Forget the passages of these records."""
    connection = session.connection
    on_sqlite = connection.dialect.name == "sqlite"
    dropped = connection.execute(_dropping(len(records) > 1, on_sqlite), among_these(records))
    # The index can only forget what it is told once more.
    if on_sqlite and (known := [tuple(row) for row in dropped]):
        connection.exec_driver_sql(
            "INSERT INTO passage_index (passage_index, rowid, words, stems) VALUES ('delete', ?, ?, ?)", known
        )


@cache
def _dropping(several: bool, told: bool) -> sa.Executable:
    forget = sa.delete(_PASSAGE).where(among(_PASSAGE.c.record_id, several))
    return forget.returning(_PASSAGE.c.id, _PASSAGE.c.words, _PASSAGE.c.stems) if told else forget


def clear(session: Session) -> None:
    """Forget all passages, and keep other writers out until the end of the transaction."""
    connection = session.connection
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE passage IN EXCLUSIVE MODE")
    connection.execute(sa.delete(_PASSAGE))


def store_all(session: Session, passages: Sequence[Values]) -> None:
    """Make passages known after `clear`; the index follows with `index_all`."""
    session.connection.execute(_STORE, passages)


def index_all(session: Session) -> None:
    """Make the full-text index anew from the passages."""
    connection = session.connection
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO passage_index (passage_index) VALUES ('rebuild')")


def agrees(session: Session) -> bool:
    """Whether the full-text index holds the passages and nothing else."""
    connection = session.connection
    if connection.dialect.name != "sqlite":
        return True
    try:
        connection.exec_driver_sql(
            "INSERT INTO passage_index (passage_index, rank) VALUES ('integrity-check', 1)"
        )
    except sa.exc.OperationalError:
        # A lock is no damage.
        raise
    except sa.exc.DatabaseError:
        return False
    return True
