"""With each load the rows that were merged and those that were held back.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    for name in ("merged", "held"):
        op.add_column(
            "import_batch", sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0"))
        )


def downgrade() -> None:
    for name in ("held", "merged"):
        op.drop_column("import_batch", name)
