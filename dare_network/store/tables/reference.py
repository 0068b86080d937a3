"""Reference data: rows from `data/reference` beside whatever users add."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from dare_network.domain.records.reference import Format, FormatNorm, Term, TieType, Topic
from dare_network.domain.vocabulary import DialogueEvent, Direction, Family, TermList
from dare_network.store.tables.base import Base, Entity, Link, vocabulary


class _ReferenceEntity(Entity):
    family: ClassVar[Family] = Family.REFERENCE
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}

    position: int = 0
    source: str = ""
    retired: bool = False


class TermRow(_ReferenceEntity, table=True):
    """An entry of a labelled list; its key is "list/id"."""

    __tablename__ = "term"
    entity: ClassVar[str] = "term"
    record: ClassVar[type[object] | None] = Term
    key: ClassVar[str] = "key_"

    key_: str = Field(primary_key=True)
    # No check here: a list that a later release adds needs no migration.
    list: TermList = Field(sa_type=vocabulary(TermList, "list", checked=False), index=True)
    id: str
    label_en: str
    label_nl: str


class TopicRow(_ReferenceEntity, table=True):
    """A topic, or a group of topics."""

    __tablename__ = "topic"
    entity: ClassVar[str] = "topic"
    record: ClassVar[type[object] | None] = Topic

    id: str = Field(primary_key=True)
    group_id: str | None = Field(default=None, foreign_key="topic.id")
    label_en: str
    label_nl: str


class TieTypeRow(_ReferenceEntity, table=True):
    """A kind of tie."""

    __tablename__ = "tie_type"
    entity: ClassVar[str] = "tie_type"
    record: ClassVar[type[object] | None] = TieType

    id: str = Field(primary_key=True)
    label_en: str
    label_nl: str
    inverse_en: str
    inverse_nl: str
    directed: bool


class FormatBodyRow(Base, table=True):
    """A body, by its reference id, that offers a format."""

    __tablename__ = "format_body"
    format_id: str = Field(foreign_key="format.id", primary_key=True, ondelete="CASCADE")
    body_id: str = Field(primary_key=True)
    position: int = 0


class FormatRow(_ReferenceEntity, table=True):
    """A way to hold a dialogue."""

    __tablename__ = "format"
    entity: ClassVar[str] = "format"
    record: ClassVar[type[object] | None] = Format
    links: ClassVar[Mapping[str, Link]] = {
        "body_ids": Link(FormatBodyRow, "format_id", "body_id"),
    }

    id: str = Field(primary_key=True)
    label_en: str
    label_nl: str
    who_may_ask_en: str
    who_may_ask_nl: str
    output_en: str
    output_nl: str
    endorsement: str
    note_en: str
    note_nl: str
    verified: bool
    recorded_on: date | None = None


class FormatNormRow(_ReferenceEntity, table=True):
    """A norm time of a format."""

    __tablename__ = "format_norm"
    entity: ClassVar[str] = "format_norm"
    record: ClassVar[type[object] | None] = FormatNorm

    id: str = Field(primary_key=True)
    format_id: str = Field(foreign_key="format.id", index=True)
    step_en: str
    step_nl: str
    due_from: Direction = Field(
        sa_type=vocabulary(Direction, "due_from", checked=False),
        # What norms of a database have that was made before they said so.
        sa_column_kwargs={"server_default": Direction.THEIRS.value},
    )
    from_event: DialogueEvent = Field(sa_type=vocabulary(DialogueEvent, "from_event", checked=False))
    limit: int
    unit: str
    until_event: DialogueEvent | None = Field(
        default=None, sa_type=vocabulary(DialogueEvent, "until_event", checked=False)
    )
    recorded_on: date | None = None
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
