"""The calendar library reads the files of the conformance set as their index says.

The product reads no calendars. What it writes is held against this library, which is held against these.
"""

import re
from collections.abc import Iterator

import icalendar
import pytest
from datasets import dataset, rows

_COUNTED = re.compile(
    r"parsed; top components (\d+) \((\w+)\); VEVENT (\d+); ATTENDEE (\d+); with RRULE (\d+); "
    r"recorded property errors (\d+)"
)


def indexed() -> Iterator[tuple[str, str]]:
    """Each calendar of the set, and what its index says of it."""
    for row in rows("format-conformance", "index.csv"):
        if row["kind"] == "ics":
            yield row["file"], row["observed_with_reference_reader"]


def observed(content: bytes) -> str:
    try:
        found = icalendar.Component.from_ical(content, multiple=True)
    except ValueError:
        return "rejected (ValueError)"
    parts = [part for each in found for part in each.walk()]
    events = [part for part in parts if part.name == "VEVENT"]
    attendees = sum(len(event.attendees) for event in events)
    names = "/".join(dict.fromkeys(str(each.name) for each in found))
    return (
        f"parsed; top components {len(found)} ({names}); VEVENT {len(events)}; ATTENDEE {attendees}; "
        f"with RRULE {sum('RRULE' in event for event in events)}; "
        f"recorded property errors {sum(len(part.errors) for part in parts)}"
    )


def test_each_file_is_read_as_the_index_says() -> None:
    said = dict(indexed())
    assert len(said) > 20
    assert all(_COUNTED.fullmatch(text) or text == "rejected (ValueError)" for text in said.values())
    read = {file: observed(dataset("format-conformance", *file.split("/")).read_bytes()) for file in said}
    assert read == said


@pytest.mark.parametrize("change", [b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", b""])
def test_the_count_tells_files_apart(change: bytes) -> None:
    content = b"BEGIN:VCALENDAR\r\n" + change + b"END:VCALENDAR\r\n"
    assert f"VEVENT {1 if change else 0};" in observed(content)
