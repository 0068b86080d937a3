"""The texts of the dialogues as they are searched; they are filled in by `store.migrate`.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0003"
down_revision = "0002"

WORDS = sa.Text().with_variant(TSVECTOR(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "passage",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("dialogue_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("words", WORDS, nullable=False),
        sa.Column("stems", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
        sa.UniqueConstraint("record_id", "kind", name=op.f("uq_passage_record_id_kind")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.create_index("passage_index", "passage", ["words", "stems"], postgresql_using="gin")
    else:
        # Words come folded: this tokenizer takes them as they are, in every release of SQLite. Beginnings of
        # so few letters would otherwise be gathered from all words that begin so.
        op.execute(
            "CREATE VIRTUAL TABLE passage_index USING fts5("
            "words, stems, content='passage', content_rowid='id', tokenize='ascii', prefix='3 4 5')"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE passage_index")
    op.drop_table("passage")
    op.execute("DELETE FROM installation WHERE name = 'search_recipe'")
