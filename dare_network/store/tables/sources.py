"""Documents that belong to dialogues."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlmodel import Field

from dare_network.domain.records.dialogues import SourceDocument
from dare_network.domain.vocabulary import Confidentiality, Family
from dare_network.store.tables.base import Base, Entity, Record
from dare_network.store.tables.dialogues import OWN_LEVEL, DialogueRow


class SourceDocumentRow(Record, table=True):
    """A document that belongs to a dialogue."""

    __tablename__ = "source_document"
    entity: ClassVar[str] = "source_document"
    record: ClassVar[type[object] | None] = SourceDocument
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
    """The content of a document; apart, so that lists of documents stay small."""

    __tablename__ = "source_content"

    document_id: UUID = Field(foreign_key="source_document.id", primary_key=True, ondelete="CASCADE")
    content: bytes
