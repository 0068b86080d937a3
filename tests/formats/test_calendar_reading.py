"""Calendars read as tables of meetings."""

import pytest

from dare_network.errors import UnreadableFileError
from dare_network.formats import limits
from dare_network.formats.grid import Table
from dare_network.formats.suggestion import suggest
from dare_network.formats.tables import read_tables


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def read(*events: str) -> Table:
    text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + "".join(events) + "END:VCALENDAR\r\n"
    (table,) = read_tables("a.ics", text.encode())
    return table


def cells(table: Table) -> list[dict[str, str]]:
    return [{name: text for name, text in row.cells.items() if text} for row in table.rows]


def test_an_event_is_a_meeting_with_day_time_subject_participants_and_place() -> None:
    table = read(
        event(
            "UID:1",
            "DTSTART:20240701T080000Z",
            "DTEND:20240701T093000Z",
            "SUMMARY:Overleg\\, met CBG\\; donoren",
            "LOCATION:Utrecht",
            "DESCRIPTION:Eerste\\nTweede",
            'ATTENDEE;CN="Jan de Vries; CBG":mailto:jan@x.example',
            "ATTENDEE:mailto:piet@x.example",
            "ORGANIZER;CN=Anna:mailto:anna@x.example",
            "STATUS:CANCELLED",
        )
    )
    assert table.name == "meetings"
    assert cells(table) == [
        {
            "Date": "2024-07-01",
            "Time": "10:00",
            "Until": "11:30",
            "Subject": "Overleg, met CBG; donoren",
            "Participants": "Jan de Vries, CBG; piet@x.example",
            "Organiser": "Anna",
            "Place": "Utrecht",
            "Note": "Eerste\nTweede",
            "Status": "CANCELLED",
            "ID": "1",
        }
    ]


def test_a_calendar_is_understood_as_meetings_without_a_mapping() -> None:
    table = read(
        event("DTSTART:20240701T080000Z", "SUMMARY:Overleg", "LOCATION:Ede", "ATTENDEE;CN=Jan:mailto:j@x.nl")
    )
    (part,) = suggest([table]).tables
    assert part.target == "meetings"
    columns = {field: column.headers for field, column in part.columns.items()}
    assert columns.items() >= {
        "on": ("Date",), "starts": ("Time",), "title": ("Subject",), "participants": ("Participants",),
        "place": ("Place",),
    }.items()  # fmt: skip


def test_days_are_those_of_amsterdam_and_a_time_without_a_zone_is_taken_as_it_is() -> None:
    table = read(
        event("DTSTART:20240630T223000Z", "SUMMARY:late"),
        event("DTSTART;TZID=America/New_York:20240630T200000", "SUMMARY:far"),
        event("DTSTART:20240630T233000", "SUMMARY:floating"),
        event("DTSTART;VALUE=DATE:20240630", "SUMMARY:all day"),
    )
    told = [(row.cells["Date"], row.cells["Time"]) for row in table.rows]
    assert told == [
        ("2024-07-01", "00:30"), ("2024-07-01", "02:00"), ("2024-06-30", "23:30"), ("2024-06-30", ""),
    ]  # fmt: skip


def test_an_event_that_repeats_stands_there_once_and_that_is_said() -> None:
    table = read(event("DTSTART:20240101T100000Z", "SUMMARY:Weekly", "RRULE:FREQ=WEEKLY;COUNT=5"))
    assert [row.cells["Repeats"] for row in table.rows] == ["FREQ=WEEKLY;COUNT=5"]
    assert table.remarks == ("1 event repeats; only its first day was read.",)


def test_a_line_that_cannot_be_read_costs_the_line_and_is_said() -> None:
    table = read(event("SUMMARY:Half", "DTSTART;;VALUE=DATE-TIME:20140409T093000"))
    assert cells(table) == [{"Subject": "Half"}]
    assert table.remarks == ("1 event has a line that could not be read.",)


def test_events_without_a_calendar_around_them_and_of_several_calendars_are_read() -> None:
    (alone,) = read_tables("a.txt", event("SUMMARY:Alone").encode())
    calendar = f"BEGIN:VCALENDAR\r\n{event('SUMMARY:One')}END:VCALENDAR\r\n"
    (several,) = read_tables("a.ics", (calendar * 2).encode())
    assert (len(alone.rows), len(several.rows)) == (1, 2)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "This calendar holds no events."),
        (
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nX\r\nEND:VCALENDAR\r\n",
            "This calendar is damaged.",
        ),
        ("nothing of the kind", "This calendar is damaged."),
    ],
)
def test_a_calendar_without_events_and_a_damaged_one_are_refused(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableFileError) as refusal:
        read_tables("a.ics", text.encode())
    assert str(refusal.value).startswith(sentence)


def test_a_calendar_that_nobody_would_wait_for_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_EVENTS", 2)
    for text in (event("SUMMARY:a") * 3, event(*["COMMENT:a"] * 120)):
        with pytest.raises(UnreadableFileError, match="more than 2 events; export a shorter period"):
            read(text)
