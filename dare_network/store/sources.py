"""The content of documents that belong to dialogues."""

from uuid import UUID

import sqlalchemy as sa

from dare_network.errors import NotFoundError
from dare_network.language import _
from dare_network.store.tables.base import table_of
from dare_network.store.tables.sources import SourceContentRow
from dare_network.store.transaction import Transaction
from dare_network.store.unit_of_work import UnitOfWork

_CONTENT = table_of(SourceContentRow)


def keep_content(unit: UnitOfWork, document_id: UUID, content: bytes) -> None:
    """Keep what is in a document; its digest stands in the audit trail, the content does not."""
    values = {"document_id": document_id, "content": content}
    unit.transaction.connection.execute(sa.insert(_CONTENT).values(values))


def read_content(transaction: Transaction, document_id: UUID) -> bytes:
    """Return what is in a document. Raises NotFoundError."""
    query = sa.select(_CONTENT.c.content).where(_CONTENT.c.document_id == document_id)
    found = transaction.connection.scalar(query)
    if found is None:
        raise NotFoundError(_("This document does not exist any more."))
    return bytes(found)
