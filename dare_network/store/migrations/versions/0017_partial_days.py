"""Precision of days, strength, direction and tags of ties, and the category that goes with a role.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

_EMPTY = sa.text("''")


def upgrade() -> None:
    for table in ("affiliation", "tie"):
        for name in ("from_precision", "until_precision"):
            op.add_column(table, sa.Column(name, sa.String(40), nullable=True))
    op.add_column(
        "affiliation", sa.Column("role_category", sa.String(), nullable=False, server_default=_EMPTY)
    )
    op.add_column("tie", sa.Column("strength", sa.Float(), nullable=True))
    op.add_column("tie", sa.Column("direction", sa.String(), nullable=False, server_default=_EMPTY))
    op.create_table(
        "tie_tag",
        sa.Column("tie_id", sa.Uuid(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["tie_id"], ["tie.id"], name="fk_tie_tag_tie_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("tie_id", "tag", name="pk_tie_tag"),
    )


def downgrade() -> None:
    op.drop_table("tie_tag")
    op.drop_column("tie", "direction")
    op.drop_column("tie", "strength")
    op.drop_column("affiliation", "role_category")
    for table in ("tie", "affiliation"):
        for name in ("until_precision", "from_precision"):
            op.drop_column(table, name)
