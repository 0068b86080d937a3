"""Milestones: late, reached and to come are computed from days, and end with their commitment."""

from datetime import date
from uuid import uuid4

import pytest
from dialogue_builders import commitment, milestone

from dare_network.domain.rules.milestones import Timeliness, next_milestone, timeliness_of
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.domain.vocabulary import CommitmentState

TODAY = date(2026, 5, 12)
BEFORE, SOON, AFTER = date(2026, 5, 11), date(2026, 6, 11), date(2026, 6, 12)
PROMISE = commitment(uuid4())
T = Timeliness


@pytest.mark.parametrize(
    ("due_on", "reached_on", "expected"),
    [
        (BEFORE, None, T.LATE),
        (TODAY, None, T.SOON),
        (SOON, None, T.SOON),
        (AFTER, None, T.TO_COME),
        (BEFORE, BEFORE, T.REACHED),
        (BEFORE, TODAY, T.REACHED_LATE),
        (AFTER, TODAY, T.REACHED),
    ],
)
def test_what_is_due_today_is_in_time(due_on: date, reached_on: date | None, expected: Timeliness) -> None:
    assert timeliness_of(PROMISE, milestone(due_on, reached_on=reached_on), TODAY) is expected


@pytest.mark.parametrize("state", CommitmentState)
def test_no_milestone_of_a_finished_commitment_is_late_or_waited_for(state: CommitmentState) -> None:
    promise, step = commitment(uuid4(), state=state), milestone(BEFORE)
    unfinished = state in UNFINISHED_COMMITMENT
    assert timeliness_of(promise, step, TODAY) is (T.LATE if unfinished else T.LAPSED)
    assert next_milestone(promise, [step]) == (step if unfinished else None)


def test_the_next_milestone_is_the_first_due_that_is_not_reached() -> None:
    late, later, reached = milestone(BEFORE), milestone(AFTER), milestone(date(2026, 1, 1), reached_on=TODAY)
    assert next_milestone(PROMISE, [later, reached, late]) == late
    assert next_milestone(PROMISE, [reached]) is None
