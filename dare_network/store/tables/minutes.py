"""Minutes in their versions, what was said of them, and agendas."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field

from dare_network.domain.records.minutes import AgendaItem, Minutes, MinutesComment
from dare_network.domain.vocabulary import Confidentiality, Family, MinutesState, Standing
from dare_network.language import Language
from dare_network.store.tables.base import Base, Entity, Link, Record, vocabulary
from dare_network.store.tables.dialogues import NOT_BEFORE, OWN_LEVEL, DialogueRow

_FINAL, _LAST = sa.text("state = 'final'"), sa.text("is_last")


class MinutesMeetingRow(Base, table=True):
    """A meeting that a version of minutes is of."""

    __tablename__ = "minutes_meeting"
    minutes_id: UUID = Field(foreign_key="minutes.id", primary_key=True, ondelete="CASCADE")
    meeting_id: UUID = Field(foreign_key="meeting.id", primary_key=True)
    position: int = 0


class MinutesSourceRow(Base, table=True):
    """An answer, a commitment or the like of which a version of minutes holds, or may hold, the text."""

    __tablename__ = "minutes_source"
    minutes_id: UUID = Field(foreign_key="minutes.id", primary_key=True, ondelete="CASCADE")
    part_id: UUID = Field(primary_key=True, index=True)


class MinutesRow(Record, table=True):
    """One version of minutes."""

    __tablename__ = "minutes"
    __table_args__ = (
        sa.UniqueConstraint("chain_id", "number"),
        sa.CheckConstraint("(state IN ('final', 'superseded')) = (digest <> '')", "frozen_with_a_digest"),
        sa.Index(
            "ix_minutes_one_final", "chain_id", unique=True, sqlite_where=_FINAL, postgresql_where=_FINAL
        ),
        sa.Index("ix_minutes_one_last", "chain_id", unique=True, sqlite_where=_LAST, postgresql_where=_LAST),
    )
    entity: ClassVar[str] = "minutes"
    record: ClassVar[type[object] | None] = Minutes
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {"dialogue_id": DialogueRow}
    links: ClassVar[Mapping[str, Link]] = {
        "meeting_ids": Link(MinutesMeetingRow, "minutes_id", "meeting_id"),
    }

    chain_id: UUID = Field(foreign_key="minutes.id")
    number: int
    dialogue_id: UUID = Field(foreign_key="dialogue.id", index=True)
    language: Language = Field(sa_type=vocabulary(Language, "language"))
    state: MinutesState = Field(sa_type=vocabulary(MinutesState, "state"))
    standing: Standing = Field(sa_type=vocabulary(Standing, "standing"))
    text: str
    public_text: str = ""
    reviewers: str = ""
    recipients: str = ""
    account: str
    written_at: datetime
    digest: str = ""
    is_last: bool = True
    confidentiality: Confidentiality | None = Field(default=None, sa_type=OWN_LEVEL)
    recalled: bool = Field(default=False, sa_column_kwargs=NOT_BEFORE)
    public_withdrawn: bool = Field(default=False, sa_column_kwargs=NOT_BEFORE)


class MinutesCommentRow(Record, table=True):
    """A comment that somebody made on a version."""

    __tablename__ = "minutes_comment"
    entity: ClassVar[str] = "minutes_comment"
    record: ClassVar[type[object] | None] = MinutesComment
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {"minutes_id": MinutesRow}

    minutes_id: UUID = Field(foreign_key="minutes.id", index=True)
    said_by: str = ""
    body_id: UUID | None = Field(default=None, foreign_key="stakeholder.id")
    text: str
    account: str
    written_at: datetime


class AgendaItemRow(Record, table=True):
    """A subject for a meeting to speak about, or on the backlog of its dialogue."""

    __tablename__ = "agenda_item"
    entity: ClassVar[str] = "agenda_item"
    record: ClassVar[type[object] | None] = AgendaItem
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {
        "dialogue_id": DialogueRow,
        "approves_id": MinutesRow,
    }

    dialogue_id: UUID = Field(foreign_key="dialogue.id", index=True)
    meeting_id: UUID | None = Field(default=None, foreign_key="meeting.id")
    position: int = 0
    title: str = ""
    minutes_planned: int | None = None
    presenter: str = ""
    question_id: UUID | None = Field(default=None, foreign_key="question.id")
    approves_id: UUID | None = Field(default=None, foreign_key="minutes.id", unique=True)
    dropped: bool = False
