"""Days as people write them, the Dutch way: day first."""

import re
from datetime import date, datetime
from textwrap import shorten

from dare_network.domain.days import FIRST_DAY, LAST_DAY, is_possible
from dare_network.domain.months import MONTHS
from dare_network.errors import InvalidInputError
from dare_network.language import AMSTERDAM, _

YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})"
    r"(?:[T ](?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
"""An ISO date, with a time and its zone where they are there."""
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})", re.ASCII)
_IN_WORDS = re.compile(r"(?P<day>\d{1,2})[ -](?P<month>[A-Za-z]+)\.?[ -](?P<year>\d{4})", re.ASCII)


def read_date(text: str) -> date | None:
    """The day that a text names; None for an empty text.

    Reads 2026-05-31, 31-05-2026, 31/05/2026, 31.05.2026, 31 mei 2026 and 31 May 2026; of a time in a
    named zone it takes the day in Amsterdam, of another the day as written. Raises InvalidInputError for
    anything else, for days that no calendar has, and for years that cannot be right.
    """
    text = " ".join(text.split())
    if not text:
        return None
    for form in (YEAR_FIRST, _DAY_FIRST, _IN_WORDS):
        if match := form.fullmatch(text):
            return _day(text, match)
    raise InvalidInputError(
        _("“{text}” is not a date; write it as 2026-05-31 or 31-05-2026.").format(
            text=shorten(text, 40, placeholder="…")
        )
    )


def _day(text: str, match: re.Match[str]) -> date:
    try:
        found = own_day(match)
    except ValueError as error:
        raise InvalidInputError(
            _("“{text}” is not a day of the calendar; the day comes before the month.").format(text=text)
        ) from error
    if not is_possible(found):
        raise InvalidInputError(
            _("The year of “{text}” cannot be right: use one from {first} to {last}.").format(
                text=text, first=str(FIRST_DAY.year), last=str(LAST_DAY.year)
            )
        )
    return found


def own_day(match: re.Match[str]) -> date:
    """The day in Amsterdam that such a match names. Raises ValueError for none of the calendar."""
    said = match.groupdict()
    found = date(int(said["year"]), MONTHS.get(said["month"].lower()) or int(said["month"]), int(said["day"]))
    zone = said.get("zone")
    if not zone or not is_possible(found):
        return found
    at = datetime.fromisoformat(f"{found.isoformat()}T{said['time']:0>5}{zone}")
    return at.astimezone(AMSTERDAM).date()
