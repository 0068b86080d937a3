"""The state of a question follows from the answers that a reader sees; decisions stand with an answer.

Revision ID: 0013
Revises: 0012
"""

from itertools import groupby

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_TOLD = ("answered_oral", "answered_written", "settled", "reopened")
_answer = sa.table(
    "answer",
    sa.column("id", sa.Uuid()),
    sa.column("question_id", sa.Uuid()),
    sa.column("given_on", sa.Date()),
    sa.column("channel", sa.String()),
    sa.column("confidentiality", sa.String()),
    sa.column("supersedes_id", sa.Uuid()),
    sa.column("superseded_on", sa.Date()),
    sa.column("question_state", sa.String()),
)
_question = sa.table("question", sa.column("id", sa.Uuid()), sa.column("state", sa.String()))


def upgrade() -> None:
    op.add_column("answer", sa.Column("question_state", sa.String(length=40), nullable=True))
    connection = op.get_bind()
    for question, state, answers in _answered(connection):
        if state != _by_channels(answers):
            # Known to those who see any of the answers after which it was decided.
            for last in {each.confidentiality: each.id for each in answers}.values():
                kept = sa.update(_answer).where(_answer.c.id == last)
                connection.execute(kept.values(question_state=state))
        if state in _TOLD:
            asked = sa.update(_question).where(_question.c.id == question)
            connection.execute(asked.values(state="asked"))
    op.drop_column("answer", "superseded_on")


def downgrade() -> None:
    op.add_column("answer", sa.Column("superseded_on", sa.Date(), nullable=True))
    connection = op.get_bind()
    for question, state, answers in _answered(connection):
        decided = [each.question_state for each in answers if each.question_state]
        told = _by_channels(answers)
        known = decided[-1] if decided else state if told == "asked" else told
        connection.execute(sa.update(_question).where(_question.c.id == question).values(state=known))
        for later in answers:
            if later.supersedes_id:
                earlier = sa.update(_answer).where(_answer.c.id == later.supersedes_id)
                connection.execute(earlier.values(superseded_on=later.given_on))
    op.drop_column("answer", "question_state")


def _answered(connection):
    query = (
        sa.select(
            _question.c.state,
            *(each for each in _answer.c if each.name != "superseded_on"),
        )
        .join_from(_answer, _question, _question.c.id == _answer.c.question_id)
        .order_by(_answer.c.question_id, _answer.c.given_on, _answer.c.id)
    )
    found = connection.execute(query).all()
    for question, rows in groupby(found, key=lambda row: row.question_id):
        answers = list(rows)
        yield question, answers[0].state, answers


def _by_channels(answers):
    channels = {each.channel for each in answers}
    if channels - {"", "oral"}:
        return "answered_written"
    return "answered_oral" if "oral" in channels else "asked"
