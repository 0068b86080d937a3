"""Sample data: which records are of it, which of them other records need, and removing the rest."""

from collections.abc import Mapping
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.rules.visibility import Clearance
from dare_network.store.shown import people
from dare_network.store.tables.base import Record, records, table_of
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.network import StakeholderRow
from dare_network.store.transaction import Transaction
from dare_network.store.unit_of_work import UnitOfWork
from dare_network.store.visibility import visible


def shows_sample(transaction: Transaction, cleared: Clearance) -> bool:
    """Return whether any stakeholder or dialogue that this reader may see is sample data."""
    who, what = table_of(StakeholderRow), table_of(DialogueRow)
    found = sa.or_(
        sa.exists().where(who.c.sample, *people(cleared)), sa.exists().where(what.c.sample, visible(cleared))
    )
    return bool(transaction.connection.scalar(sa.select(found)))


def remove_marked(unit: UnitOfWork) -> tuple[int, int]:
    """Remove all sample records; how many went, and how many stay because other records need them.

    Those that stay are sample records no longer.
    """
    keys = sample_keys(unit.transaction)
    kept = _kept_by_others(unit.transaction, keys)
    removed = 0
    for row, marked in keys.items():
        for key in marked:
            if key in kept:
                unit.change(row, key, {"sample": False})
            else:
                unit.remove(row, key)
                removed += 1
    return removed, len(kept)


def sample_keys(transaction: Transaction) -> Mapping[type[Record], list[UUID]]:
    """The keys of the sample records, each before those that it refers to."""
    connection = transaction.connection
    keys = {}
    for row in records():
        table = table_of(row)
        keys[row] = list(connection.scalars(sa.select(table.c.id).where(table.c.sample)))
    return keys


def _kept_by_others(transaction: Transaction, keys: Mapping[type[Record], list[UUID]]) -> set[UUID]:
    """The sample records to which a record of the user's own refers, directly or through others."""
    sample = {key for marked in keys.values() for key in marked}
    referring = _references(transaction)
    kept: set[UUID] = set()
    found = {to for owner, to in referring if owner not in sample and to in sample}
    while found:
        kept |= found
        found = {to for owner, to in referring if owner in found and to in sample} - kept
    return kept


def _references(transaction: Transaction) -> list[tuple[UUID, UUID]]:
    """Every reference between records as (referring, referred to); lists belong to their record."""
    pairs: list[tuple[UUID, UUID]] = []
    rows = records()
    names = {table_of(row).name for row in rows}
    for row in rows:
        table = table_of(row)
        pairs += _pairs(transaction, table, table.c.id, names)
        for link in row.links.values():
            listed = table_of(link.row)
            pairs += _pairs(transaction, listed, listed.c[link.owner], names)
    return pairs


def _pairs(
    transaction: Transaction, table: sa.Table, owner: sa.Column[UUID], names: set[str]
) -> list[tuple[UUID, UUID]]:
    found: list[tuple[UUID, UUID]] = []
    for key in table.foreign_keys:
        column = key.parent
        if key.column.table.name in names and column is not owner:
            query = sa.select(owner, column).where(column.is_not(None))
            found += [(one, other) for one, other in transaction.connection.execute(query)]
    return found
