"""Meetings of dialogues, and who sat at them."""

from collections.abc import Mapping
from datetime import date, time
from typing import ClassVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field

from dare_network.domain.records.dialogues import Attendance, Meeting
from dare_network.domain.vocabulary import Family
from dare_network.store.tables.base import Entity, Record
from dare_network.store.tables.dialogues import DialogueRow


class MeetingRow(Record, table=True):
    """A meeting of a dialogue."""

    __tablename__ = "meeting"
    entity: ClassVar[str] = "meeting"
    record: ClassVar[type[object] | None] = Meeting
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {"dialogue_id": DialogueRow}

    dialogue_id: UUID = Field(foreign_key="dialogue.id", index=True)
    on: date
    starts: time | None = None
    minutes_long: int | None = None
    mode: str = ""
    place: str = ""
    note: str = ""


class AttendanceRow(Record, table=True):
    """Somebody at a meeting."""

    __tablename__ = "attendance"
    __table_args__ = (
        sa.CheckConstraint(
            "(person_id IS NOT NULL AND role_at_body = '') OR "
            "(person_id IS NULL AND role_at_body <> '' AND body_id IS NOT NULL)",
            "person_or_role",
        ),
    )
    entity: ClassVar[str] = "attendance"
    record: ClassVar[type[object] | None] = Attendance
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {"meeting_id": MeetingRow}

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    person_id: UUID | None = Field(default=None, foreign_key="stakeholder.id", index=True)
    role_at_body: str = ""
    body_id: UUID | None = Field(default=None, foreign_key="stakeholder.id")
    capacity: str = ""
