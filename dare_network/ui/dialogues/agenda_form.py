"""The form of an agenda item."""

from collections.abc import Collection

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.minutes import AgendaItemDraft
from dare_network.domain.records.dialogues import Dossier, Meeting
from dare_network.domain.records.minutes import AgendaItem
from dare_network.domain.records.viewer import Viewer
from dare_network.language import _, day
from dare_network.services import agenda as service
from dare_network.ui import loaders
from dare_network.ui.forms.draft_fields import Special, draft_fields
from dare_network.ui.forms.form import Field
from dare_network.ui.forms.record_forms import add_record, edit_record
from dare_network.ui.widgets.choices import questions_of


def add_item(viewer: Viewer, dossier: Dossier, held: Meeting | None, key: str) -> bool:
    """Add an item to the agenda of a meeting, or to the backlog."""
    return add_record(
        _fields(viewer, dossier, without={"dropped"}),
        {"meeting_id": held.id if held else None},
        _("Add item"),
        key,
        lambda values: service.add_item(
            loaders.engine(), viewer, dossier.dialogue.id, check(AgendaItemDraft, values)
        ),
    )


def edit_item(viewer: Viewer, dossier: Dossier, known: AgendaItem, key: str) -> bool:
    """Change an item, put it on another agenda or on the backlog, or drop it."""
    return edit_record(
        _fields(viewer, dossier),
        known,
        key,
        lambda values, version: service.change_item(
            loaders.engine(), viewer, known.id, version, check(AgendaItemDraft, values)
        ),
    )


def _fields(viewer: Viewer, dossier: Dossier, without: Collection[str] = ()) -> list[Field]:
    special: dict[str, Special] = {
        "dropped": {"label": _("Drop it")},
        "question_id": {"options": questions_of(dossier)},
        "meeting_id": {"options": {held.id: day(held.on) for held in dossier.meetings}},
    }
    return draft_fields(viewer, AgendaItemDraft, special, without=without)
