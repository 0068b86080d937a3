"""The words by which stakeholders are found, and what they are sorted by in Dutch and by first name.

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

_NEW = ("sort_name_nl", "sort_first", "search_open", "search_text")


def upgrade() -> None:
    for name in _NEW:
        op.add_column(
            "stakeholder", sa.Column(name, sa.String(), nullable=False, server_default=sa.text("''"))
        )


def downgrade() -> None:
    for name in reversed(_NEW):
        op.drop_column("stakeholder", name)
