"""The local time of Amsterdam as a calendar file tells it."""

from datetime import datetime, timedelta
from typing import Any

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from dare_network.language import AMSTERDAM

_WINTER, _SUMMER = timedelta(hours=1), timedelta(hours=2)


def amsterdam_time() -> Timezone:
    """The zone with the rule that holds since 1996.

    Summer is from the last Sunday of March to that of October, and the clock is changed at 1:00 UTC.
    Source: Directive 2000/84/EC, articles 2 and 3.
    """
    zone = Timezone()
    zone.add("tzid", AMSTERDAM.key)
    begin, end = datetime(1996, 3, 31, 2), datetime(1996, 10, 27, 3)  # noqa: DTZ001 - local, as RFC 5545 wants it
    zone.add_component(_turn(TimezoneDaylight(), "CEST", begin, _WINTER, _SUMMER))
    zone.add_component(_turn(TimezoneStandard(), "CET", end, _SUMMER, _WINTER))
    return zone


def _turn(part: Any, name: str, first: datetime, before: timedelta, after: timedelta) -> Any:
    part.add("tzname", name)
    part.add("dtstart", first)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    part.add("rrule", {"freq": "yearly", "bymonth": first.month, "byday": "-1su"})
    return part
