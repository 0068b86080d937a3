"""Answers to questions of imports who is meant, remembered for the next time.

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.create_table(
        "import_answer",
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("question", name="pk_import_answer"),
    )


def downgrade() -> None:
    op.drop_table("import_answer")
