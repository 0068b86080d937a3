"""The records behind the numbers of a summary."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.dialogues import Answer, Commitment, Dialogue
from dare_network.domain.records.summary import Behind
from dare_network.domain.rules.visibility import Clearance
from dare_network.store.commitments import list_commitments
from dare_network.store.dialogue_list import dialogues_by_key
from dare_network.store.rows import load
from dare_network.store.shown import instead
from dare_network.store.tables.base import table_of
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import ANSWER_WAYS, open_part

_DIALOGUE = table_of(DialogueRow)
_QUESTION = table_of(QuestionRow)
_ANSWER = table_of(AnswerRow)


def read_behind(transaction: Transaction, cleared: Clearance, keys: Sequence[UUID]) -> tuple[Behind, ...]:
    """Return the visible ones of these dialogues, answers and commitments, in the order of their keys."""
    commitments = list_commitments(transaction, cleared, keys)
    is_open = open_part(cleared, _ANSWER, *ANSWER_WAYS)
    shown = instead(cleared, AnswerRow, Answer)
    answers = load(transaction, AnswerRow, Answer, _ANSWER.c.id.in_(keys), is_open, instead=shown)
    asked = sa.select(_QUESTION.c.id, _QUESTION.c.dialogue_id)
    asked = asked.where(_QUESTION.c.id.in_({answer.question_id for answer in answers}))
    by_question = {key: of for key, of in transaction.connection.execute(asked)}
    holders = {each.id: each.dialogue_id for each in commitments}
    holders |= {each.id: by_question[each.question_id] for each in answers}
    dialogues = dialogues_by_key(transaction, cleared, {*keys, *holders.values()})
    records: dict[UUID, Dialogue | Answer | Commitment] = {**dialogues}
    records |= {each.id: each for each in commitments} | {each.id: each for each in answers}
    return tuple(
        Behind(records[key], dialogues[holders.get(key, key)])
        for key in keys
        # A part of a hidden dialogue is hidden with it.
        if key in records and holders.get(key, key) in dialogues
    )
