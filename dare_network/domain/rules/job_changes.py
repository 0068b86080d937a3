"""Rules of a change of job: when the old work ends, and which ties somebody has at that time."""

from datetime import date, timedelta

from dare_network.domain.partial_days import PartialDay, Precision
from dare_network.domain.records.network import Affiliation, Tie


def last_day(from_on: date, precision: Precision | None) -> date:
    """The last day of the old work: the one before the new begins, so that on each day there is one.

    Where only the month or the year is known, the old work ends somewhere in it, as the new begins.
    """
    if precision is None:
        return from_on - timedelta(days=1)
    return PartialDay.of(from_on, precision).last


def is_left(record: Affiliation | Tie, last: date) -> bool:
    """Return whether something that ends with this day would end by that: it has begun, and goes on."""
    begun = record.from_on is None or record.from_on <= last
    return begun and (record.until_on is None or record.until_on > last)
