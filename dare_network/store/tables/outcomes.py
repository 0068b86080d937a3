"""Tables of what dialogues yield beyond answers and commitments."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field

from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.vocabulary import Confidentiality, Family
from dare_network.store.tables.base import Entity, Record
from dare_network.store.tables.dialogues import OWN_LEVEL, DialogueRow


class OutcomeRow(Record, table=True):
    """A result of a meeting or a letter."""

    __tablename__ = "outcome"
    entity: ClassVar[str] = "outcome"
    record: ClassVar[type[object] | None] = Outcome
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {"dialogue_id": DialogueRow}

    dialogue_id: UUID = Field(foreign_key="dialogue.id", index=True)
    kind: str
    text: str
    noted_on: date
    meeting_id: UUID | None = Field(default=None, foreign_key="meeting.id")
    question_id: UUID | None = Field(default=None, foreign_key="question.id")
    confidentiality: Confidentiality | None = Field(default=None, sa_type=OWN_LEVEL)
