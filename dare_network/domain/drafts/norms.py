"""Norm times of dialogue formats, as administrators hand them in."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from dare_network.domain.drafts.checking import Day, Draft, FullText, Name
from dare_network.domain.vocabulary import DialogueEvent, Direction

MOST = 3_650
"""A norm of more than ten years is a slip of the pen."""


def _not_zero(limit: int) -> int:
    if limit == 0:
        raise PydanticCustomError("dare_no_time", "a norm of no time")
    return limit


class NormDraft(Draft):
    """A norm time; a `limit` below zero counts back from the event.

    `recorded_on` is the day on which it was checked against its source.
    """

    step_en: Name
    step_nl: Name
    due_from: Direction
    from_event: DialogueEvent
    limit: Annotated[int, Field(ge=-MOST, le=MOST), AfterValidator(_not_zero)]
    unit: Literal["calendar_days", "working_days", "weeks", "months"]
    until_event: DialogueEvent | None = None
    source: FullText
    recorded_on: Day
