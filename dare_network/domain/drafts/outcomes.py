"""Outcomes, as users hand them in."""

from uuid import UUID

from dare_network.domain.drafts.checking import Day, Draft, FullText, Name
from dare_network.domain.vocabulary import Confidentiality


class OutcomeDraft(Draft):
    """What came out of a meeting or a letter beyond answers and commitments."""

    kind: Name
    text: FullText
    noted_on: Day
    meeting_id: UUID | None = None
    question_id: UUID | None = None
    confidentiality: Confidentiality | None = None
