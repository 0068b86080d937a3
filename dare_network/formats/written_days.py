"""Days as they stand in columns, where the cells explain each other: more is told than by a single text."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import Enum

from dare_network.domain.days import FIRST_DAY, LAST_DAY
from dare_network.domain.months import MONTHS
from dare_network.formats.dates import YEAR_FIRST, own_day

_TIME = r"(?:,? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?(?: uur)?)?"
_NUMBERS = re.compile(rf"(\d{{1,2}})([-/. ])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}", re.ASCII | re.IGNORECASE)
_MONTH_IN_MIDDLE = re.compile(
    rf"(\d{{1,2}})(?:e|ste|de|st|nd|rd|th)?[ .-]+([a-z]+)[ .,-]+'?(\d{{4}}|\d{{2}}){_TIME}", re.ASCII
)
_MONTH_AHEAD = re.compile(rf"([a-z]+)\.? (\d{{1,2}})(?:st|nd|rd|th)?,? '?(\d{{4}}){_TIME}", re.ASCII)
_MONTH_OF_YEAR = re.compile(r"([a-z]+)[ .,-]*'?(\d{4}|\d{2})", re.ASCII)
_MONTH_NUMBER = re.compile(r"(\d{1,2})[-/. ](\d{4})", re.ASCII)
_YEAR_AND_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})", re.ASCII)
_YEAR = re.compile(r"(?:in |sinds |since |from |vanaf )?(\d{4})(?:\.0)?|'(\d{2})", re.ASCII)
_ABOUT = re.compile(
    r"(?:ca|circa|rond|about|around|begin|eind|einde|medio|half|midden|early|late|mid|end of|start of|"
    r"beginning of|voorjaar|lente|zomer|najaar|herfst|winter|spring|summer|autumn|fall|q[1-4]|"
    r"[1-4]e kwartaal)\.?,? (?:van )?(?:(\d{4})|'(\d{2}))",
    re.ASCII,
)
_IN_ONE = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_WEEKDAY = re.compile(
    r"(?:ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|"
    r"mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"[.,]* (?=.*\d)"
)
_FIRST_SERIAL = date(1899, 12, 30)
_EARLIEST, _LATEST = 20_000, 73_050
"""Serial numbers from 1954 to 2099: others are numbers of something else."""
_NOT_ENDED = frozenset((
    "heden", "nu", "present", "now", "current", "lopend", "doorlopend", "ongoing", "huidig", "tot heden",
    "t/m heden", "tot nu", "today", "vandaag", "to date", "till now", "until now", "to present",
))  # fmt: skip


class DayOrder(Enum):
    """The order in which dates of numbers are written."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


Orders = Mapping[str, DayOrder]
"""The order of dates by the sign between their numbers; that of "" is of all other signs."""

DAY_FIRST: Orders = {}
"""Days come first whatever the sign."""


def told_orders(texts: Iterable[str]) -> Mapping[str, DayOrder]:
    """For each sign between the numbers of dates the order that those of a column can only have.

    A sign is left out where they tell nothing, or both: what was typed and what was pasted may differ in it.
    """
    told: dict[str, set[DayOrder]] = {".": {DayOrder.DAY_FIRST}}
    for text in texts:
        if (match := _NUMBERS.fullmatch(_folded(text))) and match[2] != ".":
            orders = told.setdefault(match[2], set())
            orders |= {DayOrder.DAY_FIRST} if int(match[1]) > 12 else set()
            orders |= {DayOrder.MONTH_FIRST} if int(match[3]) > 12 else set()
    return {sign: next(iter(orders)) for sign, orders in told.items() if len(orders) == 1}


def ambiguous_sign(text: str) -> str:
    """The sign in a date of numbers that is another day when the month comes first; none for others."""
    match = _NUMBERS.fullmatch(_folded(text))
    either = match and match[1] != match[3] and max(int(match[1]), int(match[3])) <= 12
    return match[2] if match and either else ""


def is_about_a_year(text: str) -> bool:
    """Return whether a text says of a year in what part of it: "eind 2019", of which the year is read."""
    return bool(_ABOUT.fullmatch(_folded(text)))


def written_day(text: str, orders: Orders = DAY_FIRST) -> str | None:
    """Return a day, month or year in ISO form, as exact as the text is: "mrt '19" is "2019-03".

    None for what names no day. Beside all that `read_date` reads, these are years of two digits, names of
    weekdays and serial numbers of spreadsheets.
    """
    folded = _WEEKDAY.sub("", _folded(text), count=1)
    try:
        found = _whole_day(folded, orders) or _part_of_a_year(folded)
    except ValueError:
        return None
    return found if found and FIRST_DAY.year <= int(found[:4]) <= LAST_DAY.year else None


def says_not_ended(text: str) -> bool:
    """Return whether a text in place of an end says that there is none yet: "heden"."""
    return _folded(text) in _NOT_ENDED


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").split()).casefold().strip(" .,")


def _whole_day(text: str, orders: Orders) -> str | None:
    if match := YEAR_FIRST.fullmatch(text.upper()):
        return own_day(match).isoformat()
    if match := _NUMBERS.fullmatch(text):
        day, month = match[1], match[3]
        if (
            match[2] != "."
            and orders.get(match[2], orders.get("", DayOrder.DAY_FIRST)) is DayOrder.MONTH_FIRST
        ):
            day, month = month, day
        return _iso(match[4], month, day)
    if (match := _MONTH_IN_MIDDLE.fullmatch(text)) and match[2] in MONTHS:
        return _iso(match[3], match[2], match[1])
    if (match := _MONTH_AHEAD.fullmatch(text)) and match[1] in MONTHS:
        return _iso(match[3], match[1], match[2])
    if match := _IN_ONE.fullmatch(text):
        return _iso(*match.groups())
    if (match := _SERIAL.fullmatch(text)) and _EARLIEST <= int(match[1]) <= _LATEST:
        return (_FIRST_SERIAL + timedelta(days=int(match[1]))).isoformat()
    return None


def _part_of_a_year(text: str) -> str | None:
    if match := _YEAR.fullmatch(text):
        return match[1] or _full_year(match[2])
    if match := _ABOUT.fullmatch(text):
        return match[1] or _full_year(match[2])
    if (match := _MONTH_OF_YEAR.fullmatch(text)) and match[1] in MONTHS:
        return _iso(match[2], match[1], "1")[:7]
    if match := _MONTH_NUMBER.fullmatch(text):
        return _iso(match[2], match[1], "1")[:7]
    if match := _YEAR_AND_MONTH.fullmatch(text):
        return _iso(match[1], match[2], "1")[:7]
    return None


def _full_year(year: str) -> str:
    return year if len(year) == 4 else ("20" if int(year) < 70 else "19") + year


def _iso(year: str, month: str, day: str) -> str:
    return date(int(_full_year(year)), MONTHS.get(month) or int(month), int(day)).isoformat()
