"""Documents that belong to a dialogue: attaching one, and having it back as it was."""

import hashlib
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.dialogues import SourceDocumentDraft
from dare_network.domain.file_names import file_name as clean_file_name
from dare_network.domain.records.dialogues import SourceDocument
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import InvalidInputError
from dare_network.language import _, number
from dare_network.services.checks import check_level
from dare_network.services.clearance import clearance
from dare_network.services.dialogue_transactions import write_on_loaded_dialogue
from dare_network.store.dialogues import dialogue_of
from dare_network.store.engine import read_transaction
from dare_network.store.sources import keep_content, read_content

MOST = 20_000_000
"""Bytes of a document; what is longer belongs in an archive, with a link to it."""


def attach_source(
    engine: Engine,
    viewer: Viewer,
    dialogue_id: UUID,
    draft: SourceDocumentDraft,
    file_name: str,
    content: bytes,
) -> UUID:
    """Attach a document to a dialogue and return the new key. Raises InvalidInputError."""
    if not 0 < len(content) <= MOST:
        most = number(MOST // 1_000_000)
        reason = _("Choose a file that is not empty and has at most {most} MB.").format(most=most)
        raise InvalidInputError(reason, {"file": reason})
    name = clean_file_name(file_name)
    if not name:
        reason = _("This file has no name. Give it one and choose it again.")
        raise InvalidInputError(reason, {"file": reason})
    with write_on_loaded_dialogue(engine, viewer, dialogue_id) as (unit, found):
        if draft.replaces_id and draft.replaces_id not in {each.id for each in found.documents}:
            foreign = _("Choose a document of this dialogue.")
            raise InvalidInputError(foreign, {"replaces_id": foreign})
        check_level(unit, dialogue_id, draft.confidentiality)
        values = {
            "dialogue_id": dialogue_id,
            "file_name": name,
            "size": len(content),
            "digest": hashlib.sha256(content).hexdigest(),
        }
        key = unit.add(SourceDocument, draft.values() | values)
        keep_content(unit, key, content)
        return key


def source_content(engine: Engine, viewer: Viewer, document_id: UUID) -> bytes:
    """A document as it was attached. Raises NotFoundError, also where its dialogue is hidden."""
    with read_transaction(engine) as transaction:
        dialogue_of(transaction, clearance(viewer), SourceDocument, document_id)
        return read_content(transaction, document_id)
