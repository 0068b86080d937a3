"""Keeping dated notes on people and organisations."""

from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.notes import NoteDraft
from dare_network.domain.records.notes import Note
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.errors import InvalidInputError
from dare_network.language import _
from dare_network.services.clearance import clearance
from dare_network.services.whereabouts import refuse_merged
from dare_network.store.engine import unit_of_work
from dare_network.store.notes import get_note
from dare_network.store.stakeholders import get_stakeholder


def add_note(engine: Engine, viewer: Viewer, stakeholder_id: UUID, draft: NoteDraft) -> UUID:
    """Keep a note on somebody, with its author, and return the new key."""
    require(viewer, Right.EDIT_NETWORK)
    _require_own_level(viewer, draft)
    with unit_of_work(engine, viewer) as unit:
        refuse_merged(unit, stakeholder_id)
        get_stakeholder(unit.transaction, clearance(viewer), stakeholder_id)
        values = draft.values() | {"stakeholder_id": stakeholder_id, "account": viewer.account}
        return unit.add(Note, values)


def change_note(engine: Engine, viewer: Viewer, note_id: UUID, version: int, draft: NoteDraft) -> None:
    """Save a note as read at `version`; its author stays. Raises NotFoundError where it is hidden."""
    require(viewer, Right.EDIT_NETWORK)
    _require_own_level(viewer, draft)
    with unit_of_work(engine, viewer) as unit:
        get_note(unit.transaction, clearance(viewer), note_id)
        unit.change(Note, note_id, draft.values(), version)


def remove_note(engine: Engine, viewer: Viewer, note_id: UUID) -> None:
    """Take a note away; the history keeps it. Raises NotFoundError where it is hidden."""
    require(viewer, Right.EDIT_NETWORK)
    with unit_of_work(engine, viewer) as unit:
        get_note(unit.transaction, clearance(viewer), note_id)
        unit.remove(Note, note_id)


def _require_own_level(viewer: Viewer, draft: NoteDraft) -> None:
    if draft.confidentiality not in clearance(viewer).levels:
        reason = _("You would not see this note yourself. Choose another confidentiality.")
        raise InvalidInputError(reason, {"confidentiality": reason})
