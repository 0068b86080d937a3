"""Further telephones, e-mail addresses and postal addresses of people and organisations, each of its kind.

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

_ADDED = (
    "mobile", "secretariat_phone", "private_phone", "further_phones", "secretariat_email", "private_email",
    "further_emails", "address", "postal_address", "private_address",
)  # fmt: skip


def upgrade() -> None:
    for name in _ADDED:
        op.add_column(
            "stakeholder", sa.Column(name, sa.String(), nullable=False, server_default=sa.text("''"))
        )


def downgrade() -> None:
    for name in reversed(_ADDED):
        op.drop_column("stakeholder", name)
