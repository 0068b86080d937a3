"""The records behind the entries of one page of a timeline."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.dialogues import Answer, Attendance, Commitment, Dialogue, Meeting
from dare_network.domain.records.network import Affiliation, Tie
from dare_network.domain.records.notes import Note
from dare_network.domain.records.profiles import ProfileDialogue
from dare_network.domain.records.timeline import Happened, ImportTouch, RecordChange, TimelineEntry, Write
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import Action, DialogueState, TimelineKind
from dare_network.store.change_sets import keys_of
from dare_network.store.last_contact import seat_of
from dare_network.store.rows import chunks, load
from dare_network.store.shown import instead, is_public, is_shown
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueBodyRow, DialogueRow
from dare_network.store.tables.meetings import AttendanceRow, MeetingRow
from dare_network.store.tables.network import AffiliationRow, StakeholderRow, TieRow
from dare_network.store.tables.notes import NoteRow
from dare_network.store.tables.operations import EventRow, ImportBatchRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import visible

_DIALOGUE = table_of(DialogueRow)
_BODY = table_of(DialogueBodyRow)
_QUESTION = table_of(QuestionRow)
_SEAT = table_of(AttendanceRow)
_EVENT = table_of(EventRow)
_BATCH = table_of(ImportBatchRow)
_CHANGED = (StakeholderRow.entity, TieRow.entity, AffiliationRow.entity)
"""The records of which changes are told; a note is told by itself, at its own level."""
BY_HAND = _EVENT.c.import_id.is_(None)
AT_ONCE = (_EVENT.c.at, _EVENT.c.revision)
"""The columns that all events of one transaction have in common."""
_MOMENTS = sa.select(_EVENT.c.id, *AT_ONCE)
_WRITTEN = sa.select(*AT_ONCE, _EVENT.c.account, _EVENT.c.entity, _EVENT.c.action, _EVENT.c.after)
_ROWS: Mapping[TimelineKind, tuple[type[Entity], type[Any]]] = {
    TimelineKind.MEETING: (MeetingRow, Meeting),
    TimelineKind.ANSWER: (AnswerRow, Answer),
    TimelineKind.COMMITMENT: (CommitmentRow, Commitment),
    TimelineKind.TIE: (TieRow, Tie),
    TimelineKind.AFFILIATION: (AffiliationRow, Affiliation),
    TimelineKind.NOTE: (NoteRow, Note),
}
"""The entries that a record tells of, as it is stored now."""
Records = Mapping[UUID, Happened]


def filled(
    transaction: Transaction, cleared: Clearance, who: UUID, entries: Sequence[TimelineEntry]
) -> tuple[TimelineEntry, ...]:
    """These entries, which the reader may see, with what tells of each."""
    keys: dict[TimelineKind, list[UUID]] = defaultdict(list)
    for entry in entries:
        keys[entry.kind].append(entry.key)
    records: dict[TimelineKind, Records] = {
        kind: _READ[kind](transaction, cleared, who, of)
        if kind in _READ
        else _stored(transaction, cleared, kind, of)
        for kind, of in keys.items()
        if kind is not TimelineKind.DIALOGUE
    }
    of_dialogues = _dialogues_of(transaction, records)
    of_dialogues |= {key: key for key in keys[TimelineKind.DIALOGUE]}
    dialogues = _dialogues(transaction, cleared, set(of_dialogues.values()))
    parts = _parts(transaction, cleared, who, dialogues)
    seats = _seats(transaction, cleared, who, keys[TimelineKind.MEETING])
    made = []
    for entry in entries:
        dialogue, cancelled = dialogues.get(of_dialogues.get(entry.key), (None, False))
        made.append(
            replace(
                entry,
                record=records.get(entry.kind, {}).get(entry.key),
                dialogue=dialogue,
                cancelled=cancelled,
                parts=tuple(parts.get(dialogue.id, ())) if dialogue else (),
                seats=tuple(seats.get(entry.key, ())),
            )
        )
    return tuple(made)


def _stored(transaction: Transaction, cleared: Clearance, kind: TimelineKind, keys: list[UUID]) -> Records:
    row, record = _ROWS[kind]
    # Every class is hashable.
    shown = instead(cleared, row, record)  # type: ignore[arg-type]
    of = table_of(row).c.id.in_(keys)
    return {each.id: each for each in load(transaction, row, record, of, instead=shown)}


def _changes(transaction: Transaction, cleared: Clearance, who: UUID, keys: list[UUID]) -> Records:
    """All that the transactions of these events wrote, by the keys of the events."""
    found = transaction.connection.execute(_MOMENTS.where(_EVENT.c.id.in_(keys)))
    moments = {tuple(moment): key for key, *moment in found}
    days = {at for at, _revision in moments}
    accounts: dict[UUID, str] = {}
    done: dict[UUID, dict[tuple[str, Action], list[Sequence[str]]]] = defaultdict(dict)
    for touched in touched_by(transaction, cleared, who):
        written = _WRITTEN.where(touched, BY_HAND, _EVENT.c.at.in_(days))
        for at, revision, account, entity, action, after in transaction.connection.execute(written):
            if key := moments.get((at, revision)):
                accounts[key] = account
                # By their names only: values of before may tell who it was of whom only the role is kept.
                fields = tuple(after or ()) if action is Action.CHANGED else ()
                done[key].setdefault((entity, action), []).append(fields)
    return {
        key: RecordChange(accounts[key], at, tuple(_writes(done[key])))
        for (at, _revision), key in moments.items()
    }


def _writes(done: Mapping[tuple[str, Action], Sequence[Sequence[str]]]) -> Iterator[Write]:
    for (entity, action), of in done.items():
        fields = dict.fromkeys(name for names in of for name in names)
        yield Write(entity, action, tuple(fields), len(of))


def touched_by(transaction: Transaction, cleared: Clearance, who: UUID) -> Sequence[sa.ColumnElement[bool]]:
    """The conditions under which an event is on somebody, or on what ties him; none for the public."""
    if not cleared.people:
        return ()
    keys = [str(key) for key in keys_of(transaction, cleared, who)]
    return [_EVENT.c.entity.in_(_CHANGED) & _EVENT.c.entity_id.in_(some) for some in chunks(keys)]


def _imports(transaction: Transaction, _cleared: Clearance, _who: UUID, keys: list[UUID]) -> Records:
    told = (_BATCH.c[name] for name in ("id", "account", "file_name", "at", "undone_at"))
    found = transaction.connection.execute(sa.select(*told).where(_BATCH.c.id.in_(keys)))
    return {key: ImportTouch(*rest) for key, *rest in found}


_READ: Mapping[TimelineKind, Callable[[Transaction, Clearance, UUID, list[UUID]], Records]] = {
    TimelineKind.CHANGE: _changes,
    TimelineKind.IMPORT: _imports,
}


def _dialogues_of(transaction: Transaction, records: Mapping[TimelineKind, Records]) -> dict[UUID, UUID]:
    """Return of which dialogue each of these is, by its key."""
    found: dict[UUID, UUID] = {}
    asked: dict[UUID, UUID] = {}
    for of_kind in records.values():
        for key, record in of_kind.items():
            if isinstance(record, Answer):
                asked[key] = record.question_id
            elif isinstance(record, Meeting | Commitment):
                found[key] = record.dialogue_id
    if asked:
        query = sa.select(_QUESTION.c.id, _QUESTION.c.dialogue_id)
        query = query.where(_QUESTION.c.id.in_(set(asked.values())))
        of = {key: dialogue for key, dialogue in transaction.connection.execute(query)}
        found |= {key: of[question] for key, question in asked.items()}
    return found


def _dialogues(
    transaction: Transaction, cleared: Clearance, keys: Collection[UUID]
) -> Mapping[UUID | None, tuple[ProfileDialogue, bool]]:
    told = _DIALOGUE.c.id, _DIALOGUE.c.ref, _DIALOGUE.c.title, _DIALOGUE.c.state
    query = sa.select(*told).where(_DIALOGUE.c.id.in_(keys), visible(cleared))
    return {
        key: (ProfileDialogue(key, ref, title), state == DialogueState.CANCELLED)
        for key, ref, title, state in transaction.connection.execute(query)
    }


def _parts(
    transaction: Transaction, cleared: Clearance, who: UUID, keys: Collection[UUID | None]
) -> Mapping[UUID, list[str]]:
    """The parts that somebody has in these dialogues."""
    parts: dict[UUID, list[str]] = defaultdict(list)
    lead = sa.select(_DIALOGUE.c.id).where(_DIALOGUE.c.lead_body_id == who)
    beside = sa.select(_BODY.c.dialogue_id.label("id")).where(_BODY.c.body_id == who)
    ways = {"lead_body": lead, "co_body": beside}
    if cleared.people or is_public(Dialogue, "owner_id"):
        ways["owner"] = sa.select(_DIALOGUE.c.id).where(_DIALOGUE.c.owner_id == who)
    for part, way in ways.items():
        for key in transaction.connection.scalars(way.where(way.selected_columns.id.in_(keys))):
            parts[key].append(part)
    return parts


def _seats(
    transaction: Transaction, cleared: Clearance, who: UUID, keys: Collection[UUID]
) -> Mapping[UUID, list[str]]:
    """Return the role at a body or the capacity in which somebody sat at each of these meetings."""
    seats: dict[UUID, list[str]] = defaultdict(list)
    if is_shown(cleared, Attendance) and keys:
        query = sa.select(_SEAT.c.meeting_id, _SEAT.c.role_at_body, _SEAT.c.capacity)
        query = query.where(_SEAT.c.meeting_id.in_(keys), seat_of(who)).order_by(_SEAT.c.id)
        for meeting, role, capacity in transaction.connection.execute(query):
            seats[meeting].append(role or capacity)
    return seats
