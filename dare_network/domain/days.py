"""Days and times that records can have."""

from datetime import UTC, date, datetime, time, timedelta

from dare_network.language import AMSTERDAM

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""Beyond them a year is a slip of the pen, and neither spreadsheets nor sums of days get on with it."""


def is_possible(day: date) -> bool:
    """Return whether a day is in a year that a record can be of."""
    return FIRST_DAY <= day <= LAST_DAY


def possible_day(text: str) -> date:
    """The day of an ISO text. Raises ValueError for none, and for one in an impossible year."""
    day = date.fromisoformat(text)
    if not is_possible(day):
        raise ValueError(text)
    return day


def later(begins: datetime, by: timedelta) -> datetime:
    """The instant so much later, in the same zone: clocks may be changed on the way."""
    return (begins.astimezone(UTC) + by).astimezone(begins.tzinfo)


def exists(on: date, at: time) -> bool:
    """Return whether clocks in Europe/Amsterdam show this time then: they skip one where summer begins."""
    local = datetime.combine(on, at, AMSTERDAM)
    return local.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) == datetime.combine(on, at)
