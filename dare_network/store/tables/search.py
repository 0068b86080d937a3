"""The texts of dialogues and notes as they are searched: derived from the records, and made anew at will."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlmodel import Field

from dare_network.store.tables.base import Base

_WORDS = sa.Text().with_variant(TSVECTOR(), "postgresql")


class PassageRow(Base, table=True):
    """One searchable text: its folded words in their order, and the stems of each.

    The key grows with the day of the text, so that the newest are found without sorting
    (`store.search.passages`). The migration makes `passage_index`, which no two databases make alike: a
    GIN index on PostgreSQL, a virtual table on SQLite. The references are no foreign keys, since a passage
    follows its record at the end of the transaction. `level` is the confidentiality of a record that is
    more confidential than its dialogue, and of one that belongs to none.
    """

    __tablename__ = "passage"
    __table_args__ = (sa.UniqueConstraint("record_id", "kind"),)

    id: int = Field(
        sa_column=sa.Column(
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=False
        )
    )
    record_id: UUID
    kind: str
    dialogue_id: UUID | None = None
    question_id: UUID | None = None
    level: str | None = None
    words: Any = Field(sa_column=sa.Column(_WORDS, nullable=False))
    stems: Any = Field(sa_column=sa.Column(_WORDS, nullable=False))
