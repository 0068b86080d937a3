"""Administrators can take over dialogues for named persons only.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "take_over",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("dialogue_id", sa.Uuid(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_take_over_dialogue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_take_over")),
    )
    op.create_index(op.f("ix_take_over_dialogue_id"), "take_over", ["dialogue_id"])
    op.create_index(op.f("ix_take_over_sample"), "take_over", ["sample"])


def downgrade() -> None:
    op.drop_table("take_over")
