"""The strength of an affiliation, as ties have it, and a note on it.

Revision ID: 0027
Revises: 0026
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.add_column("affiliation", sa.Column("strength", sa.Float(), nullable=True))
    op.add_column("affiliation", sa.Column("note", sa.String(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    op.drop_column("affiliation", "note")
    op.drop_column("affiliation", "strength")
