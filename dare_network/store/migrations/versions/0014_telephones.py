"""A telephone number and a second e-mail address of people and organisations.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    for name in ("email_2", "phone"):
        op.add_column(
            "stakeholder", sa.Column(name, sa.String(), nullable=False, server_default=sa.text("''"))
        )


def downgrade() -> None:
    for name in ("phone", "email_2"):
        op.drop_column("stakeholder", name)
