"""Tables on the product's own work: events, revisions, counters, imports, positions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field

from dare_network.domain.records.imports import ImportBatch, SavedMapping
from dare_network.domain.vocabulary import Action, Family, Role
from dare_network.store.tables.base import Base, Entity, vocabulary


class EventRow(Base, table=True):
    """One change to one record.

    `audiences` says who could see it then: a list of levels, each with the centre and the readers that
    held with it (`store.audiences`). Empty where everybody could, none where nobody knows.
    `revision` is the number of its family that it raised; none for those of before that was kept.
    """

    __tablename__ = "event"
    __table_args__ = (
        sa.Index("ix_event_entity", "entity", "entity_id"),
        sa.Index("ix_event_revision", "entity", "revision"),
    )

    id: UUID = Field(primary_key=True)
    at: datetime = Field(index=True)
    account: str
    role: Role = Field(sa_type=vocabulary(Role, "role"))
    action: Action = Field(sa_type=vocabulary(Action, "action"))
    entity: str
    entity_id: str
    before: dict[str, Any] | None = Field(default=None, sa_type=sa.JSON)
    after: dict[str, Any] | None = Field(default=None, sa_type=sa.JSON)
    reason: str = ""
    audiences: list[dict[str, Any]] | None = Field(default=None, sa_type=sa.JSON)
    import_id: UUID | None = Field(default=None, foreign_key="import_batch.id", index=True)
    change_set_id: UUID | None = Field(default=None, index=True)
    revision: int | None = None


class RevisionRow(Base, table=True):
    """The number of changes to a family of records."""

    __tablename__ = "revision"
    family: str = Field(primary_key=True)
    number: int


class CounterRow(Base, table=True):
    """The last number given out of a series such as "DIA-2026"."""

    __tablename__ = "counter"
    series: str = Field(primary_key=True)
    number: int


class InstallationRow(Base, table=True):
    """A fact about this installation, such as which reference files it has read."""

    __tablename__ = "installation"
    name: str = Field(primary_key=True)
    value: str


class BaselineRow(Base, table=True):
    """The words of a reference file on a row when it was last read: what differs now, users changed."""

    __tablename__ = "baseline"
    entity: str = Field(primary_key=True)
    entity_id: str = Field(primary_key=True)
    values: dict[str, Any] = Field(sa_type=sa.JSON)


class ImportBatchRow(Entity, table=True):
    """One file that was loaded, and whether the load was undone."""

    __tablename__ = "import_batch"
    entity: ClassVar[str] = "import"
    record: ClassVar[type[object] | None] = ImportBatch
    family: ClassVar[Family] = Family.IMPORTS
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}

    id: UUID = Field(primary_key=True)
    at: datetime
    account: str
    file_name: str
    digest: str
    mapping: str
    added: int
    changed: int
    unchanged: int
    merged: int = Field(default=0, sa_column_kwargs={"server_default": sa.text("0")})
    held: int = Field(default=0, sa_column_kwargs={"server_default": sa.text("0")})
    refused: int
    undone_at: datetime | None = None


class ImportMappingRow(Entity, table=True):
    """A column mapping that somebody saved."""

    __tablename__ = "import_mapping"
    entity: ClassVar[str] = "import_mapping"
    record: ClassVar[type[object] | None] = SavedMapping
    family: ClassVar[Family] = Family.IMPORTS
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}

    id: UUID = Field(primary_key=True)
    name: str = Field(unique=True)
    content: str


class ImportAnswerRow(Base, table=True):
    """The answer to a question of an import who is meant, by the name of the question.

    It is the key of a stakeholder, which is no foreign key: an answer keeps nobody from being removed.
    """

    __tablename__ = "import_answer"
    question: str = Field(primary_key=True)
    answer: str


class NodePositionRow(Base, table=True):
    """The place where a node of the whole network was drawn last time."""

    __tablename__ = "node_position"
    node_id: str = Field(primary_key=True)
    x: float
    y: float


class PresenceRow(Base, table=True):
    """A record that somebody has open for editing in a window of a browser. No event and no revision."""

    __tablename__ = "presence"
    window: UUID = Field(primary_key=True)
    account: str
    record_id: UUID = Field(index=True)
    since: datetime
    seen: datetime
