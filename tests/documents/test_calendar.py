"""Calendar files: what is written is what the icalendar library reads."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
from builders import key
from dialogue_builders import attendance, commitment, dialogue, dossier, meeting, milestone
from editions import ABOUT, ANNA, EDITION, FIRST, MADE_AT, full_dossier
from hostile import ANY_TEXT, HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from dare_network.documents.calendar import calendar_bytes
from dare_network.documents.dialogue_entries import commitment_entries, dialogue_entries
from dare_network.documents.legible import legible
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.vocabulary import CommitmentState, Confidentiality, DialogueState
from dare_network.language import AMSTERDAM


def written(found: Dossier) -> bytes:
    return calendar_bytes(dialogue_entries(found, EDITION), MADE_AT)


def events(found: Dossier) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(written(found))
    return {str(event["UID"]): event for event in calendar.events}


def test_a_meeting_stands_at_its_hour_in_amsterdam() -> None:
    event = events(full_dossier())[str(FIRST.id)]
    assert event.start == datetime(2026, 5, 12, 10, tzinfo=AMSTERDAM)
    assert event.end == datetime(2026, 5, 12, 11, 30, tzinfo=AMSTERDAM)
    assert event["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert event["SUMMARY"] == "DIA-2026-014 · Potency assay for a CAR-T product"
    assert event["LOCATION"] == "https://meet.example/x"
    assert event["DTSTAMP"].dt == MADE_AT


def test_a_meeting_without_an_hour_and_a_due_day_last_the_day_and_leave_it_free() -> None:
    found = full_dossier()
    for uid, day in ((key("second"), date(2026, 6, 16)), (found.commitments[0].id, date(2026, 6, 30))):
        event = events(found)[str(uid)]
        assert (event.start, (event.end - event.start).days) == (day, 1)
        assert event["TRANSP"] == "TRANSPARENT"


def test_a_due_day_says_what_was_promised_by_whom_and_how_far_it_is() -> None:
    found = full_dossier()
    event = events(found)[str(found.commitments[0].id)]
    assert event["SUMMARY"] == "T-0031 · A report is sent."
    assert str(event["DESCRIPTION"]).splitlines() == [
        "DIA-2026-014 · Potency assay for a CAR-T product",
        "Medicines Evaluation Board, CCMO",
        "Send the validation report of the potency assay.",
        "Owner: Anna de Wit",
        "State: Open",
        "Restricted",
    ]


def test_the_day_on_which_an_output_is_due_stands_there_too() -> None:
    due = events(dossier(dialogue(output_due_on=date(2026, 7, 9), ref="DIA-2026-020")))
    (event,) = due.values()
    assert event.start == date(2026, 7, 9)
    assert event["SUMMARY"] == "DIA-2026-020 · output due: Potency assay for a CAR-T product"


@pytest.mark.parametrize("changed", ["meeting", "dialogue"])
def test_a_change_keeps_the_uid_and_raises_the_sequence(changed: str) -> None:
    before = dossier(ABOUT, meetings=[FIRST])
    if changed == "meeting":
        after = replace(before, meetings=(replace(before.meetings[0], version=2),))
    else:
        after = replace(before, dialogue=replace(ABOUT, version=2))
    (uid, first), (same, second) = (*events(before).items(), *events(after).items())
    assert uid == same
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 1)


@pytest.mark.parametrize("state", ["cancelled", "declined", "withdrawn"])
def test_a_dialogue_that_is_called_off_cancels_its_meetings(state: str) -> None:
    about = replace(ABOUT, state=DialogueState(state), output_due_on=date(2026, 7, 9), version=4)
    calendar = icalendar.Calendar.from_ical(written(dossier(about, meetings=[FIRST])))
    assert calendar["METHOD"] == "CANCEL"
    assert {event["STATUS"] for event in calendar.events} == {"CANCELLED"}
    assert all(event["ORGANIZER"] and event["SEQUENCE"] > 0 for event in calendar.events)


def test_a_meeting_that_somebody_attended_was_held_whatever_came_of_the_dialogue() -> None:
    about = replace(ABOUT, state=DialogueState.WITHDRAWN)
    found = dossier(about, meetings=[FIRST], attendances=[attendance()])
    assert events(found)[str(FIRST.id)]["STATUS"] == "CONFIRMED"


def test_a_dropped_commitment_is_cancelled_among_others_that_stand() -> None:
    dropped = commitment(ANNA.id, state=CommitmentState.CANCELLED)
    found = dossier(ABOUT, commitments=[dropped, commitment(ANNA.id)])
    calendar = icalendar.Calendar.from_ical(calendar_bytes(commitment_entries(found, EDITION), MADE_AT))
    assert calendar["METHOD"] == "PUBLISH"
    assert [event["STATUS"] for event in calendar.events] == ["CANCELLED", "CONFIRMED"]


def test_a_milestone_is_an_entry_of_its_own_that_follows_its_commitment() -> None:
    promise = commitment(ANNA.id, ref="T-0031")
    before = dossier(ABOUT, commitments=[promise], milestones=[milestone(reached_on=date(2026, 6, 3))])
    step = before.milestones[0]
    event = events(before)[str(step.id)]
    assert (event["SUMMARY"], event.start) == ("T-0031 · Draft of the report", date(2026, 6, 1))
    assert (event["SEQUENCE"], event["STATUS"]) == (0, "CANCELLED")
    assert "Reached on 3 Jun 2026" in str(event["DESCRIPTION"]).splitlines()
    dropped = replace(before.commitments[0], state=CommitmentState.CANCELLED, version=2)
    after = events(replace(before, commitments=(dropped,)))[str(step.id)]
    assert (after["SEQUENCE"], after["STATUS"]) == (1, "CANCELLED")
    ahead = replace(step, version=2, reached_on=None)
    changed = events(replace(before, milestones=(ahead,)))[str(step.id)]
    assert (changed["SEQUENCE"], changed["STATUS"]) == (1, "CONFIRMED")


@pytest.mark.parametrize("level", ["public", "restricted"])
def test_calendars_are_told_what_is_confidential(level: str) -> None:
    about = replace(ABOUT, confidentiality=Confidentiality(level))
    online, placed = FIRST, replace(FIRST, id=key("placed"), place="Room 4")
    promise = commitment(ANNA.id)
    found = dossier(about, meetings=[replace(online, place=""), placed], commitments=[promise])
    told = {key: str(event["CLASS"]) for key, event in events(found).items()}
    # What the public does not read on a page is no more for everybody in a calendar.
    assert told[str(online.id)] == ("PUBLIC" if level == "public" else "CONFIDENTIAL")
    assert told[str(placed.id)] == told[str(found.commitments[0].id)] == "CONFIDENTIAL"


def test_nothing_makes_an_empty_file_that_cancels_nothing() -> None:
    calendar = icalendar.Calendar.from_ical(written(dossier(ABOUT)))
    assert (calendar["METHOD"], calendar.events) == ("PUBLISH", [])


def test_the_zone_in_the_file_is_that_of_amsterdam() -> None:
    """Whoever knows no zone by name takes the one in the file, also on the days of the change."""
    (zone,) = icalendar.Calendar.from_ical(written(full_dossier())).walk("VTIMEZONE")
    own = zone.to_tz(lookup_tzid=False)
    for year in range(1997, 2060):
        for month, day in ((1, 15), (7, 15), (3, 25), (3, 31), (10, 25), (10, 31)):
            # In the night in which summer begins there is no hour from two to three.
            for hour in (1, 3, 12) if month == 3 else (1, 2, 3, 12):
                local = datetime(year, month, day, hour)  # noqa: DTZ001 - put into either zone below
                offsets = {local.replace(tzinfo=zone).utcoffset() for zone in (own, AMSTERDAM)}
                assert len(offsets) == 1, local


def test_no_line_is_longer_than_75_bytes() -> None:
    about = replace(ABOUT, title="Coördinatie van de beoordeling van geneesmiddelen " * 6)
    lines = written(dossier(about, meetings=[FIRST])).split(b"\r\n")
    assert max(map(len, lines)) <= 75


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_texts_stay_in_their_property(text: str) -> None:
    about = replace(ABOUT, title=text)
    plain = written(dossier(ABOUT, meetings=[FIRST]))
    content = written(dossier(about, meetings=[replace(FIRST, place=text)]))
    (event,) = icalendar.Calendar.from_ical(content).events
    (sound,) = icalendar.Calendar.from_ical(plain).events
    assert event.keys() == sound.keys()
    assert event["LOCATION"] == legible(text)
    assert event["SUMMARY"] == " ".join(f"DIA-2026-014 · {legible(text)}".split())


@given(
    ANY_TEXT,
    ANY_TEXT.filter(bool),
    st.dates(date(1997, 1, 1), date(2090, 1, 1)),
    st.none() | st.times(),
    st.none() | st.integers(1, 600),
)
def test_what_is_written_is_read_back_unchanged(
    title: str, place: str, on: date, starts: time | None, minutes_long: int | None
) -> None:
    whole = starts and starts.replace(microsecond=0)
    held = meeting(on, starts=whole, minutes_long=minutes_long, place=place)
    found = dossier(replace(ABOUT, title=title), meetings=[held])
    (told,) = dialogue_entries(found, EDITION)
    (event,) = events(found).values()
    assert (told.lasts is None) == (starts is None)
    if isinstance(told.begins, datetime):
        # Two zones disagree on times that clocks skip or show twice.
        assert event.start.astimezone(UTC) == told.begins.astimezone(UTC)
        assert lasts(event) == told.lasts
    else:
        assert event.start == told.begins
    assert event["LOCATION"] == legible(place)
    assert event["DESCRIPTION"] == legible(told.about)
    assert event["SUMMARY"] == " ".join(legible(told.title).split())
    assert icalendar.Calendar.from_ical(written(found)).to_ical() == written(found)


def lasts(event: icalendar.Event) -> timedelta:
    """How long an entry is for whoever counts on the clock, as many programs do."""
    return event.end.replace(tzinfo=None) - event.start.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("on", "starts", "minutes_long", "begins", "ends"),
    [
        (date(2027, 10, 31), time(1, 30), 120, "2027-10-30T23:30Z", "2027-10-31T01:30Z"),
        (date(2027, 10, 31), time(2, 30), 30, "2027-10-31T00:30Z", "2027-10-31T01:00Z"),
        (date(2027, 3, 28), time(1, 30), 60, "2027-03-28T00:30Z", "2027-03-28T01:30Z"),
        (date(2027, 3, 28), time(3), 60, "2027-03-28T01:00Z", "2027-03-28T02:00Z"),
        (date(2027, 12, 31), time(23, 30), 120, "2027-12-31T22:30Z", "2028-01-01T00:30Z"),
    ],
)
def test_a_meeting_over_the_change_of_the_clock_keeps_its_length(
    on: date, starts: time, minutes_long: int, begins: str, ends: str
) -> None:
    night = meeting(on, starts=starts, minutes_long=minutes_long)
    (event,) = events(dossier(ABOUT, meetings=[night])).values()
    assert event.start.astimezone(UTC) == datetime.fromisoformat(begins)
    assert event.end.astimezone(UTC) == datetime.fromisoformat(ends)
    assert lasts(event) == timedelta(minutes=minutes_long)


def test_a_meeting_of_unknown_length_keeps_an_hour_free_and_says_so() -> None:
    (event,) = events(dossier(ABOUT, meetings=[meeting(starts=time(10))])).values()
    assert lasts(event) == timedelta(hours=1)
    assert "How long it takes is not noted: an hour is kept free." in str(event["DESCRIPTION"]).splitlines()
