"""Who changed what. Events are written by `store.writing`, in the transaction of the change."""

from collections.abc import Collection

import sqlalchemy as sa

from dare_network.domain.records.audit import Event
from dare_network.store.session import Session
from dare_network.store.tables.base import table_of
from dare_network.store.tables.dialogues import AttendanceRow
from dare_network.store.tables.operations import EventRow

_EVENT = table_of(EventRow)
_SHOWN = ("id", "at", "account", "role", "action", "entity", "entity_id", "before", "after", "reason")


def list_events(session: Session, entity_ids: Collection[str], limit: int) -> tuple[Event, ...]:
    """The last events on any of these records, or on a seat at one of them, the newest first.

    Seats at a meeting are all that can be removed from a dialogue; no record names them afterwards.
    """
    meetings = [_EVENT.c[name]["meeting_id"].as_string() for name in ("before", "after")]
    taken = sa.or_(*(meeting.in_(entity_ids) for meeting in meetings))
    seats = (_EVENT.c.entity == AttendanceRow.entity) & taken
    return _events(session, limit, _EVENT.c.entity_id.in_(entity_ids) | seats)


def list_latest_events(session: Session, limit: int) -> tuple[Event, ...]:
    """The last events of all, the newest first."""
    return _events(session, limit)


def _events(session: Session, limit: int, *where: sa.ColumnElement[bool]) -> tuple[Event, ...]:
    query = sa.select(*(_EVENT.c[name] for name in _SHOWN)).where(*where)
    latest = query.order_by(_EVENT.c.at.desc(), _EVENT.c.id.desc()).limit(limit)
    return tuple(Event(*values) for values in session.connection.execute(latest))
