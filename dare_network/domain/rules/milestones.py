"""The timeliness of a milestone: computed from its days and its commitment, never stored."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.rules.deadlines import SOON
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT


class Timeliness(StrEnum):
    """The timeliness of a milestone on a day; a lapsed one is of a commitment that ended without it."""

    REACHED = "reached"
    REACHED_LATE = "reached_late"
    LATE = "late"
    SOON = "soon"
    TO_COME = "to_come"
    LAPSED = "lapsed"


def timeliness_of(promise: Commitment, milestone: Milestone, today: date) -> Timeliness:
    """Tell how a milestone of this commitment stands; what is due today is in time."""
    if milestone.reached_on:
        return Timeliness.REACHED if milestone.reached_on <= milestone.due_on else Timeliness.REACHED_LATE
    if promise.state not in UNFINISHED_COMMITMENT:
        return Timeliness.LAPSED
    if milestone.due_on < today:
        return Timeliness.LATE
    return Timeliness.SOON if milestone.due_on <= today + SOON else Timeliness.TO_COME


def next_milestone(promise: Commitment, milestones: Iterable[Milestone]) -> Milestone | None:
    """The first that an unfinished commitment has not reached; None where there is none."""
    if promise.state not in UNFINISHED_COMMITMENT:
        return None
    left = (each for each in milestones if each.reached_on is None)
    return min(left, key=lambda each: each.due_on, default=None)
