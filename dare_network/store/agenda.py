"""Queries on agendas. Whether their dialogue is visible the caller has asked."""

from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.minutes import AgendaItem
from dare_network.domain.rules.visibility import Clearance
from dare_network.store.minutes_sources import open_minutes
from dare_network.store.rows import load
from dare_network.store.tables.base import table_of
from dare_network.store.tables.minutes import AgendaItemRow, MinutesRow
from dare_network.store.transaction import Transaction

_ITEM = table_of(AgendaItemRow)
_IN_ORDER = (_ITEM.c.position, _ITEM.c.approves_id.is_not(None), _ITEM.c.id.desc())


def list_items(transaction: Transaction, cleared: Clearance, dialogue_id: UUID) -> tuple[AgendaItem, ...]:
    """The items of all agendas of a dialogue and of its backlog in their order, dropped ones as well.

    None of them approves minutes of which every version is hidden.
    """
    seen = sa.select(table_of(MinutesRow).c.chain_id).where(open_minutes(cleared))
    return _load(transaction, dialogue_id, _ITEM.c.approves_id.is_(None) | _ITEM.c.approves_id.in_(seen))


def list_all_items(transaction: Transaction, dialogue_id: UUID) -> tuple[AgendaItem, ...]:
    """List all items, whoever asks: for what the product does by itself."""
    return _load(transaction, dialogue_id)


def _load(
    transaction: Transaction, dialogue_id: UUID, *where: sa.ColumnElement[bool]
) -> tuple[AgendaItem, ...]:
    of_dialogue = _ITEM.c.dialogue_id == dialogue_id
    return load(transaction, AgendaItemRow, AgendaItem, of_dialogue, *where, order_by=_IN_ORDER)
