"""Answers to questions of imports who is meant."""

from collections.abc import Mapping

import sqlalchemy as sa

from dare_network.store.rows import chunks
from dare_network.store.tables.base import table_of
from dare_network.store.tables.operations import ImportAnswerRow
from dare_network.store.transaction import Transaction

_ANSWER = table_of(ImportAnswerRow)


def list_answers(transaction: Transaction) -> dict[str, str]:
    """All that was answered, by the names of the questions."""
    query = sa.select(_ANSWER.c.question, _ANSWER.c.answer)
    return {question: answer for question, answer in transaction.connection.execute(query)}


def keep_answers(transaction: Transaction, answers: Mapping[str, str]) -> None:
    """Remember these answers, in the place of those that were given before."""
    for questions in chunks(answers):
        transaction.connection.execute(sa.delete(_ANSWER).where(_ANSWER.c.question.in_(questions)))
    if answers:
        rows = [{"question": question, "answer": answer} for question, answer in answers.items()]
        transaction.connection.execute(sa.insert(_ANSWER), rows)
