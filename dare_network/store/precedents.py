"""Earlier answers on the same topics, a page at a time."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.dialogues import Answer, Question
from dare_network.domain.records.lists import EarlierAnswer
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.rules.visibility import Clearance
from dare_network.store.dialogue_list import dialogues_by_key
from dare_network.store.paging import page_of
from dare_network.store.rows import load
from dare_network.store.shown import instead, is_public
from dare_network.store.tables.base import table_of
from dare_network.store.tables.dialogues import DialogueRow, DialogueTopicRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow, QuestionTopicRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import ANSWER_WAYS, open_part, visible

_DIALOGUE = table_of(DialogueRow)
_DIALOGUE_TOPIC = table_of(DialogueTopicRow)
_QUESTION = table_of(QuestionRow)
_QUESTION_TOPIC = table_of(QuestionTopicRow)
_ANSWER = table_of(AnswerRow)


def list_earlier_answers(
    transaction: Transaction, cleared: Clearance, dialogue_id: UUID, topics: Collection[str], most: int
) -> Page[EarlierAnswer]:
    """At most so many visible answers in other dialogues to questions on these topics, the newest first.

    A question without topics of its own is on those of its dialogue: `rules.precedents.answers_on` in SQL.
    """
    of_question = sa.exists().where(_QUESTION_TOPIC.c.question_id == _QUESTION.c.id)
    of_dialogue = sa.exists().where(
        _DIALOGUE_TOPIC.c.dialogue_id == _DIALOGUE.c.id, _DIALOGUE_TOPIC.c.topic_id.in_(topics)
    )
    on_topic = of_question.where(_QUESTION_TOPIC.c.topic_id.in_(topics)) | (~of_question & of_dialogue)
    found = (
        sa.select(_ANSWER.c.id)
        .join(_QUESTION, ANSWER_WAYS[0])
        .join(_DIALOGUE, ANSWER_WAYS[1])
        .where(visible(cleared), open_part(cleared, _ANSWER, *ANSWER_WAYS))
        .where(_DIALOGUE.c.id != dialogue_id, on_topic)
    )
    order = _ANSWER.c.given_on.desc(), _DIALOGUE.c.ref.desc(), _ANSWER.c.id
    return page_of(
        transaction, found, order, Wanted(size=most), lambda keys: _entries(transaction, cleared, keys)
    )


def _entries(
    transaction: Transaction, cleared: Clearance, keys: Sequence[UUID]
) -> Mapping[UUID, EarlierAnswer]:
    shown = instead(cleared, AnswerRow, Answer)
    answers = load(transaction, AnswerRow, Answer, _ANSWER.c.id.in_(keys), instead=shown)
    asked = sa.select(_QUESTION.c.id, _QUESTION.c.dialogue_id, _QUESTION.c.text)
    asked = asked.where(_QUESTION.c.id.in_({answer.question_id for answer in answers}))
    questions = {key: (of, text) for key, of, text in transaction.connection.execute(asked)}
    dialogues = dialogues_by_key(transaction, cleared, {of for of, _text in questions.values()})
    told = cleared.people or is_public(Question, "text")
    return {
        answer.id: EarlierAnswer(dialogues[of], text if told else "", answer)
        for answer in answers
        for of, text in (questions[answer.question_id],)
    }
