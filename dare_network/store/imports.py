"""Queries on imports: what was loaded, what it changed, and what stands on it since."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.imports import ImportBatch
from dare_network.domain.vocabulary import Action
from dare_network.errors import NotFoundError
from dare_network.language import _
from dare_network.store.limits import allow_time
from dare_network.store.rows import chunks, load
from dare_network.store.tables.base import Base, table_of
from dare_network.store.tables.change_sets import ChangeSetRow
from dare_network.store.tables.network import AffiliationRow, StakeholderRow, TieRow
from dare_network.store.tables.operations import EventRow, ImportBatchRow, ImportMappingRow
from dare_network.store.tables.stored import row_of
from dare_network.store.transaction import Transaction

_BATCH = table_of(ImportBatchRow)
_EVENT = table_of(EventRow)
_SET = table_of(ChangeSetRow)
_MAPPING = table_of(ImportMappingRow)


@dataclass(frozen=True, slots=True)
class ImportEvent:
    """A write of an import to one record; `before` is None for one that it added."""

    entity_id: UUID
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReferenceTo:
    """The reference of a row in some table, known by its key, to a record."""

    record_id: UUID
    table: str
    key: UUID


def list_imports(transaction: Transaction) -> tuple[ImportBatch, ...]:
    """All imports, the newest first."""
    return load(transaction, ImportBatchRow, ImportBatch, order_by=(_BATCH.c.at.desc(),))


def get_import(transaction: Transaction, import_id: UUID) -> ImportBatch:
    """One import. Raises NotFoundError."""
    found = load(transaction, ImportBatchRow, ImportBatch, _BATCH.c.id == import_id)
    if not found:
        raise NotFoundError(_("There is no such import."))
    return found[0]


def saved_mappings(transaction: Transaction) -> tuple[tuple[UUID, str, str], ...]:
    """The mappings that users saved, by name: key, name and content."""
    query = sa.select(_MAPPING.c.id, _MAPPING.c.name, _MAPPING.c.content).order_by(_MAPPING.c.name)
    return tuple((key, name, content) for key, name, content in transaction.connection.execute(query))


def lock_network(transaction: Transaction) -> None:
    """Let nobody else write to the network until the end of this transaction, which may take long.

    SQLite has one writer at a time anyway.
    """
    connection = transaction.connection
    allow_time(connection)
    if connection.dialect.name == "postgresql":
        names = ", ".join(table_of(row).name for row in (StakeholderRow, AffiliationRow, TieRow))
        connection.exec_driver_sql(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")


def written_keys(transaction: Transaction, import_id: UUID, entity: str) -> Mapping[UUID, bool]:
    """The records of one kind that an import wrote; to each whether it added it."""
    new = _EVENT.c.action == Action.ADDED
    query = sa.select(_EVENT.c.entity_id, new).where(*_of_import(import_id, entity)).order_by(_EVENT.c.id)
    return {UUID(key): added for key, added in transaction.connection.execute(query)}


def written(
    transaction: Transaction, import_id: UUID, entity: str, keys: Sequence[UUID]
) -> Iterator[ImportEvent]:
    """Yield what an import wrote of these records."""
    shown = (_EVENT.c.entity_id, _EVENT.c.before, _EVENT.c.after)
    for some in chunks(keys):
        named = _EVENT.c.entity_id.in_([str(key) for key in some])
        query = sa.select(*shown).where(*_of_import(import_id, entity), named)
        for key, before, after in transaction.connection.execute(query):
            yield ImportEvent(UUID(key), before, after)


def _of_import(import_id: UUID, entity: str) -> tuple[sa.ColumnElement[bool], ...]:
    return _EVENT.c.import_id == import_id, _EVENT.c.entity == entity


def changed_after(transaction: Transaction, import_id: UUID, at: datetime) -> set[UUID]:
    """The records of an import to which something was done after it.

    Imports that were undone, and merges and removals that were taken back, do not count.
    """
    mine, later = _EVENT.alias("mine"), _EVENT.alias("later")
    undone = sa.select(_BATCH.c.id).where(_BATCH.c.undone_at.is_not(None))
    taken_back = sa.select(_SET.c.id).where(_SET.c.undone_at.is_not(None))
    query = (
        sa.select(later.c.entity_id)
        .distinct()
        .join(mine, (mine.c.entity == later.c.entity) & (mine.c.entity_id == later.c.entity_id))
        .where(mine.c.import_id == import_id, later.c.at >= at)
        .where(sa.or_(later.c.import_id.is_(None), later.c.import_id != import_id))
        .where(sa.or_(later.c.import_id.is_(None), later.c.import_id.not_in(undone)))
        .where(sa.or_(later.c.change_set_id.is_(None), later.c.change_set_id.not_in(taken_back)))
        .where(mine.c.entity != ImportBatchRow.entity)
    )
    return {UUID(key) for key in transaction.connection.scalars(query)}


def references_to(
    transaction: Transaction, record: type[object], keys: Collection[UUID]
) -> Iterator[ReferenceTo]:
    """Every row of any table that refers to one of these records; their own lists go with them."""
    referred = row_of(record)
    own = {table_of(link.row) for link in referred.links.values()}
    for table in Base.metadata.sorted_tables:
        if table in own:
            continue
        for key in table.foreign_keys:
            if key.column is table_of(referred).c[referred.key]:
                yield from _references(transaction, table, key.parent, keys)


def _references(
    transaction: Transaction, table: sa.Table, column: sa.Column[Any], keys: Collection[UUID]
) -> Iterator[ReferenceTo]:
    # A list that is kept in a table of its own belongs to the record in its other key column.
    owner = next(each for each in table.primary_key if each is not column)
    for some in chunks(keys):
        query = sa.select(column, owner).where(column.in_(some))
        for referred, key in transaction.connection.execute(query):
            yield ReferenceTo(referred, table.name, key)
