"""Queries on dialogues. Each is filtered by what the viewer is cleared for."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar
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
    Product,
    Question,
    SourceDocument,
)
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.states import NOT_YET_ASKED, question_state
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import MinutesState, QuestionState
from dare_network.errors import NotFoundError
from dare_network.language import _
from dare_network.store.audit import added_by, read_when_added
from dare_network.store.minutes_sources import open_minutes
from dare_network.store.rows import Query, Values, fetch, load, query
from dare_network.store.shown import instead, is_shown
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.dialogues import (
    AnswerRow,
    AttendanceRow,
    CommitmentRow,
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
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import open_at, open_part, visible

T = TypeVar("T")
_CLEARANCES = 200
"""For how many clearances statements are kept: to make one takes longer than to run it."""
_DIALOGUE = table_of(DialogueRow)
_NEWEST_FIRST = _DIALOGUE.c.requested_on.desc(), _DIALOGUE.c.ref.desc()
_MEETING = table_of(MeetingRow)
_PRODUCT = table_of(ProductRow)
_QUESTION = table_of(QuestionRow)
_ANSWER = table_of(AnswerRow)
_COMMITMENT = table_of(CommitmentRow)
_DUE_MOVE = table_of(DueMoveRow)
_MILESTONE = table_of(MilestoneRow)
_MINUTES = table_of(MinutesRow)


@dataclass(frozen=True, slots=True)
class _LastVersion:
    """Where the last version of minutes stands."""

    dialogue_id: UUID
    state: MinutesState


_TO_QUESTION = _QUESTION.c.id == _ANSWER.c.question_id, _DIALOGUE.c.id == _QUESTION.c.dialogue_id
_OF_DIALOGUE = _QUESTION.c.dialogue_id == sa.bindparam("dialogue")
_LAST_NUMBER = sa.select(sa.func.max(_QUESTION.c.number)).where(_OF_DIALOGUE)
_ASKED = sa.select(_QUESTION.c.id).where(_OF_DIALOGUE, _QUESTION.c.id == sa.bindparam("question"))


def list_dossiers(transaction: Transaction, cleared: Clearance) -> tuple[Dossier, ...]:
    """The visible dialogues with everything that hangs on them, the newest request first."""
    return _dossiers(transaction, cleared, _dossier_queries(cleared, transaction.connection.dialect))


def require_visible(transaction: Transaction, cleared: Clearance, dialogue_id: UUID) -> None:
    """Raise NotFoundError unless there is such a dialogue and it is visible."""
    if transaction.connection.scalar(_visible_dialogue(cleared), {"key": dialogue_id}) is None:
        raise NotFoundError(_("There is no such dialogue, or it is not open to you."))


def hold_dialogue(transaction: Transaction, row: type[Entity], key: UUID) -> None:
    """Let everybody else who writes on the dialogue with this `key`, or of this part, wait for the end.

    What is read after it stays true until then: that a seat is still free, what the last number is. SQLite
    has one writer at a time anyway.
    """
    if transaction.connection.dialect.name == "postgresql":
        transaction.connection.execute(_held(row), {"key": key})


@lru_cache
def _held(row: type[Entity]) -> sa.Select[Any]:
    table = table_of(row)
    held = sa.select(_DIALOGUE.c.id).with_for_update(key_share=True)
    if table is _DIALOGUE:
        return held.where(_DIALOGUE.c.id == sa.bindparam("key"))
    source, holder = _with_holder(row)
    of = sa.select(holder.c.dialogue_id).select_from(source).where(table.c.id == sa.bindparam("key"))
    return held.where(_DIALOGUE.c.id == of.scalar_subquery())


def get_dossier(transaction: Transaction, cleared: Clearance, dialogue_id: UUID) -> Dossier:
    """One dialogue with everything that hangs on it. Raises NotFoundError, also where it is hidden."""
    queries = _dossier_queries(cleared, transaction.connection.dialect, of_one=True)
    found = _dossiers(transaction, cleared, queries, key=dialogue_id)
    if not found:
        raise NotFoundError(_("There is no such dialogue, or it is not open to you."))
    return found[0]


def list_commitments(
    transaction: Transaction, cleared: Clearance, keys: Collection[UUID]
) -> tuple[Commitment, ...]:
    """Those of these commitments whose dialogue is visible, by their number."""
    shown = sa.select(_DIALOGUE.c.id).where(visible(cleared))
    return load(
        transaction,
        CommitmentRow,
        Commitment,
        _COMMITMENT.c.id.in_(keys),
        _COMMITMENT.c.dialogue_id.in_(shown),
        open_part(cleared, _COMMITMENT, _DIALOGUE.c.id == _COMMITMENT.c.dialogue_id),
        order_by=(_COMMITMENT.c.ref,),
        instead=instead(cleared, CommitmentRow, Commitment),
    )


def list_products(
    transaction: Transaction, cleared: Clearance, also: Collection[UUID] = ()
) -> tuple[Product, ...]:
    """The products of visible dialogues, and these as well, by name.

    That there is one of which only hidden dialogues speak is hidden with them.
    """
    shown = sa.select(_DIALOGUE.c.product_id).where(visible(cleared), _DIALOGUE.c.product_id.is_not(None))
    return load(
        transaction,
        ProductRow,
        Product,
        _PRODUCT.c.id.in_(shown) | _PRODUCT.c.id.in_(also),
        order_by=(_PRODUCT.c.name,),
        instead=instead(cleared, ProductRow, Product),
    )


def own_products(transaction: Transaction, viewer: Viewer) -> set[UUID]:
    """The products that this viewer has added in his role, for a dialogue that may be still to come."""
    keys = transaction.connection.scalars(sa.select(_PRODUCT.c.id)).all()
    return set(added_by(transaction, viewer, ProductRow, keys))


def dialogue_of(transaction: Transaction, cleared: Clearance, row: type[Entity], key: UUID) -> UUID:
    """The dialogue on which something hangs: a meeting, an answer, a milestone of a commitment.

    Raises NotFoundError, also where that dialogue, the part itself or what it hangs on is hidden.
    """
    dialogue_id, _columns = find_part(transaction, cleared, row, key)
    return dialogue_id


def find_part(
    transaction: Transaction, cleared: Clearance, row: type[Entity], key: UUID
) -> tuple[UUID, Values]:
    """The same with the columns of the part itself, for who changes them next."""
    found = transaction.connection.execute(_visible_part(row, cleared), {"key": key}).first()
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
    table = table_of(row)
    source, holder = _with_holder(row)
    whole = source.join(_DIALOGUE, _DIALOGUE.c.id == holder.c.dialogue_id)
    query = sa.select(holder.c.dialogue_id.label(None), *table.c).select_from(whole)
    query = query.where(table.c.id == sa.bindparam("key"), visible(cleared))
    for part in (table, holder):
        if "confidentiality" in part.c:
            query = query.where(open_at(cleared, part.c.confidentiality))
    return query


def _with_holder(row: type[Entity]) -> tuple[sa.FromClause, sa.Table]:
    """A part joined to what it hangs on, and which of the two names the dialogue."""
    table = table_of(row)
    if "dialogue_id" in table.c:
        return table, table
    ((name, of),) = row.hangs_on.items()
    holder = table_of(of)
    return table.join(holder, table.c[name] == holder.c.id), holder


def last_question_number(transaction: Transaction, dialogue_id: UUID) -> int:
    """The number of the last question of a dialogue; 0 where it has none."""
    return transaction.connection.scalar(_LAST_NUMBER, {"dialogue": dialogue_id}) or 0


def list_answers(transaction: Transaction, cleared: Clearance, question_id: UUID) -> tuple[Answer, ...]:
    """The visible answers to a question, the oldest first."""
    return load(
        transaction,
        AnswerRow,
        Answer,
        _ANSWER.c.question_id == question_id,
        open_part(cleared, _ANSWER, *_TO_QUESTION),
        order_by=(_ANSWER.c.given_on,),
        instead=instead(cleared, AnswerRow, Answer),
    )


def is_asked(transaction: Transaction, dialogue_id: UUID, question_id: UUID) -> bool:
    """Whether there is such a question of this dialogue."""
    found = transaction.connection.scalar(_ASKED, {"dialogue": dialogue_id, "question": question_id})
    return found is not None


@dataclass(frozen=True, slots=True)
class _DossierQueries:
    """How dialogues are read with everything that hangs on them."""

    dialogues: Query[Dialogue]
    meetings: Query[Meeting]
    seats: Query[Attendance]
    questions: Query[Question]
    answers: Query[Answer]
    commitments: Query[Commitment]
    moves: Query[DueMove]
    documents: Query[SourceDocument]
    versions: Query[_LastVersion]
    outcomes: Query[Outcome]
    milestones: Query[Milestone]
    people: bool


@lru_cache(_CLEARANCES)
def _dossier_queries(cleared: Clearance, dialect: sa.Dialect, of_one: bool = False) -> _DossierQueries:
    """Those for all visible dialogues, or for the one with this `key`."""
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
    ) -> Query[T]:
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
    ) -> Query[T]:
        return of_them(row, record, table_of(row).c.dialogue_id.in_(shown), *where, order=order)

    def open_of_dialogue(row: type[Entity], record: type[T], order: Sequence[str]) -> Query[T]:
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
            open_part(cleared, _ANSWER, *_TO_QUESTION),
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
    def found(asked: Query[T]) -> tuple[T, ...]:
        return fetch(transaction, asked, **given)

    dialogues = found(queries.dialogues)
    if not dialogues:
        return ()
    meetings, seats, questions = found(queries.meetings), found(queries.seats), found(queries.questions)
    answers, commitments, moves = found(queries.answers), found(queries.commitments), found(queries.moves)
    # Why a day moved was said to those who could see the commitment then.
    told = read_when_added(transaction, cleared, DueMoveRow, [move.id for move in moves])
    answers = tuple(_superseded(answers))
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


def _superseded(answers: Sequence[Answer]) -> Iterator[Answer]:
    """Answers with the day on which another one of them took their place."""
    later = {given.supersedes_id: given.given_on for given in reversed(answers) if given.supersedes_id}
    return (
        replace(given, superseded_on=later[given.id]) if given.id in later else given for given in answers
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
