"""The audit: who changed what. Events are written by `store.unit_of_work`, in the transaction of the change.

What was written while a record was more confidential is withheld from whoever could not see it then.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.audit import Event
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import Action
from dare_network.store.audiences import could_see
from dare_network.store.event_values import plain_values
from dare_network.store.references import TOLD_WITH
from dare_network.store.rows import chunks, values_of
from dare_network.store.tables.base import Entity, entities, table_of
from dare_network.store.tables.meetings import AttendanceRow
from dare_network.store.tables.naming import without_who
from dare_network.store.tables.network import StakeholderRow
from dare_network.store.tables.operations import EventRow
from dare_network.store.tables.take_overs import TakeOverRow
from dare_network.store.transaction import Transaction

_EVENT = table_of(EventRow)
_SHOWN = ("id", "at", "account", "role", "action", "entity", "entity_id", "before", "after", "reason")
_NEWEST_FIRST = _EVENT.c.at.desc(), _EVENT.c.id.desc()
_FOR_ALL = frozenset({TakeOverRow.entity})
Values = Mapping[str, Any]


def list_events(
    transaction: Transaction, cleared: Clearance, entity_ids: Collection[str], limit: int
) -> tuple[Event, ...]:
    """The last events on any of these visible records, or on a seat at one of them, the newest first.

    Seats at a meeting are all that can be removed from a dialogue; no record names them afterwards.
    References to parts of a dialogue that are not among these records are left out. That a dialogue was taken
    over is withheld from nobody who reads it, whoever could see it then.
    """
    meetings = [_EVENT.c[name]["meeting_id"].as_string() for name in ("before", "after")]
    taken = sa.or_(*(meeting.in_(entity_ids) for meeting in meetings))
    seats = (_EVENT.c.entity == AttendanceRow.entity) & taken
    columns = (_EVENT.c[name] for name in (*_SHOWN, "audiences"))
    query = sa.select(*columns).where(_EVENT.c.entity_id.in_(entity_ids) | seats)
    known = frozenset(entity_ids)
    found = transaction.connection.execute(query.order_by(*_NEWEST_FIRST).limit(limit))
    events = ((Event(*values), kept) for *values, kept in found)
    told = (_told(each, each.entity in _FOR_ALL or could_see(cleared, kept), known) for each, kept in events)
    return tuple(event for event in told if event)


def of_roles_only(transaction: Transaction, events: Sequence[Event], who: UUID) -> tuple[Event, ...]:
    """These events on a stakeholder and on whoever was merged into it, without what tells who somebody was.

    Where only the role is kept of somebody now, no name, address or telephone of before is told.
    """
    keys = {UUID(each.entity_id) for each in events if each.entity == StakeholderRow.entity} | {who}
    stored = values_of(transaction, Stakeholder, keys)
    by_role = {str(key): plain_values(values) for key, values in stored.items() if values["by_role"]}
    named = {str(key) for key in stored} - by_role.keys()
    return tuple(_of_role_only(each, by_role, named, str(who)) for each in events)


def _of_role_only(event: Event, by_role: Mapping[str, Values], named: Collection[str], who: str) -> Event:
    if event.entity != StakeholderRow.entity or event.entity_id in named:
        return event
    now = by_role.get(event.entity_id) or by_role.get(who)
    if now is None:
        return event
    return replace(event, before=without_who(event.before, now), after=without_who(event.after, now))


def read_when_added(
    transaction: Transaction, cleared: Clearance, row: type[Entity], keys: Collection[UUID]
) -> set[UUID]:
    """Return those of these records that this clearance could see when they were added."""
    added = _events_on(transaction, row, keys, Action.ADDED, _EVENT.c.audiences)
    return {UUID(key) for key, audiences in added if could_see(cleared, audiences)}


def read_when_changed(
    transaction: Transaction,
    cleared: Clearance,
    row: type[Entity],
    keys: Collection[UUID],
    fields: Collection[str],
) -> set[UUID]:
    """Return those of these records that this clearance could see when one of these fields last changed."""
    found: dict[str, bool] = {}
    changed = _events_on(transaction, row, keys, Action.CHANGED, _EVENT.c.after, _EVENT.c.audiences)
    for key, after, audiences in changed:
        if not after.keys().isdisjoint(fields):
            found.setdefault(key, could_see(cleared, audiences))
    return {UUID(key) for key, is_open in found.items() if is_open}


def added_by(
    transaction: Transaction, viewer: Viewer, row: type[Entity], keys: Collection[UUID]
) -> Iterator[UUID]:
    """Yield those of these records that this account has added, in the role through whose eyes it looks."""
    for some in chunks(keys):
        query = sa.select(_EVENT.c.entity_id).where(
            _EVENT.c.entity == row.entity,
            _EVENT.c.entity_id.in_([str(key) for key in some]),
            _EVENT.c.action == Action.ADDED,
            _EVENT.c.account == viewer.account,
            _EVENT.c.role == viewer.role,
        )
        yield from map(UUID, transaction.connection.scalars(query))


def _events_on(
    transaction: Transaction, row: type[Entity], keys: Collection[UUID], action: Action, *told: sa.Column[Any]
) -> Iterator[Sequence[Any]]:
    """The keys of these records with that of each such event, the newest first."""
    for some in chunks(keys):
        query = sa.select(_EVENT.c.entity_id, *told).where(
            _EVENT.c.entity == row.entity,
            _EVENT.c.entity_id.in_([str(key) for key in some]),
            _EVENT.c.action == action,
        )
        yield from transaction.connection.execute(query.order_by(*_NEWEST_FIRST))


def _told(event: Event, is_open: bool, known: frozenset[str]) -> Event | None:
    """An event as it is told; None where all that it tells of is hidden."""
    if not is_open:
        return replace(event, before=None, after=None, reason="", withheld=True)
    sides = [side for side in (event.before, event.after) if side is not None]
    hidden = {
        name
        for name in _references(event.entity)
        for side in sides
        if not known.issuperset(_keys(side.get(name)))
    }
    if not hidden:
        return event
    hidden |= {name for name, of in TOLD_WITH.items() if of in hidden}
    if all(side.keys() <= hidden for side in sides):
        return None
    return replace(event, before=_without(hidden, event.before), after=_without(hidden, event.after))


def _keys(value: object) -> Collection[object]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _without(hidden: Collection[str], values: Values | None) -> Values | None:
    return None if values is None else {name: value for name, value in values.items() if name not in hidden}


@cache
def _references(entity: str) -> Collection[str]:
    """The fields of a record that name parts of its dialogue."""
    row = entities()[entity]
    table = table_of(row)
    columns = {name: column for name, column in table.c.items() if name != row.key}
    columns |= {name: table_of(link.row).c[link.value] for name, link in row.links.items()}
    return [name for name, column in columns.items() if _names_a_part(column)]


def _names_a_part(column: sa.Column[Any]) -> bool:
    # A reference of which the database does not know to what is one to a part, too.
    free = {table_of(row).name for row in entities().values() if not row.hangs_on}
    named = {key.column.table.name for key in column.foreign_keys}
    return isinstance(column.type, sa.Uuid) and named.isdisjoint(free)
