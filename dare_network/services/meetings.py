"""Meetings, and who sat at them."""

from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.dialogues import AttendanceDraft, MeetingDraft
from dare_network.domain.records.dialogues import Attendance, Dossier, Meeting
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import ConflictError, InvalidInputError
from dare_network.language import _
from dare_network.services.agenda import put_approvals
from dare_network.services.dialogue_transactions import write_on_dialogue, write_on_loaded_part, write_on_part


def add_meeting(engine: Engine, viewer: Viewer, dialogue_id: UUID, draft: MeetingDraft) -> UUID:
    """Add a meeting to a dialogue and return the new key."""
    with write_on_dialogue(engine, viewer, dialogue_id) as unit:
        key = unit.add(Meeting, draft.values() | {"dialogue_id": dialogue_id})
        put_approvals(unit, dialogue_id)
        return key


def change_meeting(
    engine: Engine, viewer: Viewer, meeting_id: UUID, version: int, draft: MeetingDraft
) -> None:
    """Save a meeting as read at `version`."""
    with write_on_part(engine, viewer, Meeting, meeting_id) as (unit, dialogue_id):
        unit.change(Meeting, meeting_id, draft.values(), version)
        put_approvals(unit, dialogue_id)


def add_attendance(engine: Engine, viewer: Viewer, meeting_id: UUID, draft: AttendanceDraft) -> UUID:
    """Note who sat at a meeting and return the new key. Nobody is noted twice."""
    with write_on_loaded_part(engine, viewer, Meeting, meeting_id) as (unit, found):
        seats = found.attendances_of(meeting_id)
        if draft.person_id and any(seat.person_id == draft.person_id for seat in seats):
            raise ConflictError(_("This person is already noted at this meeting."))
        return unit.add(Attendance, draft.values() | {"meeting_id": meeting_id})


def remove_attendance(engine: Engine, viewer: Viewer, attendance_id: UUID) -> None:
    """Take somebody off a meeting who was noted by mistake; the event keeps what was noted."""
    with write_on_part(engine, viewer, Attendance, attendance_id) as (unit, _dialogue_id):
        unit.remove(Attendance, attendance_id)


def check_meeting(meeting_id: UUID, found: Dossier) -> None:
    """Raise InvalidInputError for a meeting of another dialogue."""
    if meeting_id not in {held.id for held in found.meetings}:
        foreign = _("Choose a meeting of this dialogue.")
        raise InvalidInputError(foreign, {"meeting_id": foreign})
