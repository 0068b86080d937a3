"""Questions of dialogues, and the answers to them."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field

from dare_network.domain.records.dialogues import Answer, Question
from dare_network.domain.vocabulary import Confidentiality, Family, QuestionState
from dare_network.store.tables.base import Base, Entity, Link, Record, vocabulary
from dare_network.store.tables.dialogues import OWN_LEVEL, DialogueRow


class QuestionTopicRow(Base, table=True):
    """A topic that a question is about."""

    __tablename__ = "question_topic"
    question_id: UUID = Field(foreign_key="question.id", primary_key=True, ondelete="CASCADE")
    topic_id: str = Field(foreign_key="topic.id", primary_key=True)
    position: int = 0


class QuestionRow(Record, table=True):
    """A question with our position on it."""

    __tablename__ = "question"
    __table_args__ = (sa.UniqueConstraint("dialogue_id", "number"),)
    entity: ClassVar[str] = "question"
    record: ClassVar[type[object] | None] = Question
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


class AnswerRow(Record, table=True):
    """The answer of one body at one moment."""

    __tablename__ = "answer"
    entity: ClassVar[str] = "answer"
    record: ClassVar[type[object] | None] = Answer
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
