"""Meetings, and who sat at them."""

import pytest
from consortium_builders import Consortium, dialogue_draft, found_consortium, meeting_draft, seat_draft
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.errors import ConflictError
from dare_network.services import dialogues, meetings


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def test_people_and_roles_at_a_body_sit_at_a_meeting(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    meeting = meetings.add_meeting(engine, liaison, key, meeting_draft(starts="14:30", minutes_long=90))
    anna = meetings.add_attendance(engine, liaison, meeting, seat_draft(of.anna, capacity="chair"))
    assessor = seat_draft(None, role_at_body="assessor, quality", body_id=of.meb)
    for _each in range(2):
        meetings.add_attendance(engine, liaison, meeting, assessor)
    with pytest.raises(ConflictError, match="This person is already noted at this meeting"):
        meetings.add_attendance(engine, liaison, meeting, seat_draft(of.anna))
    found = dialogues.dossier(engine, liaison, key)
    assert (str(found.meetings[0].starts), found.meetings[0].minutes_long) == ("14:30:00", 90)
    seats = found.attendances_of(meeting)
    assert [seat.person_id for seat in seats] == [of.anna, None, None]
    assert (seats[1].role_at_body, seats[1].body_id) == ("assessor, quality", of.meb)
    meetings.remove_attendance(engine, liaison, anna)
    meetings.add_attendance(engine, liaison, meeting, seat_draft(of.anna))
    assert len(dialogues.dossier(engine, liaison, key).attendances) == 3
