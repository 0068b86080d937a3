"""Tables of what people keep of the explorer: views, and ties that are not to be suggested to them."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field

from dare_network.domain.records.views import SavedView
from dare_network.domain.vocabulary import Family
from dare_network.store.tables.base import Entity, Record


class SavedViewRow(Record, table=True):
    """A view of the network under a name."""

    __tablename__ = "saved_view"
    __table_args__ = (sa.UniqueConstraint("account", "name"),)
    entity: ClassVar[str] = "saved_view"
    record: ClassVar[type[object] | None] = SavedView
    family: ClassVar[Family] = Family.VIEWS
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}

    name: str
    explanation: str = ""
    address: str
    shared: bool = False
    account: str


class RefusedTieRow(Entity, table=True):
    """A pair of stakeholders between whom no tie shall be suggested again.

    `one_id` is the smaller of both keys. They are no foreign keys: a refusal keeps nobody from being
    removed, and means nothing afterwards.
    """

    __tablename__ = "refused_tie"
    __table_args__ = (sa.UniqueConstraint("one_id", "other_id"),)
    entity: ClassVar[str] = "refused_tie"
    record: ClassVar[type[object] | None] = None
    family: ClassVar[Family] = Family.VIEWS
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}

    id: UUID = Field(primary_key=True)
    one_id: UUID
    other_id: UUID
