"""Notes on people and organisations."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field

from dare_network.domain.records.notes import Note
from dare_network.domain.vocabulary import Confidentiality, Family
from dare_network.store.tables.base import Entity, Record, vocabulary


class NoteRow(Record, table=True):
    """A remark on a person or an organisation, with a level of its own."""

    __tablename__ = "note"
    entity: ClassVar[str] = "note"
    record: ClassVar[type[object] | None] = Note
    family: ClassVar[Family] = Family.NETWORK
    # Its level alone decides who sees it: whoever does sees all people and organisations.
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}

    stakeholder_id: UUID = Field(foreign_key="stakeholder.id", index=True)
    on: date
    text: str
    confidentiality: Confidentiality = Field(
        sa_type=vocabulary(Confidentiality, "confidentiality", checked=False)
    )
    account: str
