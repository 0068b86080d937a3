"""Milestones of commitments, as users hand them in."""

from typing import Annotated

from dare_network.domain.drafts.checking import Day, Draft, FullText
from dare_network.domain.fields import About
from dare_network.language import N_


class MilestoneDraft(Draft):
    """A step on the way to a commitment, and the day on which it was reached."""

    text: Annotated[FullText, About(N_("Milestone"))]
    due_on: Annotated[Day, About(N_("Due on"), help=N_("The day itself is still in time."))]
    reached_on: Annotated[Day | None, About(N_("Reached on"))] = None
