"""The network as one reader may see it. Of dialogues only what it shows is read: who takes part, on what."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.dialogues import Answer, Attendance, Dialogue, Meeting, Question
from dare_network.domain.records.network import (
    Advice,
    DialogueNode,
    DialogueShare,
    Participation,
    StatedShare,
)
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import DialogueState
from dare_network.store.changes import Changes
from dare_network.store.products import list_products
from dare_network.store.rows import RecordQuery, fetch, query
from dare_network.store.shown import instead, is_shown
from dare_network.store.stakeholders import list_affiliations, list_stakeholders, list_ties
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.dialogues import DialogueRow, DialogueTopicRow
from dare_network.store.tables.meetings import AttendanceRow, MeetingRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow, QuestionTopicRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import ANSWER_WAYS, open_part, visible

T = TypeVar("T")
NO_ADVICE = frozenset({"not_answered", "out_of_remit", "refer_body"})
"""Standings of an answer to our position with which the body gave no advice."""
_CLEARANCES = 50
_DIALOGUE = table_of(DialogueRow)
_MEETING = table_of(MeetingRow)
_QUESTION = table_of(QuestionRow)
_ANSWER = table_of(AnswerRow)
_SEAT = table_of(AttendanceRow)


@dataclass(frozen=True, slots=True)
class _Dialogue:
    id: UUID
    ref: str
    title: str
    state: DialogueState
    lead_body_id: UUID
    owner_id: UUID
    co_body_ids: tuple[UUID, ...]
    requested_on: date
    product_id: UUID | None
    topic_ids: tuple[str, ...]
    sample: bool


@dataclass(frozen=True, slots=True)
class _Meeting:
    id: UUID
    dialogue_id: UUID
    on: date


@dataclass(frozen=True, slots=True)
class _Seat:
    id: UUID
    meeting_id: UUID
    person_id: UUID | None
    body_id: UUID | None


@dataclass(frozen=True, slots=True)
class _Question:
    id: UUID
    dialogue_id: UUID
    topic_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    id: UUID
    question_id: UUID
    body_id: UUID
    given_on: date
    alignment: str


@dataclass(frozen=True, slots=True)
class _Queries:
    dialogues: RecordQuery[_Dialogue]
    meetings: RecordQuery[_Meeting]
    seats: RecordQuery[_Seat]
    questions: RecordQuery[_Question]
    answers: RecordQuery[_Answer]


def read_stated_share(transaction: Transaction, cleared: Clearance) -> StatedShare:
    """Everybody whom this clearance opens, and what is stated of them."""
    return StatedShare(
        list_stakeholders(transaction, cleared),
        list_affiliations(transaction, cleared),
        list_ties(transaction, cleared),
    )


def read_share(transaction: Transaction, cleared: Clearance) -> DialogueShare:
    """Return what this clearance opens of the part that dialogues have in the network."""
    found = _read(transaction, _queries(cleared, transaction.connection.dialect), cleared.today)
    return DialogueShare(*found, list_products(transaction, cleared))


def read_share_again(
    transaction: Transaction, cleared: Clearance, before: DialogueShare, changes: Changes
) -> DialogueShare:
    """Return the share as it is after these changes of what this clearance had opened before."""
    keys = changes.dialogues
    if not keys:
        if not changes.products:
            return before
        return replace(before, products=list_products(transaction, cleared))
    queries = _queries(cleared, transaction.connection.dialect, of_some=True)
    found, parts, given, last = _read(transaction, queries, cleared.today, keys=list(keys))
    numbers = {key.int for key in keys}
    gone = [each for each in before.dialogues if each.id.int in numbers]
    kept = [each for each in before.dialogues if each.id.int not in numbers]
    advice = [each for each in before.advice if each.dialogue_id.int not in numbers]
    on_others = {each.id: each.product_id for each in gone} != {each.id: each.product_id for each in found}
    contacts = {key: on for key, on in before.last_contacts.items() if key.int not in numbers}
    products = list_products(transaction, cleared) if on_others or changes.products else before.products
    return DialogueShare(
        tuple(sorted([*kept, *found], key=_newest, reverse=True)),
        _replaced(before.participations, parts, keys),
        tuple(sorted([*advice, *given], key=_by_day)),
        {**contacts, **last},
        products,
    )


def _replaced(
    before: Sequence[Participation], parts: Iterable[Participation], keys: Iterable[UUID]
) -> tuple[Participation, ...]:
    """The parts in these dialogues in place of those before; all are in the order of their dialogues."""
    result, of = list(before), _grouped_by_dialogue(parts)
    for key in keys:
        first = bisect_left(result, key.int, key=_dialogue_number)
        last = bisect_right(result, key.int, key=_dialogue_number)
        result[first:last] = of.get(key, [])
    return tuple(result)


def _grouped_by_dialogue(parts: Iterable[Participation]) -> Mapping[UUID, list[Participation]]:
    found: dict[UUID, list[Participation]] = {}
    for part in parts:
        found.setdefault(part.dialogue_id, []).append(part)
    return found


def _dialogue_number(part: Participation) -> int:
    return part.dialogue_id.int


def _newest(dialogue: DialogueNode | _Dialogue) -> tuple[date, str]:
    return dialogue.requested_on, dialogue.ref


def read_topics(transaction: Transaction, cleared: Clearance) -> frozenset[str]:
    """The topics of visible dialogues, and of their questions to which an answer is visible."""
    alignment = instead(cleared, AnswerRow, Answer).get("alignment", _ANSWER.c.alignment)
    advised = sa.true() if alignment is None else _ANSWER.c.alignment.not_in(sorted(NO_ADVICE))
    shown = sa.select(_DIALOGUE.c.id).where(visible(cleared))
    whole, asked = table_of(DialogueTopicRow), table_of(QuestionTopicRow)
    is_open = open_part(cleared, _ANSWER, *ANSWER_WAYS)
    answered = sa.exists().where(_ANSWER.c.question_id == asked.c.question_id, advised, is_open)
    of_questions = (
        sa.select(asked.c.topic_id)
        .join(_QUESTION, _QUESTION.c.id == asked.c.question_id)
        .where(_QUESTION.c.dialogue_id.in_(shown), answered)
    )
    of_dialogues = sa.select(whole.c.topic_id).where(whole.c.dialogue_id.in_(shown))
    return frozenset(transaction.connection.scalars(of_dialogues.union(of_questions)))


@lru_cache(_CLEARANCES)
def _queries(cleared: Clearance, dialect: sa.Dialect, of_some: bool = False) -> _Queries:
    """Make the queries for all visible dialogues, or for some with these `keys`."""
    condition = visible(cleared)
    if of_some:
        condition &= _DIALOGUE.c.id.in_(sa.bindparam("keys", expanding=True))
    shown = sa.select(_DIALOGUE.c.id).where(condition)
    meetings = sa.select(_MEETING.c.id).where(_MEETING.c.dialogue_id.in_(shown))
    questions = sa.select(_QUESTION.c.id).where(_QUESTION.c.dialogue_id.in_(shown))
    open_answer = open_part(cleared, _ANSWER, *ANSWER_WAYS)

    def asked(
        row: type[Entity], read: type[T], record: type[object], *where: sa.ColumnElement[bool]
    ) -> RecordQuery[T]:
        conditions = where if is_shown(cleared, record) else (sa.false(),)
        # Every class is hashable.
        shown_instead = instead(cleared, row, record)  # type: ignore[arg-type]
        return query(dialect, row, read, *conditions, instead=shown_instead)

    return _Queries(
        asked(DialogueRow, _Dialogue, Dialogue, condition),
        asked(MeetingRow, _Meeting, Meeting, _MEETING.c.dialogue_id.in_(shown)),
        asked(AttendanceRow, _Seat, Attendance, _SEAT.c.meeting_id.in_(meetings)),
        asked(QuestionRow, _Question, Question, _QUESTION.c.dialogue_id.in_(shown)),
        asked(AnswerRow, _Answer, Answer, _ANSWER.c.question_id.in_(questions), open_answer),
    )


_Found = tuple[tuple[DialogueNode, ...], tuple[Participation, ...], tuple[Advice, ...], Mapping[UUID, date]]


def _read(transaction: Transaction, queries: _Queries, today: date, **given: object) -> _Found:
    def found(asked: RecordQuery[T]) -> Sequence[T]:
        return fetch(transaction, asked, **given)

    # The newest first, the same way on each database: each would sort texts by rules of its own.
    dialogues = sorted(found(queries.dialogues), key=_newest, reverse=True)
    meetings, questions = found(queries.meetings), {each.id: each for each in found(queries.questions)}
    # While somebody writes, PostgreSQL may show a part whose whole was not there one query before.
    answers = [answer for answer in found(queries.answers) if answer.question_id in questions]
    by_id = {dialogue.id: dialogue for dialogue in dialogues}
    held = (each for each in meetings if _is_held(by_id.get(each.dialogue_id)))
    of_answers = ((questions[each.question_id].dialogue_id, each) for each in answers)
    last = _last_contacts(today, dialogues, held, of_answers)
    return (
        tuple(map(_node, dialogues)),
        tuple(_participations(dialogues, meetings, found(queries.seats))),
        tuple(sorted(_advice(answers, questions, by_id), key=_by_day)),
        last,
    )


def _is_held(dialogue: _Dialogue | None) -> bool:
    return dialogue is not None and dialogue.state is not DialogueState.CANCELLED


def _last_contacts(
    today: date,
    dialogues: Iterable[_Dialogue],
    meetings: Iterable[_Meeting],
    answers: Iterable[tuple[UUID, _Answer]],
) -> Mapping[UUID, date]:
    """The last contact in each dialogue up to today: what is planned is none yet."""
    days = [*((meeting.dialogue_id, meeting.on) for meeting in meetings)]
    days += [(dialogue_id, answer.given_on) for dialogue_id, answer in answers]
    last = {dialogue.id: dialogue.requested_on for dialogue in dialogues}
    for dialogue_id, on in days:
        known = last.get(dialogue_id)
        if on <= today and (known is None or known < on or known > today):
            last[dialogue_id] = on
    return last


def _node(dialogue: _Dialogue) -> DialogueNode:
    return DialogueNode(
        dialogue.id,
        dialogue.ref,
        dialogue.title,
        dialogue.state,
        dialogue.lead_body_id,
        dialogue.requested_on,
        dialogue.product_id,
        dialogue.topic_ids,
        dialogue.sample,
    )


def _participations(
    dialogues: Iterable[_Dialogue], meetings: Iterable[_Meeting], seats: Iterable[_Seat]
) -> Iterator[Participation]:
    """Yield who has part, by dialogue; each part once."""
    held = {meeting.id: meeting for meeting in meetings}
    seated: dict[UUID, dict[tuple[UUID, str, date | None], None]] = {}
    for seat in seats:
        who, meeting = seat.person_id or seat.body_id, held.get(seat.meeting_id)
        if who and meeting:
            seated.setdefault(meeting.dialogue_id, {})[who, "attended", meeting.on] = None
    for dialogue in sorted(dialogues, key=lambda each: each.id.int):
        parts = seated.get(dialogue.id, {})
        parts[dialogue.lead_body_id, "lead_body", None] = None
        parts[dialogue.owner_id, "owner", None] = None
        parts.update(((body, "co_body", None), None) for body in dialogue.co_body_ids)
        for who, part, on in sorted(parts, key=lambda each: (each[0].int, each[1], each[2] or date.min)):
            yield Participation(dialogue.id, who, part, on)


def _advice(
    answers: Iterable[_Answer], questions: Mapping[UUID, _Question], dialogues: Mapping[UUID, _Dialogue]
) -> Collection[Advice]:
    given: dict[tuple[UUID, UUID, str, date], None] = {}
    for answer in answers:
        asked = questions[answer.question_id]
        dialogue = dialogues.get(asked.dialogue_id)
        if dialogue and answer.alignment not in NO_ADVICE:
            for topic in asked.topic_ids or dialogue.topic_ids:
                given[dialogue.id, answer.body_id, topic, answer.given_on] = None
    return [Advice(*each) for each in given]


def _by_day(given: Advice) -> tuple[date, str, int, int]:
    return given.on, given.topic_id, given.body_id.int, given.dialogue_id.int
