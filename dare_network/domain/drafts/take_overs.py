"""Taking over a dialogue, as an administrator hands it in."""

from typing import Annotated
from uuid import UUID

from dare_network.domain.drafts.checking import Draft, FullText
from dare_network.domain.fields import About, Kind
from dare_network.language import N_


class TakeOverDraft(Draft):
    """The opening of a dialogue for named persons only to an administrator, and why."""

    dialogue_id: Annotated[UUID, About(N_("Dialogue"), Kind.RECORD)]
    reason: Annotated[FullText, About(N_("Reason"))]
