"""The forms of a meeting, and of who sat at it."""

from uuid import UUID

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.dialogues import AttendanceDraft, MeetingDraft
from dare_network.domain.records.dialogues import Meeting
from dare_network.domain.records.viewer import Viewer
from dare_network.language import _
from dare_network.services import meetings as service
from dare_network.ui import loaders
from dare_network.ui.forms.draft_fields import draft_fields
from dare_network.ui.forms.record_forms import add_record, edit_record


def meeting(viewer: Viewer, dialogue_id: UUID, known: Meeting | None, key: str) -> bool:
    """Add a meeting or change one."""
    fields = draft_fields(viewer, MeetingDraft)
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
    return add_record(
        draft_fields(viewer, AttendanceDraft, {"role_at_body": {"label": _("Or a role at a body")}}),
        {},
        _("Add to the meeting"),
        key,
        lambda values: service.add_attendance(
            loaders.engine(), viewer, meeting_id, check(AttendanceDraft, values)
        ),
    )
