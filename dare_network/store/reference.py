"""Reference data: reading it, and bringing it up to what the files say."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from dare_network.domain.records.reference import Format, FormatNorm, Reference, Term, TieType, Topic
from dare_network.store.custom_fields import list_custom_fields
from dare_network.store.event_values import plain_values, revive
from dare_network.store.revision import read_revisions
from dare_network.store.rows import load
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.operations import BaselineRow
from dare_network.store.tables.reference import FormatNormRow, FormatRow, TermRow, TieTypeRow, TopicRow
from dare_network.store.tables.stored import row_of
from dare_network.store.transaction import Transaction
from dare_network.store.unit_of_work import UnitOfWork

_BASELINE = table_of(BaselineRow)


def read_reference(transaction: Transaction) -> Reference:
    """All reference data at this moment."""
    revision = read_revisions(transaction).reference
    return Reference(
        revision,
        load(transaction, TermRow, Term, order_by=_in_order(TermRow)),
        load(transaction, TopicRow, Topic, order_by=_in_order(TopicRow)),
        load(transaction, TieTypeRow, TieType, order_by=_in_order(TieTypeRow)),
        load(transaction, FormatRow, Format, order_by=_in_order(FormatRow)),
        load(transaction, FormatNormRow, FormatNorm, order_by=_in_order(FormatNormRow)),
        list_custom_fields(transaction),
    )


def _in_order(row: type[Entity]) -> Sequence[sa.ColumnElement[Any]]:
    return (table_of(row).c.position,)


def bring_up_to(unit: UnitOfWork, record: type[object], shipped: Mapping[Any, Mapping[str, Any]]) -> None:
    """Make the records of one class follow the shipped ones, by key.

    A field is set only where the file has changed since it was last read, so that what users changed
    stays; those that users added are left alone; one that is no longer shipped is retired until it is
    shipped again.
    """
    row = row_of(record)
    known = _baselines(unit.transaction, row.entity)
    wanted = shipped
    if "retired" in table_of(row).c:
        wanted = _with_retirement(row, shipped, known)
    fresh = {key: values for key, values in wanted.items() if str(key) not in known}
    unit.add_all(row, [{row.key: key} | dict(values) for key, values in fresh.items()])
    _remember(unit.transaction, row.entity, fresh)
    for key, values in wanted.items():
        before = known.get(str(key))
        if before is None or before == plain_values(values):
            continue
        old = revive(row, before)
        changed = {name: value for name, value in values.items() if old.get(name) != value}
        unit.change(row, key, changed)
        _remember(unit.transaction, row.entity, {key: values})


def _with_retirement(
    row: type[Entity], shipped: Mapping[Any, Mapping[str, Any]], known: Mapping[str, Any]
) -> dict[Any, dict[str, Any]]:
    """The shipped rows, and those shipped before but not now, each saying whether it is retired."""
    gone = {key: revive(row, values) for key, values in known.items() if key not in shipped}
    retired = {key: values | {"retired": True} for key, values in gone.items()}
    return retired | {key: {**values, "retired": False} for key, values in shipped.items()}


def _baselines(transaction: Transaction, entity: str) -> dict[str, Any]:
    query = sa.select(_BASELINE.c.entity_id, _BASELINE.c["values"]).where(_BASELINE.c.entity == entity)
    return {key: values for key, values in transaction.connection.execute(query)}


def _remember(transaction: Transaction, entity: str, rows: Mapping[Any, Mapping[str, Any]]) -> None:
    if not rows:
        return
    keys = [str(key) for key in rows]
    connection = transaction.connection
    connection.execute(
        sa.delete(_BASELINE).where(_BASELINE.c.entity == entity, _BASELINE.c.entity_id.in_(keys))
    )
    connection.execute(
        sa.insert(_BASELINE),
        [
            {"entity": entity, "entity_id": str(key), "values": plain_values(values)}
            for key, values in rows.items()
        ],
    )
