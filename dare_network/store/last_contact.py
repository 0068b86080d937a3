"""The last contact with a stakeholder up to today: `graph.meetings.contacts` in SQL, for one."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.dialogues import Attendance, Dialogue
from dare_network.domain.records.profiles import LastContact, ProfileDialogue
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import DialogueState, TimelineKind
from dare_network.store.shown import is_public, is_shown
from dare_network.store.tables.base import table_of
from dare_network.store.tables.dialogues import DialogueBodyRow, DialogueRow
from dare_network.store.tables.meetings import AttendanceRow, MeetingRow
from dare_network.store.tables.network import AffiliationRow, StakeholderRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import ANSWER_WAYS, open_part, visible

_RANKED = (TimelineKind.MEETING, TimelineKind.ANSWER, TimelineKind.DIALOGUE)
_DIALOGUE = table_of(DialogueRow)
_BODY = table_of(DialogueBodyRow)
_MEETING = table_of(MeetingRow)
_SEAT = table_of(AttendanceRow)
_QUESTION = table_of(QuestionRow)
_ANSWER = table_of(AnswerRow)
_STAKEHOLDER = table_of(StakeholderRow)
_AFFILIATION = table_of(AffiliationRow)
_ON_DIALOGUE = _DIALOGUE.c.id, _DIALOGUE.c.ref, _DIALOGUE.c.title
_HELD = _MEETING.join(_DIALOGUE, _DIALOGUE.c.id == _MEETING.c.dialogue_id)
_WAS_HELD = _DIALOGUE.c.state != DialogueState.CANCELLED
_OF_ANSWER = _ANSWER.join(_QUESTION, ANSWER_WAYS[0]).join(_DIALOGUE, ANSWER_WAYS[1])
_NO_PLACE = sa.cast(sa.null(), sa.Uuid())


def read_last_contact(
    transaction: Transaction, cleared: Clearance, who: UUID, on: date | None = None
) -> LastContact | None:
    """Return the last contact with somebody that this reader may know of; of one day the meeting.

    Up to today, or up to an earlier day.
    """
    every = sa.union_all(*_contacts(cleared, who, min(on or cleared.today, cleared.today))).subquery()
    query = sa.select(every).order_by(every.c.on.desc(), every.c.rank, every.c.ref.desc()).limit(1)
    found = transaction.connection.execute(query).one_or_none()
    if found is None:
        return None
    day, rank, dialogue_id, ref, title, place = found
    kind = _RANKED[rank]
    at = place if kind is TimelineKind.MEETING else None
    through = _through(transaction, cleared, who, dialogue_id, at, day)
    return LastContact(day, ProfileDialogue(dialogue_id, ref, title), kind, place, through)


def _contacts(cleared: Clearance, who: UUID, until: date) -> list[sa.Select[Any]]:
    """Select day, rank, dialogue and place of each contact with somebody."""
    asked = _DIALOGUE.c.id.in_(sa.union_all(*held_with(who)))

    def of(
        rank: int, on: sa.Column[Any], place: sa.ColumnElement[Any], source: sa.FromClause
    ) -> sa.Select[Any]:
        told: tuple[sa.ColumnElement[Any], ...] = (
            on.label("on"),
            sa.literal_column(str(rank)).label("rank"),
            *_ON_DIALOGUE,
        )
        query = sa.select(*told, place.label("place")).select_from(source)
        return query.where(visible(cleared), on <= until)

    met = of(0, _MEETING.c.on, _MEETING.c.id, _HELD).where(_WAS_HELD)
    found = [
        met.where(asked),
        of(1, _ANSWER.c.given_on, _ANSWER.c.id, _OF_ANSWER).where(
            asked, open_part(cleared, _ANSWER, *ANSWER_WAYS)
        ),
        of(2, _DIALOGUE.c.requested_on, _NO_PLACE, _DIALOGUE).where(asked),
    ]
    if is_shown(cleared, Attendance):
        found.append(met.where(_MEETING.c.id.in_(meetings_of(who))))
    return found


def held_with(who: UUID) -> list[sa.Select[Any]]:
    """Select the dialogues that are held with this body: those that it leads, and those that it does not."""
    # Two keys that each find few: one condition on both would go through all dialogues.
    lead = sa.select(_DIALOGUE.c.id).where(_DIALOGUE.c.lead_body_id == who)
    return [lead, sa.select(_BODY.c.dialogue_id).where(_BODY.c.body_id == who)]


def meetings_of(who: UUID) -> sa.Select[Any]:
    """Select the meetings at which somebody sat: who is known by a role at a body only, as that body."""
    return sa.select(_SEAT.c.meeting_id).where(seat_of(who))


def seat_of(who: UUID) -> sa.ColumnElement[bool]:
    """The condition under which a seat is that of somebody."""
    return (_SEAT.c.person_id == who) | (_SEAT.c.person_id.is_(None) & (_SEAT.c.body_id == who))


def _through(
    transaction: Transaction,
    cleared: Clearance,
    who: UUID,
    dialogue_id: UUID,
    meeting_id: UUID | None,
    on: Any,
) -> tuple[UUID, ...]:
    """Return who of us sat at that meeting: people who did not work at a body then; else the owner."""
    connection = transaction.connection
    if meeting_id and is_shown(cleared, Attendance):
        body = sa.exists().where(
            _AFFILIATION.c.person_id == _SEAT.c.person_id,
            _AFFILIATION.c.organisation_id == _STAKEHOLDER.c.id,
            _STAKEHOLDER.c.body_id.is_not(None),
            _AFFILIATION.c.from_on.is_(None) | (_AFFILIATION.c.from_on <= on),
            _AFFILIATION.c.until_on.is_(None) | (_AFFILIATION.c.until_on >= on),
        )
        seated = sa.select(_SEAT.c.person_id).where(_SEAT.c.meeting_id == meeting_id, ~body)
        seated = seated.where(_SEAT.c.person_id.is_not(None), _SEAT.c.person_id != who)
        if found := tuple(dict.fromkeys(connection.scalars(seated.order_by(_SEAT.c.id)))):
            return found
    if not (cleared.people or is_public(Dialogue, "owner_id")):
        return ()
    owner = sa.select(_DIALOGUE.c.owner_id).where(_DIALOGUE.c.id == dialogue_id, _DIALOGUE.c.owner_id != who)
    return tuple(connection.scalars(owner))
