"""Milestones of commitments, as users hand them in."""

from dare_network.domain.drafts.checking import Day, Draft, FullText


class MilestoneDraft(Draft):
    """A step on the way to a commitment, and the day on which it was reached."""

    text: FullText
    due_on: Day
    reached_on: Day | None = None
