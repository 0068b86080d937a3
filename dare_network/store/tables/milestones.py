"""The steps on the way to what was promised."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field

from dare_network.domain.records.milestones import Milestone
from dare_network.domain.vocabulary import Family
from dare_network.store.tables.base import Entity, Record
from dare_network.store.tables.commitments import CommitmentRow


class MilestoneRow(Record, table=True):
    """A step on the way to a commitment."""

    __tablename__ = "milestone"
    entity: ClassVar[str] = "milestone"
    record: ClassVar[type[object] | None] = Milestone
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {"commitment_id": CommitmentRow}

    commitment_id: UUID = Field(foreign_key="commitment.id", index=True)
    text: str
    due_on: date
    reached_on: date | None = None
