"""Minutes in their versions, comments on them, and agendas.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "minutes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("chain_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dialogue_id", sa.Uuid(), nullable=False),
        sa.Column(
            "language",
            sa.Enum("en", "nl", name="language", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "internal_review",
                "internal_approved",
                "shared_with_body",
                "commented",
                "final",
                "superseded",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "standing",
            sa.Enum(
                "own_record",
                "sent_no_reply_expected",
                "checked_by_body",
                "agreed_by_body",
                "authored_by_body",
                name="standing",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("public_text", sa.String(), nullable=False),
        sa.Column("reviewers", sa.String(), nullable=False),
        sa.Column("recipients", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("is_last", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(state IN ('final', 'superseded')) = (digest <> '')",
            name=op.f("ck_minutes_frozen_with_a_digest"),
        ),
        sa.ForeignKeyConstraint(["chain_id"], ["minutes.id"], name=op.f("fk_minutes_chain_id")),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_minutes_dialogue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
        sa.UniqueConstraint("chain_id", "number", name=op.f("uq_minutes_chain_id_number")),
    )
    op.create_index(op.f("ix_minutes_dialogue_id"), "minutes", ["dialogue_id"])
    op.create_index(
        "ix_minutes_one_final",
        "minutes",
        ["chain_id"],
        unique=True,
        sqlite_where=sa.text("state = 'final'"),
        postgresql_where=sa.text("state = 'final'"),
    )
    op.create_index(
        "ix_minutes_one_last",
        "minutes",
        ["chain_id"],
        unique=True,
        sqlite_where=sa.text("is_last"),
        postgresql_where=sa.text("is_last"),
    )
    op.create_index(op.f("ix_minutes_sample"), "minutes", ["sample"])
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("dialogue_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("minutes_planned", sa.Integer(), nullable=True),
        sa.Column("presenter", sa.String(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=True),
        sa.Column("approves_id", sa.Uuid(), nullable=True),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["approves_id"], ["minutes.id"], name=op.f("fk_agenda_item_approves_id")),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_agenda_item_dialogue_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id")),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=op.f("fk_agenda_item_question_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sa.UniqueConstraint("approves_id", name=op.f("uq_agenda_item_approves_id")),
    )
    op.create_index(op.f("ix_agenda_item_dialogue_id"), "agenda_item", ["dialogue_id"])
    op.create_index(op.f("ix_agenda_item_sample"), "agenda_item", ["sample"])
    op.create_table(
        "minutes_comment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("said_by", sa.String(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["stakeholder.id"], name=op.f("fk_minutes_comment_body_id")),
        sa.ForeignKeyConstraint(["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_comment_minutes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_comment")),
    )
    op.create_index(op.f("ix_minutes_comment_minutes_id"), "minutes_comment", ["minutes_id"])
    op.create_index(op.f("ix_minutes_comment_sample"), "minutes_comment", ["sample"])
    op.create_table(
        "minutes_meeting",
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_meeting_meeting_id")),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_meeting_minutes_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("minutes_id", "meeting_id", name=op.f("pk_minutes_meeting")),
    )


def downgrade() -> None:
    op.drop_table("minutes_meeting")
    op.drop_table("minutes_comment")
    op.drop_table("agenda_item")
    op.drop_table("minutes")
