"""Fields of an office's own, and what people, organisations and ties hold in them.

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0019"
down_revision = "0018"

_HOLDERS = ("stakeholder", "tie")


def upgrade() -> None:
    op.create_table(
        "custom_field",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("label_en", sa.String(), nullable=False),
        sa.Column("label_nl", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_custom_field"),
    )
    op.create_table(
        "custom_choice",
        sa.Column("field_id", sa.String(), nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["field_id"], ["custom_field.id"], name="fk_custom_choice_field_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("field_id", "choice", name="pk_custom_choice"),
    )
    for table in _HOLDERS:
        op.add_column(
            table, sa.Column("custom", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=True)
        )


def downgrade() -> None:
    for table in _HOLDERS:
        op.drop_column(table, "custom")
    op.drop_table("custom_choice")
    op.drop_table("custom_field")
