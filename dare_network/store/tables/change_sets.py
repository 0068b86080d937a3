"""Tables of merges and removals, of what merged records were known by, and of pairs that are not the same."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field

from dare_network.domain.records.change_sets import Alias, ChangeSet
from dare_network.domain.vocabulary import AliasKind, ChangeKind, Family
from dare_network.store.tables.base import Entity, Record, vocabulary


class ChangeSetRow(Entity, table=True):
    """One decision, and whether it was taken back.

    Its keys are no foreign keys: they name records that are gone.
    """

    __tablename__ = "change_set"
    entity: ClassVar[str] = "change_set"
    record: ClassVar[type[object] | None] = ChangeSet
    family: ClassVar[Family] = Family.NETWORK
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}

    id: UUID = Field(primary_key=True)
    # No check here: a kind that a later release adds needs no migration.
    kind: ChangeKind = Field(sa_type=vocabulary(ChangeKind, "kind", checked=False))
    at: datetime = Field(index=True)
    account: str
    record_id: UUID = Field(index=True)
    one_id: UUID = Field(index=True)
    other_id: UUID | None = Field(default=None, index=True)
    undone_at: datetime | None = None


class AliasRow(Record, table=True):
    """An identifier by which a stakeholder is known besides its own."""

    __tablename__ = "stakeholder_alias"
    __table_args__ = (sa.Index("ix_stakeholder_alias_value", "kind", "value"),)
    entity: ClassVar[str] = "stakeholder_alias"
    record: ClassVar[type[object] | None] = Alias
    family: ClassVar[Family] = Family.NETWORK
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}

    stakeholder_id: UUID = Field(foreign_key="stakeholder.id", index=True)
    kind: AliasKind = Field(sa_type=vocabulary(AliasKind, "kind", checked=False))
    value: str


class DistinctPairRow(Entity, table=True):
    """A pair of stakeholders that look alike and are not the same.

    `one_id` is the smaller of both keys. They are no foreign keys: that two are not the same keeps nobody
    from being removed, and means nothing afterwards.
    """

    __tablename__ = "distinct_pair"
    __table_args__ = (sa.UniqueConstraint("one_id", "other_id"),)
    entity: ClassVar[str] = "distinct_pair"
    record: ClassVar[type[object] | None] = None
    family: ClassVar[Family] = Family.NETWORK
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}

    id: UUID = Field(primary_key=True)
    one_id: UUID
    other_id: UUID
