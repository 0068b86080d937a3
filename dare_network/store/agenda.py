"""Queries on agendas. Who may see them is who may see their dialogue, which the caller has asked."""

from uuid import UUID

from sqlmodel import Session

from dare_network.domain.records.minutes import AgendaItem
from dare_network.store.rows import load
from dare_network.store.tables.base import table_of
from dare_network.store.tables.minutes import AgendaItemRow

_ITEM = table_of(AgendaItemRow)


def list_items(session: Session, dialogue_id: UUID) -> tuple[AgendaItem, ...]:
    """The items of all agendas of a dialogue and of its backlog in their order, dropped ones as well."""
    of_dialogue = _ITEM.c.dialogue_id == dialogue_id
    return load(session, AgendaItemRow, AgendaItem, of_dialogue, order_by=(_ITEM.c.position,))
