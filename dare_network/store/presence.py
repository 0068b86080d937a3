"""Presence, or who is editing what at this moment: no record of deeds, so without events and revisions."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dare_network.domain.records.presence import Presence
from dare_network.store.tables.base import table_of
from dare_network.store.tables.operations import PresenceRow
from dare_network.store.transaction import Transaction

_PRESENCE = table_of(PresenceRow)


def keep_presence(transaction: Transaction, present: Presence) -> None:
    """Note that somebody is still there; whoever goes on with the same record is there since before."""
    connection = transaction.connection
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    insert = dialect.insert(_PRESENCE).values(asdict(present))
    same = _PRESENCE.c.record_id == insert.excluded.record_id
    changed = {
        "account": insert.excluded.account,
        "record_id": insert.excluded.record_id,
        "since": sa.case((same, _PRESENCE.c.since), else_=insert.excluded.since),
        "seen": insert.excluded.seen,
    }
    connection.execute(insert.on_conflict_do_update(index_elements=[_PRESENCE.c.window], set_=changed))


def forget_presences(transaction: Transaction, before: datetime) -> None:
    """Forget all who were last heard of before this instant."""
    transaction.connection.execute(sa.delete(_PRESENCE).where(_PRESENCE.c.seen < before))


def end_presence(transaction: Transaction, window: UUID) -> None:
    """Forget what a window had open."""
    transaction.connection.execute(sa.delete(_PRESENCE).where(_PRESENCE.c.window == window))


def list_presences(
    transaction: Transaction, records: Collection[UUID], after: datetime
) -> tuple[Presence, ...]:
    """List who has one of these records open and was heard of after this instant, the longest first."""
    wanted = _PRESENCE.c.record_id.in_(records) & (_PRESENCE.c.seen > after)
    found = transaction.connection.execute(sa.select(_PRESENCE).where(wanted).order_by(_PRESENCE.c.since))
    return tuple(Presence(**row) for row in found.mappings())
