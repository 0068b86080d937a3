"""Queries on answers. Each is filtered by what the viewer is cleared for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from dare_network.domain.records.dialogues import Answer
from dare_network.domain.rules.visibility import Clearance
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


def list_answers(transaction: Transaction, cleared: Clearance, question_id: UUID) -> tuple[Answer, ...]:
    """The visible answers to a question, the oldest first."""
    return load(
        transaction,
        AnswerRow,
        Answer,
        _ANSWER.c.question_id == question_id,
        open_part(cleared, _ANSWER, *ANSWER_WAYS),
        order_by=(_ANSWER.c.given_on,),
        instead=instead(cleared, AnswerRow, Answer),
    )


def superseded(answers: Sequence[Answer]) -> Iterator[Answer]:
    """Answers with the day on which another one of them took their place."""
    later = {given.supersedes_id: given.given_on for given in reversed(answers) if given.supersedes_id}
    return (
        replace(given, superseded_on=later[given.id]) if given.id in later else given for given in answers
    )
