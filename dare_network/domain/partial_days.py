"""Days of which only the month or the year is known: "2015", "maart 2019"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dare_network.domain.days import is_possible
from dare_network.domain.months import MONTHS
from dare_network.language import day, month


class Precision(StrEnum):
    """The part of a day that is known."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PartialDay:
    """A year, or a month of it."""

    year: int
    month: int | None = None

    @property
    def precision(self) -> Precision:
        """The part that is known."""
        return Precision.MONTH if self.month else Precision.YEAR

    @property
    def first(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        """The last day that it can be."""
        in_month = self.month or 12
        return date(self.year, in_month, monthrange(self.year, in_month)[1])

    @classmethod
    def of(cls, day: date, precision: Precision) -> "PartialDay":
        """Return what is known of a day of this precision."""
        return cls(day.year, day.month if precision is Precision.MONTH else None)


_YEAR = r"(?P<year>\d{4})"
_MONTH = r"(?P<month>\d{1,2})"
_NAMED = r"(?P<name>[a-z]+)\.?"
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        _YEAR,
        rf"{_YEAR}[-/.]{_MONTH}",
        rf"{_MONTH}[-/.]{_YEAR}",
        rf"{_NAMED}[ -](?:{_YEAR}|['’](?P<short>\d\d))",
    )
)
_THIS_CENTURY = 70
"""The years of which two digits are written are those from 1970 to 2069."""


def read_partial(text: str) -> PartialDay | None:
    """The year or month that a text names; None for any other text, also for a whole day.

    Reads 2015, 2015-03, 03-2015, 3/2015, maart 2019, March 2019 and mrt '19.
    """
    text = " ".join(text.casefold().split())
    match = next((found for form in _FORMS if (found := form.fullmatch(text))), None)
    if match is None:
        return None
    parts = match.groupdict()
    short = parts.get("short")
    year = int(parts["year"]) if not short else int(short) + (1900 if int(short) >= _THIS_CENTURY else 2000)
    name = parts.get("name")
    number = MONTHS.get(name, 0) if name else int(parts.get("month") or 1)
    if not 1 <= number <= 12 or not 1 <= year <= 9999 or not is_possible(date(year, number, 1)):
        return None
    return PartialDay(year, number if name or parts.get("month") else None)


def in_words(value: date | None, precision: Precision | None) -> str:
    """A day as far as it is known, as the reader writes it: "12 May 2026", "May 2026", "2026"."""
    if value is None or precision is None:
        return day(value)
    return month(value) if precision is Precision.MONTH else str(value.year)


def in_files(value: date, precision: Precision | None) -> str:
    """A day as far as it is known, as files have it: "2026-05-12", "2026-05", "2026"."""
    return value.isoformat()[: {None: 10, Precision.MONTH: 7, Precision.YEAR: 4}[precision]]
