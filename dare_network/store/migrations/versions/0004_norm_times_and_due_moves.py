"""Norm times say who owes a step and what ends it, finished dialogues keep how they ran; due days move;
answers hold for a time and supersede others; parts of a dialogue may be more confidential than the whole.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("dialogue", sa.Column("started_on", sa.Date(), nullable=True))
    op.add_column("dialogue", sa.Column("documents_sent_on", sa.Date(), nullable=True))
    op.create_table(
        "source_document",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("dialogue_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("confidentiality", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_source_document_dialogue_id")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["source_document.id"], name=op.f("fk_source_document_replaces_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_document")),
    )
    op.create_index(op.f("ix_source_document_dialogue_id"), "source_document", ["dialogue_id"])
    op.create_index(op.f("ix_source_document_sample"), "source_document", ["sample"])
    op.create_table(
        "source_content",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["source_document.id"],
            name=op.f("fk_source_content_document_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_source_content")),
    )
    with op.batch_alter_table("answer") as answer:
        answer.add_column(sa.Column("document_id", sa.Uuid(), nullable=True))
        answer.create_foreign_key(op.f("fk_answer_document_id"), "source_document", ["document_id"], ["id"])
    for name in ("capacity", "guideline"):
        op.add_column("answer", sa.Column(name, sa.String(), server_default=sa.text("''"), nullable=False))
    for name in ("valid_until", "review_by", "superseded_on"):
        op.add_column("answer", sa.Column(name, sa.Date(), nullable=True))
    op.add_column("answer", sa.Column("supersedes_id", sa.Uuid(), nullable=True))
    for name in ("answer", "commitment"):
        op.add_column(name, sa.Column("confidentiality", sa.String(length=40), nullable=True))
    # Until the reference files have been followed again, which the start does next.
    op.add_column(
        "format_norm", sa.Column("due_from", sa.String(length=40), server_default="theirs", nullable=False)
    )
    op.add_column("format_norm", sa.Column("until_event", sa.String(length=40), nullable=True))
    op.create_table(
        "norm_time",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("dialogue_id", sa.Uuid(), nullable=False),
        sa.Column("norm_id", sa.String(), nullable=False),
        sa.Column("step_en", sa.String(), nullable=False),
        sa.Column("step_nl", sa.String(), nullable=False),
        sa.Column(
            "due_from",
            sa.Enum(
                "ours",
                "theirs",
                "joint",
                name="due_from",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("limit", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("expected", sa.Boolean(), nullable=False),
        sa.Column("recorded", sa.Boolean(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_norm_time_dialogue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_norm_time")),
    )
    op.create_index(op.f("ix_norm_time_dialogue_id"), "norm_time", ["dialogue_id"])
    op.create_index(op.f("ix_norm_time_sample"), "norm_time", ["sample"])
    op.create_table(
        "due_move",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("moved_on", sa.Date(), nullable=False),
        sa.Column("moved_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], name=op.f("fk_due_move_commitment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_move")),
    )
    op.create_index(op.f("ix_due_move_commitment_id"), "due_move", ["commitment_id"])
    op.create_index(op.f("ix_due_move_sample"), "due_move", ["sample"])


def downgrade() -> None:
    op.drop_table("due_move")
    op.drop_table("norm_time")
    with op.batch_alter_table("answer") as answer:
        answer.drop_constraint(op.f("fk_answer_document_id"), type_="foreignkey")
        answer.drop_column("document_id")
    for name in ("answer", "commitment"):
        op.drop_column(name, "confidentiality")
    op.drop_table("source_content")
    op.drop_table("source_document")
    for name in ("supersedes_id", "superseded_on", "review_by", "valid_until", "guideline", "capacity"):
        op.drop_column("answer", name)
    op.drop_column("format_norm", "until_event")
    op.drop_column("format_norm", "due_from")
    op.drop_column("dialogue", "documents_sent_on")
    op.drop_column("dialogue", "started_on")
