"""The index of the search: passages, and on SQLite the full-text index beside them."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from dare_network.store.rows import Values
from dare_network.store.tables.base import table_of
from dare_network.store.tables.search import PassageRow
from dare_network.store.transaction import Transaction

_PASSAGE = table_of(PassageRow)
_STORE = sa.insert(_PASSAGE)
_FORGET = sa.delete(_PASSAGE).where(_PASSAGE.c.record_id == sa.bindparam("key"))
_FORGET_AND_TELL = _FORGET.returning(_PASSAGE.c.id, _PASSAGE.c.words, _PASSAGE.c.stems)
# SQLite's full-text index: it stands in no metadata, since nothing but statements knows of it.
_INDEX = sa.table(
    "passage_index",
    *(sa.column(name, sa.String) for name in ("passage_index", "words", "stems")),
    sa.column("rowid", sa.BigInteger),
)
_ENTER = sa.insert(_INDEX)


def store(transaction: Transaction, passages: Sequence[Values]) -> None:
    """Make these passages known."""
    if not passages:
        return
    connection = transaction.connection
    connection.execute(_STORE, passages)
    if connection.dialect.name == "sqlite":
        known = ((each["id"], each["words"], each["stems"]) for each in passages)
        connection.execute(_ENTER, [_entry(*each) for each in known])


def drop(transaction: Transaction, records: Sequence[UUID]) -> None:
    """Forget the passages of these records."""
    connection = transaction.connection
    if connection.dialect.name != "sqlite":
        connection.execute(_FORGET, [{"key": key} for key in records])
        return
    # The index can only forget what it is told once more.
    for key in records:
        for known in connection.execute(_FORGET_AND_TELL, {"key": key}).all():
            connection.execute(_ENTER, {"passage_index": "delete", **_entry(*known)})


def _entry(key: int, words: str, stems: str) -> Values:
    return {"rowid": key, "words": words, "stems": stems}


def clear(transaction: Transaction) -> None:
    """Forget all passages, and keep other writers out until the end of the transaction."""
    connection = transaction.connection
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE passage IN EXCLUSIVE MODE")
    connection.execute(sa.delete(_PASSAGE))


def store_all(transaction: Transaction, passages: Sequence[Values]) -> None:
    """Make passages known after `clear`; the index follows with `index_all`."""
    transaction.connection.execute(_STORE, passages)


def index_all(transaction: Transaction) -> None:
    """Make the full-text index anew from the passages."""
    connection = transaction.connection
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO passage_index (passage_index) VALUES ('rebuild')")


def agrees(transaction: Transaction) -> bool:
    """Return whether the full-text index holds the passages and nothing else."""
    connection = transaction.connection
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
