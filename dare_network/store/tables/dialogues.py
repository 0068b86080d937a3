"""Dialogues, the products that they are about, and how they ran."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field

from dare_network.domain.records.dialogues import Dialogue, Product
from dare_network.domain.records.norm_times import NormTime
from dare_network.domain.vocabulary import Confidentiality, DialogueState, Direction, Family
from dare_network.store.tables.base import Base, Entity, Link, Record, vocabulary

OWN_LEVEL = vocabulary(Confidentiality, "confidentiality", checked=False)
"""The level of a part of a dialogue that is more confidential than the whole; empty for that of the whole."""
NOT_BEFORE = {"server_default": sa.false()}
"""The value in records that were written before the flag was there."""


class ProductRow(Record, table=True):
    """A medicinal product in development."""

    __tablename__ = "product"
    entity: ClassVar[str] = "product"
    record: ClassVar[type[object] | None] = Product
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}

    name: str = Field(index=True)
    atmp_class: str = ""
    indication: str = ""
    stage: str = ""
    centre_id: UUID | None = Field(default=None, foreign_key="stakeholder.id")
    description: str = ""


class DialogueBodyRow(Base, table=True):
    """A further body with which a dialogue is held."""

    __tablename__ = "dialogue_body"
    dialogue_id: UUID = Field(foreign_key="dialogue.id", primary_key=True, ondelete="CASCADE")
    body_id: UUID = Field(foreign_key="stakeholder.id", primary_key=True)
    position: int = 0


class DialogueTopicRow(Base, table=True):
    """A topic that a dialogue is about."""

    __tablename__ = "dialogue_topic"
    dialogue_id: UUID = Field(foreign_key="dialogue.id", primary_key=True, ondelete="CASCADE")
    topic_id: str = Field(foreign_key="topic.id", primary_key=True)
    position: int = 0


class DialogueReaderRow(Base, table=True):
    """An account listed on a dialogue for named persons only."""

    __tablename__ = "dialogue_reader"
    dialogue_id: UUID = Field(foreign_key="dialogue.id", primary_key=True, ondelete="CASCADE")
    account: str = Field(primary_key=True)
    position: int = 0


class DialogueRow(Record, table=True):
    """One matter taken to one or more bodies."""

    __tablename__ = "dialogue"
    entity: ClassVar[str] = "dialogue"
    record: ClassVar[type[object] | None] = Dialogue
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
    """The course of a finished dialogue against one norm of its format."""

    __tablename__ = "norm_time"
    entity: ClassVar[str] = "norm_time"
    record: ClassVar[type[object] | None] = NormTime
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
