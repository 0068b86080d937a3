"""Narrowing in SQL: to which texts a search is narrowed down."""

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa

from dare_network.domain.records.search import Narrowing
from dare_network.domain.vocabulary import TextKind
from dare_network.store.search.passages import first_id
from dare_network.store.search.texts import names_of
from dare_network.store.tables.base import table_of
from dare_network.store.tables.dialogues import DialogueBodyRow, DialogueRow, DialogueTopicRow
from dare_network.store.tables.questions import AnswerRow, QuestionTopicRow
from dare_network.store.tables.search import PassageRow

_PASSAGE = table_of(PassageRow)
_DIALOGUE = table_of(DialogueRow)
_ANSWER = table_of(AnswerRow)
_BODY = table_of(DialogueBodyRow)
_DIALOGUE_TOPIC = table_of(DialogueTopicRow)
_QUESTION_TOPIC = table_of(QuestionTopicRow)
_THIS_ANSWER = _ANSWER.c.id == _PASSAGE.c.record_id

Condition = sa.ColumnElement[bool]


def in_time(to: Narrowing, key: sa.ColumnElement[int]) -> Iterator[Condition]:
    """Yield what the key of a passage has to meet, which begins with its day."""
    if to.from_on:
        yield key >= first_id(to.from_on)
    if to.until_on:
        yield key < first_id(to.until_on + timedelta(days=1))


def conditions(to: Narrowing) -> Iterator[Condition]:
    """Yield what a passage and its dialogue have to meet."""
    if to.kinds:
        yield _PASSAGE.c.kind.in_(names_of(*to.kinds))
    if to.states:
        yield _DIALOGUE.c.state.in_(sorted(to.states))
    if to.body_id:
        yield _of_body(to.body_id)
    if to.topic_id:
        yield _about(to.topic_id)
    if to.product_id:
        yield _DIALOGUE.c.product_id == to.product_id
    if to.stage:
        yield _DIALOGUE.c.stage == to.stage
    if to.alignment:
        yield sa.exists().where(_THIS_ANSWER, _ANSWER.c.alignment == to.alignment)


def _of_body(body_id: object) -> Condition:
    beside = sa.exists().where(_BODY.c.dialogue_id == _DIALOGUE.c.id, _BODY.c.body_id == body_id)
    gave = sa.exists().where(_THIS_ANSWER, _ANSWER.c.body_id == body_id)
    with_it = (_DIALOGUE.c.lead_body_id == body_id) | beside
    return sa.case((_PASSAGE.c.kind.in_(names_of(TextKind.ANSWER)), gave), else_=with_it)


def _about(topic_id: str) -> Condition:
    whole = sa.exists().where(
        _DIALOGUE_TOPIC.c.dialogue_id == _DIALOGUE.c.id, _DIALOGUE_TOPIC.c.topic_id == topic_id
    )
    asked = sa.exists().where(
        _QUESTION_TOPIC.c.question_id == _PASSAGE.c.question_id, _QUESTION_TOPIC.c.topic_id == topic_id
    )
    return whole | asked
