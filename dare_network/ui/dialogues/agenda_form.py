"""The form of an agenda item."""

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.minutes import AgendaItemDraft
from dare_network.domain.records.dialogues import Dossier, Meeting
from dare_network.domain.records.minutes import AgendaItem
from dare_network.domain.records.viewer import Viewer
from dare_network.language import _, day
from dare_network.services import agenda as service
from dare_network.ui import loaders
from dare_network.ui.forms.form import Field, Kind
from dare_network.ui.forms.record_forms import add_record, edit_record


def add_item(viewer: Viewer, dossier: Dossier, held: Meeting | None, key: str) -> bool:
    """Add an item to the agenda of a meeting, or to the backlog."""
    return add_record(
        _fields(dossier),
        {"meeting_id": held.id if held else None},
        _("Add item"),
        key,
        lambda values: service.add_item(
            loaders.engine(), viewer, dossier.dialogue.id, check(AgendaItemDraft, values)
        ),
    )


def edit_item(viewer: Viewer, dossier: Dossier, known: AgendaItem, key: str) -> bool:
    """Change an item, put it on another agenda or on the backlog, or drop it."""
    dropped = Field(
        "dropped", _("Drop it"), Kind.FLAG, help=_("It is on no agenda any more; its history is kept.")
    )
    return edit_record(
        [*_fields(dossier), dropped],
        known,
        key,
        lambda values, version: service.change_item(
            loaders.engine(), viewer, known.id, version, check(AgendaItemDraft, values)
        ),
    )


def _fields(dossier: Dossier) -> list[Field]:
    meetings = {held.id: day(held.on) for held in dossier.meetings}
    questions = {asked.id: f"{asked.number}. {asked.text}" for asked in dossier.questions}
    return [
        Field("title", _("What it is about"), required=True),
        Field("minutes_planned", _("Minutes planned"), Kind.NUMBER),
        Field("presenter", _("Who presents it")),
        Field("question_id", _("Question"), Kind.CHOICE, questions),
        Field(
            "meeting_id",
            _("On the agenda of"),
            Kind.CHOICE,
            meetings,
            help=_("Leave it empty for the backlog of the dialogue."),
        ),
    ]
