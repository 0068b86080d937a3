"""Queries on dialogues. Each is filtered by what the viewer is cleared for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session

from dare_network.domain.records.dialogues import (
    Answer,
    Attendance,
    Commitment,
    Dialogue,
    Dossier,
    DueMove,
    Meeting,
    Product,
    Question,
    SourceDocument,
)
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.rules.visibility import CENTRE_LEVELS, Clearance
from dare_network.domain.vocabulary import Confidentiality, MinutesState
from dare_network.errors import NotFoundError
from dare_network.language import _
from dare_network.store.rows import Values, load
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.dialogues import (
    AnswerRow,
    AttendanceRow,
    CommitmentRow,
    DialogueReaderRow,
    DialogueRow,
    DueMoveRow,
    MeetingRow,
    ProductRow,
    QuestionRow,
    SourceDocumentRow,
)
from dare_network.store.tables.milestones import MilestoneRow
from dare_network.store.tables.minutes import MinutesRow
from dare_network.store.tables.outcomes import OutcomeRow

T = TypeVar("T")
_CLEARANCES = 200
"""For how many clearances the statements before a write are kept: to make one takes longer than to run it."""
_DIALOGUE = table_of(DialogueRow)
_MEETING = table_of(MeetingRow)
_QUESTION = table_of(QuestionRow)
_ANSWER = table_of(AnswerRow)
_COMMITMENT = table_of(CommitmentRow)
_DUE_MOVE = table_of(DueMoveRow)
_SOURCE = table_of(SourceDocumentRow)
_OUTCOME = table_of(OutcomeRow)
_MILESTONE = table_of(MilestoneRow)
_MINUTES = table_of(MinutesRow)
_HOLDERS = {"meeting_id": _MEETING, "commitment_id": _COMMITMENT, "question_id": _QUESTION}
"""What a part hangs on that does not name its dialogue itself, by its column for it."""


@dataclass(frozen=True, slots=True)
class _LastVersion:
    """Where the last version of minutes stands."""

    dialogue_id: UUID
    state: MinutesState


_OF_DIALOGUE = _QUESTION.c.dialogue_id == sa.bindparam("dialogue")
_LAST_NUMBER = sa.select(sa.func.max(_QUESTION.c.number)).where(_OF_DIALOGUE)
_ASKED = sa.select(_QUESTION.c.id).where(_OF_DIALOGUE, _QUESTION.c.id == sa.bindparam("question"))


def open_at(cleared: Clearance, level: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """The condition under which a part of a visible dialogue with this level of its own is visible."""
    return level.is_(None) | visible(cleared, level)


def visible(
    cleared: Clearance, level: sa.ColumnElement[Any] = _DIALOGUE.c.confidentiality
) -> sa.ColumnElement[bool]:
    """The condition under which a dialogue is visible: `rules.visibility.may_see` in SQL.

    The same for a part of it that has a `level` of its own.
    """
    ways = [_open_by_role(cleared, level)]
    if cleared.centre_id:
        ways.append(level.in_(sorted(CENTRE_LEVELS)) & (_DIALOGUE.c.centre_id == cleared.centre_id))
    if cleared.listed_as:
        readers = table_of(DialogueReaderRow)
        listed = sa.exists().where(
            readers.c.dialogue_id == _DIALOGUE.c.id, readers.c.account == cleared.listed_as
        )
        ways.append((level == Confidentiality.NAMED_ONLY) & listed)
    return sa.or_(*ways)


def _open_by_role(cleared: Clearance, level: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """The level is one of the role's, and no embargo holds that keeps it to those of the restricted ones."""
    one_of_these = level.in_(sorted(cleared.levels))
    if Confidentiality.RESTRICTED in cleared.levels:
        return one_of_these
    free = unembargoed(cleared)
    if cleared.centre_id:
        free |= _DIALOGUE.c.centre_id == cleared.centre_id
    return one_of_these & free


def unembargoed(cleared: Clearance) -> sa.ColumnElement[bool]:
    """The condition under which no embargo holds on a dialogue: `rules.visibility.is_embargoed` in SQL."""
    until = _DIALOGUE.c.embargo_until
    return until.is_(None) | (until <= cleared.today)


