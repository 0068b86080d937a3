"""Queries on questions."""

from uuid import UUID

import sqlalchemy as sa

from dare_network.store.tables.base import table_of
from dare_network.store.tables.questions import QuestionRow
from dare_network.store.transaction import Transaction

_QUESTION = table_of(QuestionRow)
_OF_DIALOGUE = _QUESTION.c.dialogue_id == sa.bindparam("dialogue")
_LAST_NUMBER = sa.select(sa.func.max(_QUESTION.c.number)).where(_OF_DIALOGUE)
_ASKED = sa.select(_QUESTION.c.id).where(_OF_DIALOGUE, _QUESTION.c.id == sa.bindparam("question"))


def last_question_number(transaction: Transaction, dialogue_id: UUID) -> int:
    """The number of the last question of a dialogue; 0 where it has none."""
    return transaction.connection.scalar(_LAST_NUMBER, {"dialogue": dialogue_id}) or 0


def is_asked(transaction: Transaction, dialogue_id: UUID, question_id: UUID) -> bool:
    """Return whether there is such a question of this dialogue."""
    found = transaction.connection.scalar(_ASKED, {"dialogue": dialogue_id, "question": question_id})
    return found is not None
