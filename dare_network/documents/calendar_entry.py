"""One entry of a calendar."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `uid` never changes for a record, and `sequence` rises whenever it or its dialogue changes.

    `begins` is a day where no time is known, else an instant in Europe/Amsterdam; `lasts` is None of a day.
    One without texts is about something that its reader does not see any more.
    """

    uid: str
    sequence: int
    begins: date | datetime
    lasts: timedelta | None
    title: str
    place: str
    about: str
    cancelled: bool
    open_to_all: bool
