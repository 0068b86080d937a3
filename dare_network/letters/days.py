"""Days in running text, and terms counted from a day: "12 mei 2026", "within six weeks"."""

import re
from collections.abc import Iterator
from datetime import date

from dare_network.domain.months import MONTHS
from dare_network.domain.rules.deadlines import days_on
from dare_network.letters.finds import FoundDay
from dare_network.letters.span import Span

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b",
        r"\b(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s(?P<year>\d{{4}}))?\b",
        rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})\b",
    )
)
_NUMBERS = {
    name: count
    for count, names in enumerate(
        (
            "one een één", "two twee", "three drie", "four vier", "five vijf", "six zes", "seven zeven",
            "eight acht", "nine negen", "ten tien", "eleven elf", "twelve twaalf",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_TERM = re.compile(
    r"\b(?:within|binnen)\s(?P<count>\d{1,3}|" + "|".join(_NUMBERS) + r")\s"
    r"(?P<working>working\s|werk)?(?:calendar\s|kalender)?"
    r"(?P<unit>days?|dagen|dag|weeks?|weken|week|months?|maanden|maand)\b"
    # Counted from an event of which nobody knows the day yet.
    r"(?!\s(?:after|following|upon|na|vanaf)\s(?!of\b|dagtekening|(?:the\s)?date\sof\sthis))"
    r"(?!\s(?:of|from)\s(?:the\s)?(?:receipt|receiving|submission)\b)",
    re.IGNORECASE,
)
_UNITS = {"d": "calendar_days", "w": "weeks", "m": "months"}


def days_in(text: str, span: Span, base: date) -> Iterator[FoundDay]:
    """The days named in a part of a text, in its order; days that no calendar has are passed over.

    A day without a year is the first such day from `base` on.
    """
    matches = (match for form in _FORMS for match in form.finditer(text, span.start, span.end))
    for match in sorted(matches, key=re.Match.start):
        if on := _day(match, base):
            yield FoundDay(Span(*match.span()), on)


def due_in(text: str, span: Span, base: date) -> date | None:
    """The day by which something is due: the last one named, or the end of a term from `base` on."""
    named = [found.on for found in days_in(text, span, base)]
    if named:
        return named[-1]
    term = _TERM.search(text, span.start, span.end)
    return _end_of(term, base) if term else None


def _day(match: re.Match[str], base: date) -> date | None:
    day, month, year = match.group("day", "month", "year")
    number = MONTHS.get(month.lower()) or int(month)
    try:
        if year:
            return date(int(year), number, int(day))
        here = date(base.year, number, int(day))
        return here if here >= base else here.replace(year=base.year + 1)
    except ValueError:
        return None


def _end_of(term: re.Match[str], base: date) -> date | None:
    count, unit = term["count"].lower(), term["unit"].lower()
    number = _NUMBERS.get(count) or int(count)
    try:
        return days_on(base, number, "working_days" if term["working"] else _UNITS[unit[0]])
    except (OverflowError, ValueError):
        return None
