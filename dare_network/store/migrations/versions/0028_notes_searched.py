"""Texts that are searched and belong to no dialogue: notes.

Revision ID: 0028
Revises: 0027
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    with op.batch_alter_table("passage") as table:
        table.alter_column("dialogue_id", existing_type=sa.Uuid(), nullable=True)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        # Its index forgets only what it is told; it is filled anew as this release is opened.
        op.execute("INSERT INTO passage_index (passage_index) VALUES ('delete-all')")
        op.execute("DELETE FROM passage")
    op.execute("DELETE FROM passage WHERE dialogue_id IS NULL")
    op.execute("DELETE FROM installation WHERE name = 'search_recipe'")
    with op.batch_alter_table("passage") as table:
        table.alter_column("dialogue_id", existing_type=sa.Uuid(), nullable=False)
