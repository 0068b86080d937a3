"""Taking over a dialogue, as an administrator hands it in."""

from uuid import UUID

from dare_network.domain.drafts.checking import Draft, FullText


class TakeOverDraft(Draft):
    """That a dialogue for named persons only is to be opened to an administrator, and why."""

    dialogue_id: UUID
    reason: FullText
