"""Moments of records: who could see them at each, from their events, and of what sight was lost since."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.audit import LostPlace, Moment
from dare_network.domain.rules.sight import could_ever_see, lost
from dare_network.domain.rules.visibility import Clearance
from dare_network.store.event_values import revive
from dare_network.store.rows import chunks
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.meetings import MeetingRow
from dare_network.store.tables.milestones import MilestoneRow
from dare_network.store.tables.operations import EventRow
from dare_network.store.transaction import Transaction

Way = tuple[UUID, ...]
"""The keys from a dialogue to what hangs on it."""
_EVENT = table_of(EventRow)
_TOLD = frozenset(
    {"confidentiality", "centre_id", "readers", "embargo_until", "output_due_on", "on", "starts", "due_on"}
)
"""Fields on who may see a record, and on its day: none that has lost its column is among them."""
_DIALOGUE, _MEETING = table_of(DialogueRow), table_of(MeetingRow)
_COMMITMENT, _MILESTONE = table_of(CommitmentRow), table_of(MilestoneRow)
_WAYS: tuple[tuple[tuple[type[Entity], ...], sa.Select[Any]], ...] = (
    ((DialogueRow,), sa.select(_DIALOGUE.c.id)),
    ((DialogueRow, MeetingRow), sa.select(_MEETING.c.dialogue_id, _MEETING.c.id)),
    ((DialogueRow, CommitmentRow), sa.select(_COMMITMENT.c.dialogue_id, _COMMITMENT.c.id)),
    (
        (DialogueRow, CommitmentRow, MilestoneRow),
        sa.select(_COMMITMENT.c.dialogue_id, _COMMITMENT.c.id, _MILESTONE.c.id).join_from(
            _MILESTONE, _COMMITMENT, _COMMITMENT.c.id == _MILESTONE.c.commitment_id
        ),
    ),
)


def list_lost(
    transaction: Transaction,
    cleared: Clearance,
    shown: Collection[UUID],
    now: datetime,
    dialogue_id: UUID | None = None,
) -> tuple[LostPlace, ...]:
    """The days that this clearance could once see, in all dialogues or in one, of what is not `shown` now."""
    ways = [(rows, way) for rows, way in _ways(transaction, dialogue_id) if way[-1] not in shown]
    dialogues = read_moments(transaction, DialogueRow, {way[0] for _rows, way in ways})
    open_once = {key for key, line in dialogues.items() if could_ever_see(cleared, line, now)}
    ways = [(rows, way) for rows, way in ways if way[0] in open_once]
    keys: defaultdict[type[Entity], set[UUID]] = defaultdict(set)
    for rows, way in ways:
        for row, key in zip(rows[1:], way[1:], strict=True):
            keys[row].add(key)
    lines = dialogues | {
        key: line for row, some in keys.items() for key, line in read_moments(transaction, row, some).items()
    }
    found = ((way, lost(cleared, [lines.get(key, ()) for key in way], now)) for _rows, way in ways)
    return tuple(LostPlace(way[-1], len(way) == 1, gone) for way, gone in found if gone)


def read_moments(
    transaction: Transaction, row: type[Entity], keys: Collection[UUID]
) -> dict[UUID, tuple[Moment, ...]]:
    """Return who could see each of these records after each of its events, and on what day it was."""
    lines: dict[UUID, tuple[Moment, ...]] = {}
    for some in chunks(keys):
        query = sa.select(_EVENT.c.entity_id, _EVENT.c.at, _EVENT.c.after).where(
            _EVENT.c.entity == row.entity,
            _EVENT.c.entity_id.in_([str(key) for key in some]),
            _EVENT.c.after.is_not(None),
        )
        for text, at, after in transaction.connection.execute(query.order_by(_EVENT.c.at, _EVENT.c.id)):
            key = UUID(text)
            earlier = lines.get(key, ())
            told = revive(row, {name: value for name, value in after.items() if name in _TOLD})
            values = {**earlier[-1].values, **told} if earlier else told
            lines[key] = (*earlier, Moment(at, values, len(earlier)))
    return lines


def _ways(
    transaction: Transaction, dialogue_id: UUID | None
) -> Iterator[tuple[tuple[type[Entity], ...], Way]]:
    for rows, query in _WAYS:
        if dialogue_id is not None:
            query = query.where(next(iter(query.selected_columns)) == dialogue_id)
        for way in transaction.connection.execute(query):
            yield rows, tuple(way)
