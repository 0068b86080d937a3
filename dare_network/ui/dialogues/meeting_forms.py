"""The forms of a meeting, and of who sat at it."""

from uuid import UUID

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.dialogues import AttendanceDraft, MeetingDraft
from dare_network.domain.records.dialogues import Meeting
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import TermList
from dare_network.language import _
from dare_network.services import meetings as service
from dare_network.ui import loaders
from dare_network.ui.forms.form import Field, Kind
from dare_network.ui.forms.record_forms import add_record, edit_record
from dare_network.ui.widgets import choices


def meeting(viewer: Viewer, dialogue_id: UUID, known: Meeting | None, key: str) -> bool:
    """Add a meeting or change one."""
    modes = choices.terms(loaders.reference(), TermList.MEETING_MODE)
    fields = [
        Field("on", _("Date"), Kind.DAY, required=True),
        Field("starts", _("Begins at"), Kind.TIME, help=_("Local time in Amsterdam")),
        Field("minutes_long", _("Length in minutes"), Kind.NUMBER),
        Field("mode", _("Mode"), Kind.CHOICE, modes),
        Field("place", _("Place or link")),
        Field("note", _("Note"), Kind.AREA),
    ]
    if known is None:
        return add_record(
            fields,
            {"on": loaders.today()},
            _("Add meeting"),
            key,
            lambda values: service.add_meeting(
                loaders.engine(), viewer, dialogue_id, check(MeetingDraft, values)
            ),
        )
    return edit_record(
        fields,
        known,
        key,
        lambda values, version: service.change_meeting(
            loaders.engine(), viewer, known.id, version, check(MeetingDraft, values)
        ),
    )


def attendance(viewer: Viewer, meeting_id: UUID, key: str) -> bool:
    """Note who sat at a meeting: a person, or a role at a body."""
    names = loaders.names(viewer)
    fields = [
        Field("person_id", _("Person"), Kind.CHOICE, choices.people(names)),
        Field(
            "role_at_body",
            _("Or a role at a body"),
            help=_("Where no name is kept: “assessor, quality”"),
        ),
        Field("body_id", _("Body"), Kind.CHOICE, choices.bodies(names)),
        Field("capacity", _("Capacity"), Kind.CHOICE, choices.terms(loaders.reference(), TermList.CAPACITY)),
    ]
    return add_record(
        fields,
        {},
        _("Add to the meeting"),
        key,
        lambda values: service.add_attendance(
            loaders.engine(), viewer, meeting_id, check(AttendanceDraft, values)
        ),
    )
