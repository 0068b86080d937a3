"""Commitments of dialogues, and how their due days moved."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field

from dare_network.domain.records.dialogues import Commitment, DueMove
from dare_network.domain.vocabulary import Acceptance, CommitmentState, Confidentiality, Direction, Family
from dare_network.store.tables.base import Entity, Record, vocabulary
from dare_network.store.tables.dialogues import OWN_LEVEL, DialogueRow


class CommitmentRow(Record, table=True):
    """A promise, ours or theirs."""

    __tablename__ = "commitment"
    entity: ClassVar[str] = "commitment"
    record: ClassVar[type[object] | None] = Commitment
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {"dialogue_id": DialogueRow}

    ref: str = Field(unique=True)
    dialogue_id: UUID = Field(foreign_key="dialogue.id", index=True)
    question_id: UUID | None = Field(default=None, foreign_key="question.id")
    direction: Direction = Field(sa_type=vocabulary(Direction, "direction"))
    text: str
    summary: str = ""
    owner_id: UUID = Field(foreign_key="stakeholder.id", index=True)
    due_on: date = Field(index=True)
    state: CommitmentState = Field(sa_type=vocabulary(CommitmentState, "state"))
    evidence: str = ""
    acceptance: Acceptance = Field(sa_type=vocabulary(Acceptance, "acceptance"))
    confidentiality: Confidentiality | None = Field(default=None, sa_type=OWN_LEVEL)


class DueMoveRow(Record, table=True):
    """A move of the due day of a commitment."""

    __tablename__ = "due_move"
    entity: ClassVar[str] = "due_move"
    record: ClassVar[type[object] | None] = DueMove
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {"commitment_id": CommitmentRow}

    commitment_id: UUID = Field(foreign_key="commitment.id", index=True)
    from_on: date
    to_on: date
    reason: str
    agreed: bool = False
    moved_on: date
    moved_by: str
