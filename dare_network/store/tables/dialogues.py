"""Dialogues and what hangs on them."""

from collections.abc import Mapping
from datetime import date, time
from typing import ClassVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field

from dare_network.domain.vocabulary import (
    Acceptance,
    CommitmentState,
    Confidentiality,
    DialogueState,
    Direction,
    Family,
    QuestionState,
)
from dare_network.store.tables.base import Base, Entity, Link, Record, vocabulary

OWN_LEVEL = vocabulary(Confidentiality, "confidentiality", checked=False)
"""The confidentiality of a part of a dialogue that is closer than the whole; empty for that of the whole."""

NOT_BEFORE = {"server_default": sa.false()}
"""What records have that were written before the flag was there."""


class ProductRow(Record, table=True):
    """A medicinal product in development."""

    __tablename__ = "product"
    entity: ClassVar[str] = "product"
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}

    name: str = Field(index=True)
    atmp_class: str = ""
    indication: str = ""
    stage: str = ""
    centre_id: UUID | None = Field(default=None, foreign_key="stakeholder.id")
    description: str = ""


class DialogueBodyRow(Base, table=True):
    """That a dialogue is held with a further body."""

    __tablename__ = "dialogue_body"
    dialogue_id: UUID = Field(foreign_key="dialogue.id", primary_key=True, ondelete="CASCADE")
    body_id: UUID = Field(foreign_key="stakeholder.id", primary_key=True)
    position: int = 0


class DialogueTopicRow(Base, table=True):
    """That a dialogue is about a topic."""

    __tablename__ = "dialogue_topic"
    dialogue_id: UUID = Field(foreign_key="dialogue.id", primary_key=True, ondelete="CASCADE")
    topic_id: str = Field(foreign_key="topic.id", primary_key=True)
    position: int = 0


class DialogueReaderRow(Base, table=True):
    """That an account is listed on a dialogue for named persons only."""

    __tablename__ = "dialogue_reader"
    dialogue_id: UUID = Field(foreign_key="dialogue.id", primary_key=True, ondelete="CASCADE")
    account: str = Field(primary_key=True)
    position: int = 0


class DialogueRow(Record, table=True):
    """One matter taken to one or more bodies."""

    __tablename__ = "dialogue"
    entity: ClassVar[str] = "dialogue"
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}
    links: ClassVar[Mapping[str, Link]] = {
        "co_body_ids": Link(DialogueBodyRow, "dialogue_id", "body_id"),
        "topic_ids": Link(DialogueTopicRow, "dialogue_id", "topic_id"),
        "readers": Link(DialogueReaderRow, "dialogue_id", "account"),
    }

    ref: str = Field(unique=True)
    title: str
    purpose: str = ""
    format_id: str = Field(foreign_key="format.id")
    lead_body_id: UUID = Field(foreign_key="stakeholder.id", index=True)
    owner_id: UUID = Field(foreign_key="stakeholder.id", index=True)
    product_id: UUID | None = Field(default=None, foreign_key="product.id")
    stage: str = ""
    state: DialogueState = Field(sa_type=vocabulary(DialogueState, "state"))
    requested_on: date
    accepted_on: date | None = None
    started_on: date | None = None
    documents_sent_on: date | None = None
    held_on: date | None = None
    output_due_on: date | None = None
    output_received_on: date | None = None
    external_ref: str = ""
    summary: str = ""
    confidentiality: Confidentiality = Field(sa_type=vocabulary(Confidentiality, "confidentiality"))
    centre_id: UUID | None = Field(default=None, foreign_key="stakeholder.id")
    embargo_until: date | None = None
    shared_with_public_body: bool = False
    contains_manufacturing_data: bool = Field(default=False, sa_column_kwargs=NOT_BEFORE)
    contains_personal_data: bool = Field(default=False, sa_column_kwargs=NOT_BEFORE)
    chatham_house: bool = Field(default=False, sa_column_kwargs=NOT_BEFORE)
    source: str = ""


class NormTimeRow(Record, table=True):
    """How a finished dialogue ran against one norm of its format."""

    __tablename__ = "norm_time"
    entity: ClassVar[str] = "norm_time"
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {"dialogue_id": DialogueRow}

    dialogue_id: UUID = Field(foreign_key="dialogue.id", index=True)
    norm_id: str
    step_en: str
    step_nl: str
    due_from: Direction = Field(sa_type=vocabulary(Direction, "due_from"))
    limit: int
    unit: str
    source: str = ""
    from_on: date | None = None
    due_on: date | None = None
    expected: bool = False
    recorded: bool = False
    done_on: date | None = None
    position: int = 0


