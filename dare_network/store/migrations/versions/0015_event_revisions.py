"""With each event the revision of its family that it raised, so that what changed since is known.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.add_column("event", sa.Column("revision", sa.Integer(), nullable=True))
    op.create_index("ix_event_revision", "event", ["entity", "revision"])


def downgrade() -> None:
    op.drop_index("ix_event_revision", "event")
    op.drop_column("event", "revision")
