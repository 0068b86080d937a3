"""Dialogues may be under embargo and say what they contain; minutes may be more confidential than their dialogue.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_FLAGS = ("contains_manufacturing_data", "contains_personal_data", "chatham_house")


def upgrade() -> None:
    op.add_column("dialogue", sa.Column("embargo_until", sa.Date(), nullable=True))
    for name in _FLAGS:
        op.add_column("dialogue", sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("minutes", sa.Column("confidentiality", sa.String(length=40), nullable=True))


def downgrade() -> None:
    op.drop_column("minutes", "confidentiality")
    for name in reversed(_FLAGS):
        op.drop_column("dialogue", name)
    op.drop_column("dialogue", "embargo_until")