class MeetingRow(Record, table=True):
    """A meeting of a dialogue."""

    __tablename__ = "meeting"
    entity: ClassVar[str] = "meeting"
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
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {"meeting_id": MeetingRow}

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    person_id: UUID | None = Field(default=None, foreign_key="stakeholder.id", index=True)
    role_at_body: str = ""
    body_id: UUID | None = Field(default=None, foreign_key="stakeholder.id")
    capacity: str = ""


class QuestionTopicRow(Base, table=True):
    """That a question is about a topic."""

    __tablename__ = "question_topic"
    question_id: UUID = Field(foreign_key="question.id", primary_key=True, ondelete="CASCADE")
    topic_id: str = Field(foreign_key="topic.id", primary_key=True)
    position: int = 0


class QuestionRow(Record, table=True):
    """A question with our position on it."""

    __tablename__ = "question"
    __table_args__ = (sa.UniqueConstraint("dialogue_id", "number"),)
    entity: ClassVar[str] = "question"
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {"dialogue_id": DialogueRow}
    links: ClassVar[Mapping[str, Link]] = {
        "topic_ids": Link(QuestionTopicRow, "question_id", "topic_id"),
    }

    dialogue_id: UUID = Field(foreign_key="dialogue.id", index=True)
    number: int
    text: str
    section: str = ""
    position: str = ""
    rationale: str = ""
    state: QuestionState = Field(sa_type=vocabulary(QuestionState, "state"))


class SourceDocumentRow(Record, table=True):
    """A document that belongs to a dialogue."""

    __tablename__ = "source_document"
    entity: ClassVar[str] = "source_document"
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {"dialogue_id": DialogueRow}

    dialogue_id: UUID = Field(foreign_key="dialogue.id", index=True)
    kind: str = ""
    title: str
    on: date
    file_name: str
    size: int
    digest: str
    replaces_id: UUID | None = Field(default=None, foreign_key="source_document.id")
    confidentiality: Confidentiality | None = Field(default=None, sa_type=OWN_LEVEL)


class SourceContentRow(Base, table=True):
    """What is in a document; apart, so that lists of documents stay small."""

    __tablename__ = "source_content"

    document_id: UUID = Field(foreign_key="source_document.id", primary_key=True, ondelete="CASCADE")
    content: bytes


class AnswerRow(Record, table=True):
    """What one body answered at one moment."""

    __tablename__ = "answer"
    entity: ClassVar[str] = "answer"
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {"question_id": QuestionRow}
    beside: ClassVar[frozenset[str]] = frozenset({"question_state"})

    question_id: UUID = Field(foreign_key="question.id", index=True)
    body_id: UUID = Field(foreign_key="stakeholder.id", index=True)
    given_on: date
    channel: str = ""
    verbatim: str = ""
    summary: str = ""
    alignment: str = ""
    conditions: str = ""
    binding_level: str = ""
    # Also what answers have that were noted before these columns were there.
    capacity: str = Field(default="", sa_column_kwargs={"server_default": sa.text("''")})
    guideline: str = Field(default="", sa_column_kwargs={"server_default": sa.text("''")})
    document_id: UUID | None = Field(default=None, foreign_key="source_document.id")
    source_locator: str = ""
    valid_until: date | None = None
    review_by: date | None = None
    supersedes_id: UUID | None = None
    question_state: QuestionState | None = Field(
        default=None, sa_type=vocabulary(QuestionState, "question_state", checked=False)
    )
    confidentiality: Confidentiality | None = Field(default=None, sa_type=OWN_LEVEL)


class CommitmentRow(Record, table=True):
    """A promise, ours or theirs."""

    __tablename__ = "commitment"
    entity: ClassVar[str] = "commitment"
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
    """That the due day of a commitment moved."""

    __tablename__ = "due_move"
    entity: ClassVar[str] = "due_move"
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {"commitment_id": CommitmentRow}

    commitment_id: UUID = Field(foreign_key="commitment.id", index=True)
    from_on: date
    to_on: date
    reason: str
    agreed: bool = False
    moved_on: date
    moved_by: str
