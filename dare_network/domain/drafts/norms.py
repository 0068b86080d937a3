"""Norm times of dialogue formats, as administrators hand them in."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from dare_network.domain.drafts.checking import Day, Draft, FullText, Name
from dare_network.domain.fields import About, Kind
from dare_network.domain.vocabulary import DialogueEvent, Direction, TermList
from dare_network.language import N_

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

    step_en: Annotated[Name, About(N_("Step, in English"))]
    step_nl: Annotated[Name, About(N_("Step, in Dutch"))]
    limit: Annotated[
        int,
        Field(ge=-MOST, le=MOST),
        AfterValidator(_not_zero),
        About(N_("How many"), Kind.WHOLE, help=N_("Below zero: before the event.")),
    ]
    unit: Annotated[
        Literal["calendar_days", "working_days", "weeks", "months"], About(N_("Of what"), Kind.CHOICE)
    ]
    from_event: Annotated[DialogueEvent, About(N_("Counted from"), Kind.CHOICE)]
    until_event: Annotated[DialogueEvent | None, About(N_("Done with"), Kind.CHOICE)] = None
    due_from: Annotated[Direction, About(N_("Due from"), terms=TermList.DIRECTION)]
    source: Annotated[FullText, About(N_("Source"))]
    recorded_on: Annotated[Day, About(N_("Checked against its source on"))]
