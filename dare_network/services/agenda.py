"""Agendas of meetings, and the backlog of what no meeting has yet."""

from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.minutes import AgendaItemDraft
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.minutes import AgendaItem, Minutes
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.agenda import approvals_due, brought_forward, end_position, items_of
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.errors import InvalidInputError, NotFoundError
from dare_network.language import _, day, speaking
from dare_network.services.clearance import clearance
from dare_network.services.dialogue_transactions import write_on_loaded_dialogue, write_on_loaded_part
from dare_network.store.agenda import list_all_items, list_items
from dare_network.store.dossiers import get_dossier
from dare_network.store.engine import read_transaction
from dare_network.store.minutes import list_all_minutes
from dare_network.store.unit_of_work import UnitOfWork


def agenda(engine: Engine, viewer: Viewer, dialogue_id: UUID) -> tuple[AgendaItem, ...]:
    """The items of all agendas of a dialogue and of its backlog, in their order.

    None for a viewer from outside the consortium. Raises NotFoundError where the dialogue is hidden.
    """
    if not may(viewer, Right.SEE_PEOPLE):
        return ()
    cleared = clearance(viewer)
    with read_transaction(engine) as transaction:
        get_dossier(transaction, cleared, dialogue_id)
        return tuple(item for item in list_items(transaction, cleared, dialogue_id) if not item.dropped)


def add_item(engine: Engine, viewer: Viewer, dialogue_id: UUID, draft: AgendaItemDraft) -> UUID:
    """Add an item to the end of its agenda, or of the backlog, and return the new key."""
    with write_on_loaded_dialogue(engine, viewer, dialogue_id) as (unit, found):
        _check(found, draft)
        end = {"dialogue_id": dialogue_id, "position": _end(unit, dialogue_id, draft.meeting_id)}
        return unit.add(AgendaItem, draft.values() | end)


def change_item(engine: Engine, viewer: Viewer, item_id: UUID, version: int, draft: AgendaItemDraft) -> None:
    """Save an item as read at `version`; on another agenda it goes to the end."""
    with write_on_loaded_part(engine, viewer, AgendaItem, item_id) as (unit, found):
        item = _item(unit, found, item_id)
        _check(found, draft)
        moved = draft.meeting_id != item.meeting_id
        approves = item.approves_id is not None
        end = {"position": _end(unit, found.dialogue.id, draft.meeting_id, approves)} if moved else {}
        unit.change(AgendaItem, item_id, draft.values() | end, version)


def bring_item_forward(engine: Engine, viewer: Viewer, item_id: UUID) -> None:
    """Move an item one place towards the beginning of its agenda."""
    with write_on_loaded_part(engine, viewer, AgendaItem, item_id) as (unit, found):
        meeting_id = _item(unit, found, item_id).meeting_id
        listed = items_of(_items(unit, found.dialogue.id), meeting_id)
        for key, position in brought_forward(listed, item_id).items():
            unit.change(AgendaItem, key, {"position": position})


def put_approvals(unit: UnitOfWork, dialogue_id: UUID) -> None:
    """Put the approval of minutes on the agenda of the meeting after theirs, once.

    Also of minutes that are more confidential than the dialogue: the item is then seen by those who see them.
    """
    cleared = clearance(unit.viewer)
    found = get_dossier(unit.transaction, cleared, dialogue_id)
    versions, items = (
        list_all_minutes(unit.transaction, dialogue_id),
        list_all_items(unit.transaction, dialogue_id),
    )
    for approved, meeting in approvals_due(found, versions, items):
        # What was decided last is approved before anything new is spoken about.
        first = min((item.position for item in items_of(items, meeting.id)), default=1) - 1
        values = {"meeting_id": meeting.id, "position": first, "title": _approval(found, approved)}
        unit.add(AgendaItem, values | {"dialogue_id": dialogue_id, "approves_id": approved.chain_id})


def _approval(found: Dossier, approved: Minutes) -> str:
    with speaking(approved.language):
        days = (day(held.on) for held in found.meetings if held.id in approved.meeting_ids)
        return _("Approve the minutes of {days}").format(days=", ".join(days))


def _items(unit: UnitOfWork, dialogue_id: UUID) -> tuple[AgendaItem, ...]:
    return list_items(unit.transaction, clearance(unit.viewer), dialogue_id)


def _item(unit: UnitOfWork, found: Dossier, item_id: UUID) -> AgendaItem:
    for item in _items(unit, found.dialogue.id):
        if item.id == item_id:
            return item
    raise NotFoundError(_("There is no such dialogue, or it is not open to you."))


def _end(unit: UnitOfWork, dialogue_id: UUID, meeting_id: UUID | None, approves: bool = False) -> int:
    # Also after those that this viewer does not see.
    return end_position(items_of(list_all_items(unit.transaction, dialogue_id), meeting_id), approves)


def _check(found: Dossier, draft: AgendaItemDraft) -> None:
    reasons = {}
    if draft.meeting_id not in {None, *(held.id for held in found.meetings)}:
        reasons["meeting_id"] = _("Choose a meeting of this dialogue.")
    if draft.question_id not in {None, *(asked.id for asked in found.questions)}:
        reasons["question_id"] = _("Choose a question of this dialogue.")
    if reasons:
        raise InvalidInputError(" ".join(reasons.values()), reasons)
