"""Tables of take-overs, by which administrators let themselves into dialogues."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field

from dare_network.domain.vocabulary import Family
from dare_network.store.tables.base import Entity, Record
from dare_network.store.tables.dialogues import DialogueRow


class TakeOverRow(Record, table=True):
    """A dialogue that an administrator let himself into though it was closed to him; nothing removes it."""

    __tablename__ = "take_over"
    entity: ClassVar[str] = "take_over"
    record: ClassVar[type[object] | None] = None
    family: ClassVar[Family] = Family.DIALOGUES
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {"dialogue_id": DialogueRow}

    dialogue_id: UUID = Field(foreign_key="dialogue.id", index=True)
    account: str
