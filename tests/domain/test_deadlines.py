"""Deadlines: the due day is in time, and norms are counted as the field counts them."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from dialogue_builders import commitment
from hypothesis import given, settings
from hypothesis import strategies as st

from dare_network.domain.records.reference import FormatNorm
from dare_network.domain.rules.deadlines import day_of, is_due_soon, is_overdue, latest_by
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.domain.vocabulary import CommitmentState, DialogueEvent, Direction

TODAY = date(2026, 5, 12)
OWNER = uuid4()


@pytest.mark.parametrize(
    ("due_on", "overdue", "soon"),
    [
        (date(2026, 5, 11), True, False),
        (date(2026, 5, 12), False, True),
        (date(2026, 6, 11), False, True),
        (date(2026, 6, 12), False, False),
    ],
)
def test_what_is_due_today_is_in_time(due_on: date, overdue: bool, soon: bool) -> None:
    promise = commitment(OWNER, due_on)
    assert (is_overdue(promise, TODAY), is_due_soon(promise, TODAY)) == (overdue, soon)


@pytest.mark.parametrize("state", CommitmentState)
def test_only_an_unfinished_commitment_is_late_or_due(state: CommitmentState) -> None:
    unfinished = state in UNFINISHED_COMMITMENT
    assert is_overdue(commitment(OWNER, date(2020, 1, 1), state=state), TODAY) is unfinished
    assert is_due_soon(commitment(OWNER, TODAY, state=state), TODAY) is unfinished


@pytest.mark.parametrize(
    ("instant", "on"),
    [
        # In winter Amsterdam is an hour ahead of UTC, in summer two.
        (datetime(2026, 1, 15, 22, 59, 59, tzinfo=UTC), date(2026, 1, 15)),
        (datetime(2026, 1, 15, 23, 0, tzinfo=UTC), date(2026, 1, 16)),
        (datetime(2026, 7, 15, 21, 59, 59, tzinfo=UTC), date(2026, 7, 15)),
        (datetime(2026, 7, 15, 22, 0, tzinfo=UTC), date(2026, 7, 16)),
        # The night in which summer time begins, and that in which it ends.
        (datetime(2026, 3, 28, 22, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 26)),
        (datetime(2028, 2, 28, 23, 0, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2028, 2, 29, 23, 0, tzinfo=UTC), date(2028, 3, 1)),
    ],
)
def test_a_day_ends_at_midnight_in_amsterdam(instant: datetime, on: date) -> None:
    assert day_of(instant) == on
    promise = commitment(OWNER, on)
    assert not is_overdue(promise, day_of(instant))
    # The day on which summer time ends has an hour more.
    assert is_overdue(promise, day_of(instant + timedelta(hours=25)))


def test_thirty_days_from_the_end_of_january_are_in_march() -> None:
    assert is_due_soon(commitment(OWNER, date(2028, 3, 1)), date(2028, 1, 31))
    assert not is_due_soon(commitment(OWNER, date(2028, 3, 2)), date(2028, 1, 31))


def norm(limit: int, unit: str) -> FormatNorm:
    return FormatNorm(
        "n", "f", "step", "stap", Direction.THEIRS, DialogueEvent.HELD, limit, unit, None, "source", None, 0
    )


MONDAY, FRIDAY, SATURDAY, SUNDAY = (date(2026, 5, day) for day in (11, 15, 16, 17))


@pytest.mark.parametrize(
    ("event_on", "limit", "unit", "last_day"),
    [
        (MONDAY, 5, "working_days", date(2026, 5, 18)),
        (FRIDAY, 1, "working_days", date(2026, 5, 18)),
        (FRIDAY, 10, "working_days", date(2026, 5, 29)),
        (SATURDAY, 1, "working_days", date(2026, 5, 18)),
        (SATURDAY, 5, "working_days", date(2026, 5, 22)),
        (SUNDAY, 10, "working_days", date(2026, 5, 29)),
        (MONDAY, -1, "working_days", date(2026, 5, 8)),
        (MONDAY, -5, "working_days", date(2026, 5, 4)),
        (SATURDAY, -5, "working_days", date(2026, 5, 11)),
        (SATURDAY, 0, "working_days", SATURDAY),
        (date(2028, 2, 28), 1, "calendar_days", date(2028, 2, 29)),
        (date(2028, 2, 29), 365, "calendar_days", date(2029, 2, 28)),
        (date(2026, 2, 28), 1, "calendar_days", date(2026, 3, 1)),
        (date(2026, 5, 12), -30, "calendar_days", date(2026, 4, 12)),
        (date(2026, 3, 28), 1, "weeks", date(2026, 4, 4)),
        (date(2026, 5, 12), -3, "weeks", date(2026, 4, 21)),
        (date(2026, 5, 12), 3, "months", date(2026, 8, 12)),
        (date(2026, 1, 31), 1, "months", date(2026, 2, 28)),
        (date(2028, 1, 31), 1, "months", date(2028, 2, 29)),
        (date(2026, 11, 30), 3, "months", date(2027, 2, 28)),
        (date(2026, 12, 15), 12, "months", date(2027, 12, 15)),
        (date(2026, 1, 15), -1, "months", date(2025, 12, 15)),
    ],
)
def test_a_norm_ends_on_its_last_day(event_on: date, limit: int, unit: str, last_day: date) -> None:
    assert latest_by(norm(limit, unit), event_on) == last_day


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-60, 60).filter(bool))
def test_working_days_are_counted_one_by_one(event_on: date, limit: int) -> None:
    last_day = latest_by(norm(limit, "working_days"), event_on)
    assert last_day.weekday() < 5
    first, last = min(event_on, last_day), max(event_on, last_day)
    between = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert sum(day.weekday() < 5 for day in between if day != event_on) == abs(limit)
