"""The list of dialogues, a page at a time. What the reader may not see is neither listed nor counted."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.records.lists import DialogueEntry
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.records.search import Narrowing
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import DialogueState
from dare_network.store.paging import (
    by_vocabulary,
    count_of,
    name_in_order,
    ordered,
    page_of,
    some_of,
    stakeholders_of,
)
from dare_network.store.rows import load
from dare_network.store.shown import instead
from dare_network.store.tables.base import table_of
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueBodyRow, DialogueRow, DialogueTopicRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow, QuestionTopicRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import ANSWER_WAYS, open_part, visible

_DIALOGUE = table_of(DialogueRow)
_BODY = table_of(DialogueBodyRow)
_TOPIC = table_of(DialogueTopicRow)
_QUESTION = table_of(QuestionRow)
_QUESTION_TOPIC = table_of(QuestionTopicRow)
_ANSWER = table_of(AnswerRow)
_COMMITMENT = table_of(CommitmentRow)
NEWEST_FIRST = _DIALOGUE.c.requested_on.desc(), _DIALOGUE.c.ref.desc(), _DIALOGUE.c.id


def list_dialogues(
    transaction: Transaction, cleared: Clearance, to: Narrowing, wanted: Wanted
) -> Page[DialogueEntry]:
    """A page of the visible dialogues of these states, of a body and of a topic, the newest first."""
    found = sa.select(_DIALOGUE.c.id).where(visible(cleared), *_meets(to))
    order = ordered(wanted, _columns(cleared), NEWEST_FIRST)
    return page_of(transaction, found, order, wanted, lambda keys: _entries(transaction, cleared, keys))


def any_dialogue(transaction: Transaction, cleared: Clearance) -> bool:
    """Tell whether there is a dialogue that this reader may see."""
    found = sa.select(_DIALOGUE.c.id).where(visible(cleared)).limit(1)
    return transaction.connection.scalar(found) is not None


def count_dialogues(transaction: Transaction, cleared: Clearance, to: Narrowing) -> int:
    """Return how many visible dialogues there are of these states, of a body and of a topic."""
    return count_of(transaction, sa.select(_DIALOGUE.c.id).where(visible(cleared), *_meets(to)))


def newest_dialogues(transaction: Transaction, cleared: Clearance, most: int) -> tuple[Dialogue, ...]:
    """Return at most so many visible dialogues, the newest first."""
    found = sa.select(_DIALOGUE.c.id).where(visible(cleared))
    keys = some_of(transaction, found, NEWEST_FIRST, most)
    known = dialogues_by_key(transaction, cleared, keys)
    return tuple(known[key] for key in keys if key in known)


def dialogues_by_key(
    transaction: Transaction, cleared: Clearance, keys: Collection[UUID]
) -> Mapping[UUID, Dialogue]:
    """Return those of these dialogues that are visible, by their keys."""
    shown = instead(cleared, DialogueRow, Dialogue)
    where = (_DIALOGUE.c.id.in_(keys), visible(cleared))
    return {each.id: each for each in load(transaction, DialogueRow, Dialogue, *where, instead=shown)}


def _meets(to: Narrowing) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if to.states:
        conditions.append(_DIALOGUE.c.state.in_(sorted(to.states)))
    if to.body_id:
        beside = sa.exists().where(_BODY.c.dialogue_id == _DIALOGUE.c.id, _BODY.c.body_id == to.body_id)
        conditions.append((_DIALOGUE.c.lead_body_id == to.body_id) | beside)
    if to.topic_id:
        whole = sa.exists().where(_TOPIC.c.dialogue_id == _DIALOGUE.c.id, _TOPIC.c.topic_id == to.topic_id)
        asked = sa.exists().where(
            _QUESTION.c.dialogue_id == _DIALOGUE.c.id,
            _QUESTION_TOPIC.c.question_id == _QUESTION.c.id,
            _QUESTION_TOPIC.c.topic_id == to.topic_id,
        )
        conditions.append(whole | asked)
    return conditions


def _columns(cleared: Clearance) -> Mapping[str, sa.ColumnElement[Any]]:
    """Columns to order the list by."""
    return {
        "ref": _DIALOGUE.c.ref,
        "title": sa.func.lower(_DIALOGUE.c.title),
        "body": name_in_order(cleared, _DIALOGUE.c.lead_body_id, short=True),
        "state": by_vocabulary(_DIALOGUE.c.state, list(DialogueState)),
        "requested_on": _DIALOGUE.c.requested_on,
        "overdue": _overdue(cleared).where(_COMMITMENT.c.dialogue_id == _DIALOGUE.c.id).scalar_subquery(),
    }


def _asked() -> sa.Select[Any]:
    return sa.select(sa.func.count()).select_from(_QUESTION)


def _answered(cleared: Clearance) -> sa.Select[Any]:
    return (
        sa.select(sa.func.count(_ANSWER.c.question_id.distinct()))
        .select_from(_ANSWER.join(_QUESTION, _QUESTION.c.id == _ANSWER.c.question_id))
        .where(open_part(cleared, _ANSWER, *ANSWER_WAYS))
    )


def _overdue(cleared: Clearance) -> sa.Select[Any]:
    is_open = open_part(cleared, _COMMITMENT, _DIALOGUE.c.id == _COMMITMENT.c.dialogue_id)
    return (
        sa.select(sa.func.count())
        .select_from(_COMMITMENT)
        .where(
            is_open,
            _COMMITMENT.c.state.in_(sorted(UNFINISHED_COMMITMENT)),
            _COMMITMENT.c.due_on < cleared.today,
        )
    )


def _entries(
    transaction: Transaction, cleared: Clearance, keys: Sequence[UUID]
) -> Mapping[UUID, DialogueEntry]:
    dialogues = dialogues_by_key(transaction, cleared, keys)
    bodies = stakeholders_of(transaction, cleared, {each.lead_body_id for each in dialogues.values()})

    def counted(query: sa.Select[Any], holder: sa.Column[Any]) -> Mapping[UUID, int]:
        by_dialogue = query.add_columns(holder).where(holder.in_(keys)).group_by(holder)
        return {key: count for count, key in transaction.connection.execute(by_dialogue)}

    asked = counted(_asked(), _QUESTION.c.dialogue_id)
    answered = counted(_answered(cleared), _QUESTION.c.dialogue_id)
    overdue = counted(_overdue(cleared), _COMMITMENT.c.dialogue_id)
    return {
        key: DialogueEntry(
            each, bodies.get(each.lead_body_id), asked.get(key, 0), answered.get(key, 0), overdue.get(key, 0)
        )
        for key, each in dialogues.items()
    }
