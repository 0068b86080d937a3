"""Merges and removals that can be taken back, what merged records were known by, and pairs that are not one.

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.create_table(
        "change_set",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("one_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_set")),
    )
    for name in ("at", "record_id", "one_id", "other_id"):
        op.create_index(op.f(f"ix_change_set_{name}"), "change_set", [name])
    op.create_table(
        "stakeholder_alias",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stakeholder_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["stakeholder_id"], ["stakeholder.id"], name=op.f("fk_stakeholder_alias_stakeholder_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stakeholder_alias")),
    )
    for name in ("sample", "stakeholder_id"):
        op.create_index(op.f(f"ix_stakeholder_alias_{name}"), "stakeholder_alias", [name])
    op.create_index("ix_stakeholder_alias_value", "stakeholder_alias", ["kind", "value"])
    op.create_table(
        "distinct_pair",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("one_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distinct_pair")),
        sa.UniqueConstraint("one_id", "other_id", name=op.f("uq_distinct_pair_one_id_other_id")),
    )
    # Without a foreign key: SQLite would write all events anew for one.
    op.add_column("event", sa.Column("change_set_id", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_event_change_set_id"), "event", ["change_set_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_event_change_set_id"), "event")
    op.drop_column("event", "change_set_id")
    for table in ("distinct_pair", "stakeholder_alias", "change_set"):
        op.drop_table(table)
