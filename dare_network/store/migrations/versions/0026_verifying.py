"""The day on which work was verified, and that on which nobody was sure of what is asked after.

Revision ID: 0026
Revises: 0025
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.add_column("affiliation", sa.Column("checked_on", sa.Date(), nullable=True))
    for table in ("stakeholder", "affiliation", "tie"):
        op.add_column(table, sa.Column("doubted_on", sa.Date(), nullable=True))


def downgrade() -> None:
    for table in ("tie", "affiliation", "stakeholder"):
        op.drop_column(table, "doubted_on")
    op.drop_column("affiliation", "checked_on")
