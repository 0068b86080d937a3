"""Facts about this installation."""

import sqlalchemy as sa

from dare_network.store.limits import allow_time
from dare_network.store.tables.base import table_of
from dare_network.store.tables.operations import InstallationRow
from dare_network.store.transaction import Transaction

_FACT = table_of(InstallationRow)


def lock_facts(transaction: Transaction) -> None:
    """Let no other process that starts at this moment act on the same facts before this one has.

    SQLite has one writer at a time anyway.
    """
    connection = transaction.connection
    allow_time(connection, wait=True)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"LOCK TABLE {_FACT.name} IN SHARE ROW EXCLUSIVE MODE")


def read_fact(transaction: Transaction, name: str) -> str | None:
    """Return what is known of this installation under a name."""
    value = transaction.connection.scalar(sa.select(_FACT.c.value).where(_FACT.c.name == name))
    assert value is None or isinstance(value, str)
    return value


def keep_fact(transaction: Transaction, name: str, value: str) -> None:
    """Remember a fact, in place of what was known before."""
    connection = transaction.connection
    connection.execute(sa.delete(_FACT).where(_FACT.c.name == name))
    connection.execute(sa.insert(_FACT), [{"name": name, "value": value}])
