"""Milestones of commitments, as users hand them in."""

from datetime import date

from dare_network.domain.drafts.checking import Draft, FullText


class MilestoneDraft(Draft):
    """A step on the way to a commitment, and the day on which it was reached."""

    text: FullText
    due_on: date
    reached_on: date | None = None
