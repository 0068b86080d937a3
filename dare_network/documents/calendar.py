"""Entries as an iCalendar file (RFC 5545), which calendars take up and later bring up to date.

A due day is an event of a whole day that leaves the day free. It is no task (VTODO): most calendars
that people look at show no tasks.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress

from dare_network.documents.amsterdam import amsterdam_time
from dare_network.documents.calendar_entry import Entry
from dare_network.documents.legible import legible
from dare_network.domain.days import later

_PRODUCT = "-//DARE-NL//dare_network//EN"
# A file that is published or cancelled must name an organiser (RFC 5546), and whose address that is
# no calendar needs to know.
_ORGANISER = "invalid:nomail"


def calendar_bytes(entries: Iterable[Entry], stamped_at: datetime) -> bytes:
    """The file; where nothing in it stands any more, it cancels what an earlier one brought.

    `stamped_at` is the moment as of which the records are told.
    """
    told = tuple(entries)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    gone = bool(told) and all(entry.cancelled for entry in told)
    calendar.add("method", "CANCEL" if gone else "PUBLISH")
    if any(isinstance(entry.begins, datetime) for entry in told):
        calendar.add_component(amsterdam_time())
    for entry in told:
        calendar.add_component(_event(entry, stamped_at))
    return bytes(calendar.to_ical())


def _event(entry: Entry, stamped_at: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", stamped_at)
    _add_times(event, entry)
    event.add("organizer", _organiser())
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("class", "PUBLIC" if entry.open_to_all else "CONFIDENTIAL")
    _add_texts(event, entry)
    return event


def _add_times(event: Event, entry: Entry) -> None:
    if not isinstance(entry.begins, datetime):
        event.add("dtstart", entry.begins)
        # The end of a day is the first day after it.
        event.add("dtend", entry.begins + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return
    begins, ends = entry.begins, later(entry.begins, entry.lasts) if entry.lasts else None
    if ends and ends.utcoffset() != begins.utcoffset():
        # Clocks are changed meanwhile: not every calendar counts the hours right, but all know the instants.
        event.add("dtstart", begins.astimezone(UTC))
        event.add("dtend", ends.astimezone(UTC))
        return
    event.add("dtstart", begins)
    if entry.lasts:
        event.add("duration", entry.lasts)


def _add_texts(event: Event, entry: Entry) -> None:
    # A published entry has a summary, if an empty one (RFC 5546, 3.2.1).
    event.add("summary", " ".join(legible(entry.title).split()))
    if entry.about:
        event.add("description", legible(entry.about))
    if entry.place:
        event.add("location", legible(entry.place))


def _organiser() -> vCalAddress:
    organiser = vCalAddress(_ORGANISER)
    organiser.params["CN"] = "DARE-NL"
    return organiser
