"""Calendars as iCalendar, to a table of meetings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Component

from dare_network.errors import UnreadableFileError
from dare_network.formats.characters import decode
from dare_network.formats.grid import Table
from dare_network.formats.limits import refuse_many_events
from dare_network.formats.record_table import table_of_records
from dare_network.language import _, ngettext

# Not translated: mappings refer to it.
MEETINGS = "meetings"

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_BETWEEN = "; "

# More than an event has, so that neither its lines nor what else a calendar holds can occupy the server.
_LINES = 40
_TEXTS = {
    "Subject": "summary", "Place": "location", "Note": "description", "Status": "status", "ID": "uid",
    "Repeats": "rrule", "URL": "url", "Conference": "conference",
}  # fmt: skip

# The library says that a calendar is damaged by whatever its parsers stumble over.
_DAMAGE = (ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)


def read_calendar(content: bytes) -> tuple[Table, ...]:
    """The events of a calendar as a table with day, time, subject, participants and place.

    Days and times are those of Amsterdam. An event that repeats stands there once, on its first day, with
    its rule. Raises UnreadableFileError with a sentence.
    """
    text, remarks = decode(content)
    refuse_many_events(max(text.upper().count("BEGIN:VEVENT"), text.count("\n") // _LINES))
    try:
        components = Component.from_ical(text, multiple=True)
        events = [event for component in components for event in component.walk("VEVENT")]
        rows = [(place, _cells(event)) for place, event in enumerate(events, start=1)]
        faults = sum(bool(event.errors) for event in events)
    except _DAMAGE as error:
        raise UnreadableFileError(
            _("This calendar is damaged. Export it again from your calendar and try once more.")
        ) from error
    if not any(cells for _place, cells in rows):
        raise UnreadableFileError(_("This calendar holds no events."))
    return (table_of_records(MEETINGS, rows, [*remarks, *_remarks(rows, faults)]),)


def _cells(event: Any) -> dict[str, str]:
    begins, ends = _moment(event, "dtstart"), _moment(event, "dtend")
    people = [_person(each) for each in _all(event, "attendee")]
    organiser = next((_person(each) for each in _all(event, "organizer")), "")
    cells = {
        "Date": begins.date().isoformat() if isinstance(begins, datetime) else _iso(begins),
        "Time": begins.strftime("%H:%M") if isinstance(begins, datetime) else "",
        "Until": ends.strftime("%H:%M") if isinstance(ends, datetime) else "",
        "Participants": _BETWEEN.join(dict.fromkeys(filter(None, people))),
        "Organiser": organiser,
        "Categories": _BETWEEN.join(_categories(event)),
    }
    texts = {header: _text(value) for header, name in _TEXTS.items() for value in _all(event, name)[:1]}
    found = cells | texts
    return {header: text for header, text in found.items() if text.strip()}


def _moment(event: Any, name: str) -> date | None:
    """The day, or the moment in Amsterdam; one that has no zone counts where the reader is."""
    found = getattr(event.get(name), "dt", None)
    if isinstance(found, datetime):
        return found.astimezone(_AMSTERDAM) if found.tzinfo else found
    return found if isinstance(found, date) else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _all(event: Any, name: str) -> Sequence[Any]:
    found = event.get(name)
    if found is None:
        return ()
    return found if isinstance(found, list) else (found,)


def _text(value: Any) -> str:
    written = value if isinstance(value, str) else value.to_ical().decode("utf-8", errors="replace")
    return str(written)


def _person(value: Any) -> str:
    """The name of a participant, and his address where the calendar knows no name."""
    parameters = getattr(value, "params", {})
    address = _text(value)
    address = address[len("mailto:") :] if address.lower().startswith("mailto:") else address
    name = " ".join(str(parameters.get("CN", "")).replace('"', "").split())
    return (name or address).replace(";", ",")


def _categories(event: Any) -> Iterator[str]:
    for each in _all(event, "categories"):
        yield from (str(category) for category in getattr(each, "cats", (each,)))


def _remarks(rows: Iterable[tuple[int, Mapping[str, str]]], faults: int) -> Iterator[str]:
    if repeating := sum("Repeats" in cells for _place, cells in rows):
        yield ngettext(
            "{n} event repeats; only its first day was read.",
            "{n} events repeat; only the first day of each was read.",
            repeating,
        )
    if faults:
        yield ngettext(
            "{n} event has a line that could not be read.",
            "{n} events have a line that could not be read.",
            faults,
        )
