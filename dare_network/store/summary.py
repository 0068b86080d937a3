"""Counts of a summary, of what one reader may see."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.dialogues import Answer, Attendance, Commitment, Dialogue
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.summary import (
    Counted,
    CountedAnswer,
    CountedCommitment,
    CountedDialogue,
    Period,
)
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.domain.rules.summarising import DONE
from dare_network.domain.rules.visibility import Clearance, level_on, narrowest
from dare_network.domain.vocabulary import Confidentiality, DialogueState
from dare_network.store.dialogue_list import NEWEST_FIRST
from dare_network.store.paging import stakeholders_of
from dare_network.store.rows import chunks, load
from dare_network.store.shown import instead, is_shown, people
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueBodyRow, DialogueRow
from dare_network.store.tables.meetings import AttendanceRow, MeetingRow
from dare_network.store.tables.network import StakeholderRow
from dare_network.store.tables.outcomes import OutcomeRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.tables.sources import SourceDocumentRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import ANSWER_WAYS, open_part, visible

_DIALOGUE = table_of(DialogueRow)
_BODY = table_of(DialogueBodyRow)
_MEETING = table_of(MeetingRow)
_SEAT = table_of(AttendanceRow)
_QUESTION = table_of(QuestionRow)
_ANSWER = table_of(AnswerRow)
_COMMITMENT = table_of(CommitmentRow)
_STAKEHOLDER = table_of(StakeholderRow)
_STEPS = (
    _DIALOGUE.c.requested_on,
    _DIALOGUE.c.accepted_on,
    _DIALOGUE.c.started_on,
    _DIALOGUE.c.documents_sent_on,
    _DIALOGUE.c.held_on,
    _DIALOGUE.c.output_received_on,
)
Condition = sa.ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class _Active:
    """A dialogue that is active, without the bodies beside the one that leads it."""

    id: UUID
    state: DialogueState
    lead_body_id: UUID


@dataclass(frozen=True, slots=True)
class _Level:
    """The level of a dialogue, which says who may see it."""

    id: UUID
    confidentiality: Confidentiality
    embargo_until: date | None
    sample: bool


def read_counted(transaction: Transaction, cleared: Clearance, period: Period, today: date) -> Counted:
    """Return what a summary of a period counts as of `today`."""
    active = sa.select(_DIALOGUE.c.id).where(visible(cleared), _is_active(cleared, period))
    going_on = _COMMITMENT.c.state.in_(sorted(UNFINISHED_COMMITMENT))
    done = _COMMITMENT.c.state.in_(sorted(DONE)), *_in(period, _COMMITMENT.c.due_on)
    unfinished, fulfilled = (
        sa.select(_COMMITMENT.c.id).where(*_commitments(cleared, *which)) for which in ((going_on,), done)
    )
    first_due = _COMMITMENT.c.due_on, _COMMITMENT.c.ref
    met, last = _contacts(transaction, cleared, period, today)
    dialogues = tuple(_dialogues(transaction, cleared, active))
    behind = {each.id for each in dialogues} | {dialogue_id for _on, dialogue_id in last.values()}
    for promised in (unfinished, fulfilled):
        of = promised.with_only_columns(_COMMITMENT.c.dialogue_id).distinct()
        behind.update(transaction.connection.scalars(of))
    levels, samples = _levels(transaction, cleared, behind, today)
    return Counted(
        dialogues,
        load(
            transaction,
            AnswerRow,
            CountedAnswer,
            *_in(period, _ANSWER.c.given_on),
            sa.exists().where(*ANSWER_WAYS, visible(cleared)),
            open_part(cleared, _ANSWER, *ANSWER_WAYS),
            order_by=(_ANSWER.c.given_on.desc(),),
            instead=instead(cleared, AnswerRow, Answer),
        ),
        load(
            transaction,
            CommitmentRow,
            CountedCommitment,
            *_commitments(cleared, going_on),
            order_by=first_due,
            instead=instead(cleared, CommitmentRow, Commitment),
        ),
        tuple(transaction.connection.scalars(fulfilled.order_by(*first_due))),
        met,
        last,
        narrowest(levels),
        samples,
    )


def named_in(transaction: Transaction, cleared: Clearance, counted: Counted) -> tuple[Stakeholder, ...]:
    """All visible bodies, and whoever else is counted with something."""
    keys = {key for dialogue in counted.dialogues for key in dialogue.body_ids}
    keys |= {answer.body_id for answer in counted.answers} | {each.owner_id for each in counted.unfinished}
    keys |= {*transaction.connection.scalars(_bodies(cleared))}
    found: dict[UUID, Stakeholder] = {}
    for some in chunks(keys):
        found |= stakeholders_of(transaction, cleared, some)
    return tuple(found.values())


def _bodies(cleared: Clearance) -> sa.Select[Any]:
    return sa.select(_STAKEHOLDER.c.id).where(_STAKEHOLDER.c.body_id.is_not(None), *people(cleared))


def _in(period: Period, on: sa.ColumnElement[Any]) -> Iterator[Condition]:
    """The conditions under which a day is noted and falls in a period."""
    yield on.is_not(None)
    if period.first:
        yield on >= period.first
    if period.last:
        yield on <= period.last


def _is_active(cleared: Clearance, period: Period) -> Condition:
    """A request or another step, a meeting, an answer or output falls in the period."""
    met = sa.select(_MEETING.c.dialogue_id).where(*_in(period, _MEETING.c.on))
    answered = sa.select(_QUESTION.c.dialogue_id).join(_ANSWER, _ANSWER.c.question_id == _QUESTION.c.id)
    answered = answered.where(open_part(cleared, _ANSWER, *ANSWER_WAYS), *_in(period, _ANSWER.c.given_on))
    steps = (sa.and_(*_in(period, step)) for step in _STEPS)
    return sa.or_(*steps, _DIALOGUE.c.id.in_(met), _DIALOGUE.c.id.in_(answered))


def _shown_dialogues(cleared: Clearance) -> sa.Select[Any]:
    return sa.select(_DIALOGUE.c.id).where(visible(cleared))


def _commitments(cleared: Clearance, *where: Condition) -> Sequence[Condition]:
    """The conditions under which a commitment is visible and meets others."""
    is_open = open_part(cleared, _COMMITMENT, _DIALOGUE.c.id == _COMMITMENT.c.dialogue_id)
    return _COMMITMENT.c.dialogue_id.in_(_shown_dialogues(cleared)), is_open, *where


def _dialogues(
    transaction: Transaction, cleared: Clearance, active: sa.Select[Any]
) -> Iterator[CountedDialogue]:
    shown = instead(cleared, DialogueRow, Dialogue)
    where = _DIALOGUE.c.id.in_(active.subquery().select())
    found = load(transaction, DialogueRow, _Active, where, order_by=NEWEST_FIRST[:2], instead=shown)
    beside: dict[UUID, list[UUID]] = {}
    bodies = sa.select(_BODY.c.dialogue_id, _BODY.c.body_id).order_by(_BODY.c.position)
    for dialogue_id, body_id in transaction.connection.execute(bodies):
        beside.setdefault(dialogue_id, []).append(body_id)
    for each in found:
        yield CountedDialogue(each.id, each.state, (each.lead_body_id, *beside.get(each.id, ())))


def _contacts(
    transaction: Transaction, cleared: Clearance, period: Period, today: date
) -> tuple[frozenset[UUID], dict[UUID, tuple[date, UUID]]]:
    """The bodies with which there was contact in the period, and when there last was with the others."""
    # Body by body, since the first contact of each is enough: all of them would be a hundred thousand.
    heard = (
        sa.exists()
        .select_from(source)
        .where(
            body == _STAKEHOLDER.c.id, visible(cleared), on <= today, *_in(period, on), *_holds(cleared, on)
        )
        for body, on, _dialogue, source in _encounters(cleared)
    )
    met = frozenset(transaction.connection.scalars(_bodies(cleared).where(sa.or_(*heard))))
    silent = set(transaction.connection.scalars(_bodies(cleared))) - met
    last: dict[UUID, tuple[date, UUID]] = {}
    for body, on, dialogue, source in _encounters(cleared):
        query = sa.select(body, sa.func.max(on), dialogue).select_from(source).group_by(body, dialogue)
        query = query.where(on <= today, body.in_(silent), *_holds(cleared, on))
        for key, when, dialogue_id in transaction.connection.execute(query):
            last[key] = max(last.get(key, (date.min, dialogue_id)), (when, dialogue_id))
    return met, last


def _encounters(
    cleared: Clearance,
) -> Iterator[tuple[sa.Column[Any], sa.Column[Any], sa.Column[Any], sa.FromClause]]:
    """Yield how bodies meet us: the column of the body, of the day, of the dialogue, and where to find them.

    A meeting is one with all bodies of the dialogue and with those that sat at it.
    """
    dialogue = _DIALOGUE.c.id
    beside = _DIALOGUE.join(_BODY, _BODY.c.dialogue_id == dialogue)
    met = _DIALOGUE.join(_MEETING, _MEETING.c.dialogue_id == dialogue)
    asked = _DIALOGUE.join(_QUESTION, _QUESTION.c.dialogue_id == dialogue)
    answered = asked.join(_ANSWER, _ANSWER.c.question_id == _QUESTION.c.id)
    # In the order in which they are found soonest.
    yield _DIALOGUE.c.lead_body_id, _DIALOGUE.c.held_on, dialogue, _DIALOGUE
    yield _DIALOGUE.c.lead_body_id, _DIALOGUE.c.output_received_on, dialogue, _DIALOGUE
    yield _DIALOGUE.c.lead_body_id, _MEETING.c.on, dialogue, met
    yield _ANSWER.c.body_id, _ANSWER.c.given_on, dialogue, answered
    yield _BODY.c.body_id, _DIALOGUE.c.held_on, dialogue, beside
    yield _BODY.c.body_id, _MEETING.c.on, dialogue, met.join(_BODY, _BODY.c.dialogue_id == dialogue)
    if is_shown(cleared, Attendance):
        yield _SEAT.c.body_id, _MEETING.c.on, dialogue, met.join(_SEAT, _SEAT.c.meeting_id == _MEETING.c.id)


def _holds(cleared: Clearance, on: sa.Column[Any]) -> Iterator[Condition]:
    """Yield what an encounter has to meet beside its body and its day."""
    yield visible(cleared)
    if on is _ANSWER.c.given_on:
        yield open_part(cleared, _ANSWER, *ANSWER_WAYS)
    if on is _MEETING.c.on:
        # The planned meeting of a cancelled dialogue is none.
        yield _DIALOGUE.c.state != DialogueState.CANCELLED


def _levels(
    transaction: Transaction, cleared: Clearance, behind: Set[UUID], today: date
) -> tuple[set[Confidentiality], bool]:
    """The levels of these dialogues today with those of their parts, and whether any is of the sample."""
    every = load(transaction, DialogueRow, _Level, visible(cleared))
    those = [each for each in every if each.id in behind]
    levels = {level_on(today, each.confidentiality, each.embargo_until) for each in those}
    for row in (AnswerRow, SourceDocumentRow, CommitmentRow, OutcomeRow):
        levels |= {own for of, own in _own_levels(transaction, cleared, row) if of in behind}
    return levels, any(each.sample for each in those)


def _own_levels(
    transaction: Transaction, cleared: Clearance, row: type[Entity]
) -> Iterator[tuple[UUID, Confidentiality]]:
    """The visible parts that are more confidential than their dialogues: of which, and how much."""
    part, level = table_of(row), table_of(row).c.confidentiality
    ways = [_DIALOGUE.c.id == part.c.get("dialogue_id")]
    query = sa.select(level, part.c.get("dialogue_id", _QUESTION.c.dialogue_id)).distinct()
    if row is AnswerRow:
        query, ways = query.where(ANSWER_WAYS[0]), [*ANSWER_WAYS]
    found = query.where(level.is_not(None), open_part(cleared, part, *ways))
    yield from ((of, own) for own, of in transaction.connection.execute(found))