def open_part(cleared: Clearance, part: sa.Table, *ways: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """The condition under which an answer, minutes or the like of a visible dialogue are visible.

    `ways` lead from the part to its dialogue.
    """
    level = part.c.confidentiality
    closer = sa.exists().where(*ways, visible(cleared, level)).correlate(part)
    return level.is_(None) | closer


def list_dialogues(session: Session, cleared: Clearance) -> tuple[Dialogue, ...]:
    """The visible dialogues, the newest request first."""
    return load(
        session,
        DialogueRow,
        Dialogue,
        visible(cleared),
        order_by=(_DIALOGUE.c.requested_on.desc(), _DIALOGUE.c.ref.desc()),
    )


def list_dossiers(session: Session, cleared: Clearance) -> tuple[Dossier, ...]:
    """The visible dialogues with everything that hangs on them, the newest request first."""
    return _dossiers(session, cleared, list_dialogues(session, cleared), visible(cleared))


def require_visible(session: Session, cleared: Clearance, dialogue_id: UUID) -> None:
    """Raise NotFoundError unless there is such a dialogue and it is visible."""
    if session.connection().scalar(_visible_dialogue(cleared), {"key": dialogue_id}) is None:
        raise NotFoundError(_("There is no such dialogue, or it is not open to you."))


def get_dossier(session: Session, cleared: Clearance, dialogue_id: UUID) -> Dossier:
    """One dialogue with everything that hangs on it. Raises NotFoundError, also where it is hidden."""
    condition = visible(cleared) & (_DIALOGUE.c.id == dialogue_id)
    found = load(session, DialogueRow, Dialogue, condition)
    if not found:
        raise NotFoundError(_("There is no such dialogue, or it is not open to you."))
    return _dossiers(session, cleared, found, condition)[0]


def list_commitments(session: Session, cleared: Clearance, keys: Collection[UUID]) -> tuple[Commitment, ...]:
    """Those of these commitments whose dialogue is visible, by their number."""
    shown = sa.select(_DIALOGUE.c.id).where(visible(cleared))
    return load(
        session,
        CommitmentRow,
        Commitment,
        _COMMITMENT.c.id.in_(keys),
        _COMMITMENT.c.dialogue_id.in_(shown),
        open_part(cleared, _COMMITMENT, _DIALOGUE.c.id == _COMMITMENT.c.dialogue_id),
        order_by=(_COMMITMENT.c.ref,),
    )


def list_products(session: Session) -> tuple[Product, ...]:
    """The products by name."""
    return load(session, ProductRow, Product, order_by=(table_of(ProductRow).c.name,))


def dialogue_of(session: Session, cleared: Clearance, row: type[Entity], key: UUID) -> UUID:
    """The dialogue on which something hangs: a meeting, an answer, a milestone of a commitment.

    Raises NotFoundError, also where that dialogue, the part itself or what it hangs on is hidden.
    """
    dialogue_id, _columns = find_part(session, cleared, row, key)
    return dialogue_id


def find_part(session: Session, cleared: Clearance, row: type[Entity], key: UUID) -> tuple[UUID, Values]:
    """The same with the columns of the part itself, for who changes them next."""
    found = session.connection().execute(_visible_part(row, cleared), {"key": key}).one_or_none()
    if found is None:
        raise NotFoundError(_("There is no such dialogue, or it is not open to you."))
    dialogue_id, *columns = found
    return dialogue_id, dict(zip(table_of(row).c.keys(), columns, strict=True))


@lru_cache(_CLEARANCES)
def _visible_dialogue(cleared: Clearance) -> sa.Select[Any]:
    return sa.select(_DIALOGUE.c.id).where(visible(cleared), _DIALOGUE.c.id == sa.bindparam("key"))


@lru_cache(_CLEARANCES)
def _visible_part(row: type[Entity], cleared: Clearance) -> sa.Select[Any]:
    """The dialogue of the visible part with this `key`, and the columns of that part."""
    table = holder = table_of(row)
    source: sa.FromClause = table
    if "dialogue_id" not in table.c:
        name, holder = next((name, each) for name, each in _HOLDERS.items() if name in table.c)
        source = table.join(holder, table.c[name] == holder.c.id)
    column = holder.c.dialogue_id
    whole = source.join(_DIALOGUE, _DIALOGUE.c.id == column)
    query = sa.select(column.label(None), *table.c).select_from(whole)
    query = query.where(table.c.id == sa.bindparam("key"), visible(cleared))
    for part in (table, holder):
        if "confidentiality" in part.c:
            query = query.where(open_at(cleared, part.c.confidentiality))
    return query


def last_question_number(session: Session, dialogue_id: UUID) -> int:
    """The number of the last question of a dialogue; 0 where it has none."""
    return session.connection().scalar(_LAST_NUMBER, {"dialogue": dialogue_id}) or 0


def is_asked(session: Session, dialogue_id: UUID, question_id: UUID) -> bool:
    """Whether there is such a question of this dialogue."""
    named = {"dialogue": dialogue_id, "question": question_id}
    return session.connection().scalar(_ASKED, named) is not None


def _dossiers(
    session: Session,
    cleared: Clearance,
    dialogues: tuple[Dialogue, ...],
    condition: sa.ColumnElement[bool],
) -> tuple[Dossier, ...]:
    shown = sa.select(_DIALOGUE.c.id).where(condition)
    meetings_of = sa.select(_MEETING.c.id).where(_MEETING.c.dialogue_id.in_(shown))
    questions_of = sa.select(_QUESTION.c.id).where(_QUESTION.c.dialogue_id.in_(shown))
    attendance = table_of(AttendanceRow)
    meetings = load(
        session,
        MeetingRow,
        Meeting,
        _MEETING.c.dialogue_id.in_(shown),
        order_by=(_MEETING.c.on, _MEETING.c.starts),
    )
    seats = load(session, AttendanceRow, Attendance, attendance.c.meeting_id.in_(meetings_of))
    questions = load(
        session,
        QuestionRow,
        Question,
        _QUESTION.c.dialogue_id.in_(shown),
        order_by=(_QUESTION.c.number,),
    )
    answers = load(
        session,
        AnswerRow,
        Answer,
        _ANSWER.c.question_id.in_(questions_of),
        open_part(
            cleared,
            _ANSWER,
            _QUESTION.c.id == _ANSWER.c.question_id,
            _DIALOGUE.c.id == _QUESTION.c.dialogue_id,
        ),
        order_by=(_ANSWER.c.given_on,),
    )
    commitments = load(
        session,
        CommitmentRow,
        Commitment,
        _COMMITMENT.c.dialogue_id.in_(shown),
        open_part(cleared, _COMMITMENT, _DIALOGUE.c.id == _COMMITMENT.c.dialogue_id),
        order_by=(_COMMITMENT.c.due_on,),
    )
    commitments_of = sa.select(_COMMITMENT.c.id).where(_COMMITMENT.c.dialogue_id.in_(shown))
    moves = load(
        session,
        DueMoveRow,
        DueMove,
        _DUE_MOVE.c.commitment_id.in_(commitments_of),
        order_by=(_DUE_MOVE.c.moved_on, _DUE_MOVE.c.to_on),
    )
    documents = load(
        session,
        SourceDocumentRow,
        SourceDocument,
        _SOURCE.c.dialogue_id.in_(shown),
        open_part(cleared, _SOURCE, _DIALOGUE.c.id == _SOURCE.c.dialogue_id),
        order_by=(_SOURCE.c.on, _SOURCE.c.title),
    )
    # Those outside the consortium see no minutes, and whether there are any is not for them either.
    told = sa.true() if cleared.people else sa.false()
    versions = load(
        session, MinutesRow, _LastVersion, _MINUTES.c.dialogue_id.in_(shown), _MINUTES.c.is_last, told
    )
    outcomes = load(
        session,
        OutcomeRow,
        Outcome,
        _OUTCOME.c.dialogue_id.in_(shown),
        open_part(cleared, _OUTCOME, _DIALOGUE.c.id == _OUTCOME.c.dialogue_id),
        order_by=(_OUTCOME.c.noted_on,),
    )
    milestones = load(
        session,
        MilestoneRow,
        Milestone,
        _MILESTONE.c.commitment_id.in_(commitments_of),
        order_by=(_MILESTONE.c.due_on,),
    )
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
    moved = _grouped((by_promise[m.commitment_id], m) for m in moves if m.commitment_id in by_promise)
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


def _grouped(pairs: Iterable[tuple[UUID, T]]) -> dict[UUID, list[T]]:
    groups: dict[UUID, list[T]] = {}
    for key, item in pairs:
        groups.setdefault(key, []).append(item)
    return groups
