"""Deadlines are days in Europe/Amsterdam; the due day itself is still in time."""

from calendar import monthrange
from collections.abc import Container
from datetime import date, datetime, timedelta

from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.records.reference import FormatNorm
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.language import AMSTERDAM

SOON = timedelta(days=30)


def day_of(instant: datetime) -> date:
    """The day on which an instant falls in Europe/Amsterdam, where deadlines end with the day."""
    return instant.astimezone(AMSTERDAM).date()


def is_overdue(commitment: Commitment, today: date) -> bool:
    """Return whether the due day has passed with the commitment unfinished."""
    return commitment.state in UNFINISHED_COMMITMENT and commitment.due_on < today


def is_due_soon(commitment: Commitment, today: date) -> bool:
    """Return whether an unfinished commitment is due within thirty days, today included."""
    unfinished = commitment.state in UNFINISHED_COMMITMENT
    return unfinished and today <= commitment.due_on <= today + SOON


def latest_by(norm: FormatNorm, event_on: date, free_days: Container[date] = ()) -> date:
    """The last day on which a norm is met, counted from the day of its event."""
    return days_on(event_on, norm.limit, norm.unit, free_days)


def days_on(start: date, count: int, unit: str, free_days: Container[date] = ()) -> date:
    """The day that lies so many units after another; before it, where the count is negative.

    Units are "calendar_days", "weeks", "months" (the same day of a later month, or its last) and
    "working_days" (Monday to Friday, without `free_days`). Raises OverflowError past the last year of
    the calendar.
    """
    match unit:
        case "working_days":
            return _working_days_after(start, count, free_days)
        case "weeks":
            return start + timedelta(weeks=count)
        case "months":
            return _months_after(start, count)
        case _days:
            return start + timedelta(days=count)


def _months_after(start: date, count: int) -> date:
    years, month = divmod(start.month - 1 + count, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def _working_days_after(start: date, count: int, free_days: Container[date]) -> date:
    step = timedelta(days=1 if count > 0 else -1)
    end, left = start, abs(count)
    while left:
        end += step
        left -= end.weekday() < 5 and end not in free_days
    return end
