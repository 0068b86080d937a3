"""The audit trail as it is stored, whoever asks."""

from typing import Any

import sqlalchemy as sa

from dare_network.domain.records.audit import Event
from dare_network.store.tables.base import table_of
from dare_network.store.tables.operations import EventRow
from dare_network.store.transaction import Transaction

_EVENT = table_of(EventRow)
_FIELDS = ("id", "at", "account", "role", "action", "entity", "entity_id", "before", "after", "reason")


def latest_events(transaction: Transaction, limit: int) -> tuple[Event, ...]:
    """The last events of all, the newest first."""
    query = sa.select(*(_EVENT.c[name] for name in _FIELDS)).limit(limit)
    found = transaction.connection.execute(query.order_by(_EVENT.c.at.desc(), _EVENT.c.id.desc()))
    return tuple(Event(*values) for values in found)


def kept_audiences(transaction: Transaction) -> dict[Any, Any]:
    """What each event keeps of who could see its record, by the key of the event."""
    found = transaction.connection.execute(sa.select(_EVENT.c.id, _EVENT.c.audiences))
    return {key: audiences for key, audiences in found}
