"""Dialogues with all that hangs on them, as far as the viewer is cleared for it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.dialogues import (
    Answer,
    Attendance,
    Commitment,
    Dialogue,
    Dossier,
    DueMove,
    Meeting,
    Question,
    SourceDocument,
)
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.rules.states import NOT_YET_ASKED, question_state
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import MinutesState, QuestionState
from dare_network.errors import NotFoundError
from dare_network.language import _
from dare_network.store.answers import superseded
from dare_network.store.audit import read_when_added
from dare_network.store.minutes_sources import open_minutes
from dare_network.store.rows import RecordQuery, fetch, query
from dare_network.store.shown import instead, is_shown
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.commitments import CommitmentRow, DueMoveRow
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.meetings import AttendanceRow, MeetingRow
from dare_network.store.tables.milestones import MilestoneRow
from dare_network.store.tables.minutes import MinutesRow
from dare_network.store.tables.outcomes import OutcomeRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.tables.sources import SourceDocumentRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import ANSWER_WAYS, CLEARANCES, open_part, visible

T = TypeVar("T")
_DIALOGUE = table_of(DialogueRow)
_NEWEST_FIRST = _DIALOGUE.c.requested_on.desc(), _DIALOGUE.c.ref.desc()
_MEETING = table_of(MeetingRow)
_QUESTION = table_of(QuestionRow)
_ANSWER = table_of(AnswerRow)
_COMMITMENT = table_of(CommitmentRow)
_DUE_MOVE = table_of(DueMoveRow)
_MILESTONE = table_of(MilestoneRow)
_MINUTES = table_of(MinutesRow)


@dataclass(frozen=True, slots=True)
class _LastVersion:
    """The state of the last version of minutes."""

    dialogue_id: UUID
    state: MinutesState


def list_dossiers(transaction: Transaction, cleared: Clearance) -> tuple[Dossier, ...]:
    """The visible dialogues with everything that hangs on them, the newest request first."""
    return _dossiers(transaction, cleared, _dossier_queries(cleared, transaction.connection.dialect))


def list_held(
    transaction: Transaction, cleared: Clearance
) -> tuple[tuple[Dialogue, ...], tuple[Meeting, ...], tuple[Attendance, ...]]:
    """The visible dialogues with their meetings and who was there, and nothing else of them."""
    queries = _dossier_queries(cleared, transaction.connection.dialect)
    dialogues = fetch(transaction, queries.dialogues)
    return dialogues, fetch(transaction, queries.meetings), fetch(transaction, queries.seats)


def get_dossier(transaction: Transaction, cleared: Clearance, dialogue_id: UUID) -> Dossier:
    """One dialogue with everything that hangs on it. Raises NotFoundError, also where it is hidden."""
    queries = _dossier_queries(cleared, transaction.connection.dialect, of_one=True)
    found = _dossiers(transaction, cleared, queries, key=dialogue_id)
    if not found:
        raise NotFoundError(_("There is no such dialogue, or it is not open to you."))
    return found[0]


@dataclass(frozen=True, slots=True)
class _DossierQueries:
    """The queries by which dialogues are read with everything that hangs on them."""

    dialogues: RecordQuery[Dialogue]
    meetings: RecordQuery[Meeting]
    seats: RecordQuery[Attendance]
    questions: RecordQuery[Question]
    answers: RecordQuery[Answer]
    commitments: RecordQuery[Commitment]
    moves: RecordQuery[DueMove]
    documents: RecordQuery[SourceDocument]
    versions: RecordQuery[_LastVersion]
    outcomes: RecordQuery[Outcome]
    milestones: RecordQuery[Milestone]
    people: bool


@lru_cache(CLEARANCES)
def _dossier_queries(cleared: Clearance, dialect: sa.Dialect, of_one: bool = False) -> _DossierQueries:
    """Make the queries for all visible dialogues, or for the one with this `key`."""
    condition = visible(cleared)
    if of_one:
        condition &= _DIALOGUE.c.id == sa.bindparam("key")
    shown = sa.select(_DIALOGUE.c.id).where(condition)
    meetings = sa.select(_MEETING.c.id).where(_MEETING.c.dialogue_id.in_(shown))
    questions = sa.select(_QUESTION.c.id).where(_QUESTION.c.dialogue_id.in_(shown))
    commitments = sa.select(_COMMITMENT.c.id).where(_COMMITMENT.c.dialogue_id.in_(shown))
    # Those outside the consortium see no minutes, and whether there are any is not for them either.
    told = sa.true() if cleared.people else sa.false()

    def of_them(
        row: type[Entity], record: type[T], *where: sa.ColumnElement[bool], order: Sequence[str] = ()
    ) -> RecordQuery[T]:
        table = table_of(row)
        return query(
            dialect,
            row,
            record,
            *(where if is_shown(cleared, record) else [sa.false()]),
            order_by=[table.c[name] for name in order],
            # Every class is hashable.
            instead=instead(cleared, row, record),  # type: ignore[arg-type]
        )

    def of_dialogue(
        row: type[Entity], record: type[T], *where: sa.ColumnElement[bool], order: Sequence[str] = ()
    ) -> RecordQuery[T]:
        return of_them(row, record, table_of(row).c.dialogue_id.in_(shown), *where, order=order)

    def open_of_dialogue(row: type[Entity], record: type[T], order: Sequence[str]) -> RecordQuery[T]:
        table = table_of(row)
        is_open = open_part(cleared, table, _DIALOGUE.c.id == table.c.dialogue_id)
        return of_dialogue(row, record, is_open, order=order)

    return _DossierQueries(
        query(
            dialect,
            DialogueRow,
            Dialogue,
            condition,
            order_by=_NEWEST_FIRST,
            instead=instead(cleared, DialogueRow, Dialogue),
        ),
        of_dialogue(MeetingRow, Meeting, order=("on", "starts")),
        of_them(AttendanceRow, Attendance, table_of(AttendanceRow).c.meeting_id.in_(meetings)),
        of_dialogue(QuestionRow, Question, order=("number",)),
        of_them(
            AnswerRow,
            Answer,
            _ANSWER.c.question_id.in_(questions),
            open_part(cleared, _ANSWER, *ANSWER_WAYS),
            order=("given_on",),
        ),
        open_of_dialogue(CommitmentRow, Commitment, ("due_on",)),
        of_them(DueMoveRow, DueMove, _DUE_MOVE.c.commitment_id.in_(commitments), order=("moved_on", "to_on")),
        open_of_dialogue(SourceDocumentRow, SourceDocument, ("on", "title")),
        query(
            dialect,
            MinutesRow,
            _LastVersion,
            _MINUTES.c.dialogue_id.in_(shown),
            _MINUTES.c.is_last,
            open_minutes(cleared),
            told,
        ),
        open_of_dialogue(OutcomeRow, Outcome, ("noted_on",)),
        of_them(MilestoneRow, Milestone, _MILESTONE.c.commitment_id.in_(commitments), order=("due_on",)),
        cleared.people,
    )


def _dossiers(
    transaction: Transaction, cleared: Clearance, queries: _DossierQueries, **given: object
) -> tuple[Dossier, ...]:
    def found(asked: RecordQuery[T]) -> tuple[T, ...]:
        return fetch(transaction, asked, **given)

    dialogues = found(queries.dialogues)
    if not dialogues:
        return ()
    meetings, seats, questions = found(queries.meetings), found(queries.seats), found(queries.questions)
    answers, commitments, moves = found(queries.answers), found(queries.commitments), found(queries.moves)
    # Why a day moved was said to those who could see the commitment then.
    told = read_when_added(transaction, cleared, DueMoveRow, [move.id for move in moves])
    answers = tuple(superseded(answers))
    questions = tuple(_as_answered(questions, answers, queries.people))
    documents, versions = found(queries.documents), found(queries.versions)
    outcomes, milestones = found(queries.outcomes), found(queries.milestones)
    by_meeting = {meeting.id: meeting.dialogue_id for meeting in meetings}
    by_question = {question.id: question.dialogue_id for question in questions}
    held = _grouped((meeting.dialogue_id, meeting) for meeting in meetings)
    # While somebody writes, PostgreSQL may show a part whose whole was not there one query before.
    seated = _grouped((by_meeting[s.meeting_id], s) for s in seats if s.meeting_id in by_meeting)
    asked = _grouped((question.dialogue_id, question) for question in questions)
    answered = _grouped((by_question[a.question_id], a) for a in answers if a.question_id in by_question)
    promised = _grouped((promise.dialogue_id, promise) for promise in commitments)
    belonging = _grouped((document.dialogue_id, document) for document in documents)
    by_promise = {promise.id: promise.dialogue_id for promise in commitments}
    moved = _grouped(
        (by_promise[m.commitment_id], m) for m in moves if m.commitment_id in by_promise and m.id in told
    )
    written = _grouped((version.dialogue_id, version.state) for version in versions)
    yielded = _grouped((outcome.dialogue_id, outcome) for outcome in outcomes)
    # The milestones of a commitment that is hidden are hidden with it.
    stepped = _grouped((by_promise[m.commitment_id], m) for m in milestones if m.commitment_id in by_promise)
    return tuple(
        Dossier(
            dialogue,
            tuple(held.get(dialogue.id, ())),
            tuple(seated.get(dialogue.id, ())),
            tuple(asked.get(dialogue.id, ())),
            tuple(answered.get(dialogue.id, ())),
            tuple(promised.get(dialogue.id, ())),
            tuple(moved.get(dialogue.id, ())),
            tuple(belonging.get(dialogue.id, ())),
            tuple(written.get(dialogue.id, ())),
            tuple(yielded.get(dialogue.id, ())),
            tuple(stepped.get(dialogue.id, ())),
        )
        for dialogue in dialogues
    )


def _as_answered(
    questions: Iterable[Question], answers: Iterable[Answer], people: bool
) -> Iterator[Question]:
    """Questions as far as they are by these answers; the public is not told how far we are before we ask."""
    given = _grouped((answer.question_id, answer) for answer in answers)
    for asked in questions:
        state = question_state(asked.state, given.get(asked.id, ()))
        if not people and state in NOT_YET_ASKED:
            state = QuestionState.DRAFT
        yield asked if state is asked.state else replace(asked, state=state)


def _grouped(pairs: Iterable[tuple[UUID, T]]) -> dict[UUID, list[T]]:
    groups: dict[UUID, list[T]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return groups
