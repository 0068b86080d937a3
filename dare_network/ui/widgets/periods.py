"""Periods in words."""

from dare_network.domain.partial_days import in_words
from dare_network.domain.records.network import Affiliation, Tie
from dare_network.language import _


def period(record: Affiliation | Tie) -> str:
    """Say from when until when something holds, as far as is known."""
    first = in_words(record.from_on, record.from_precision)
    last = in_words(record.until_on, record.until_precision)
    if first and last:
        return _("{first} to {last}").format(first=first, last=last)
    if first:
        return _("since {date}").format(date=first)
    return _("until {date}").format(date=last) if last else ""
