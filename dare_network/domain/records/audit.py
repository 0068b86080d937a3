"""What was done to the records, and by whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dare_network.domain.vocabulary import Action, Role


@dataclass(frozen=True, slots=True)
class Event:
    """One change to one record: `before` is None for an addition, `after` for a removal.

    Of one that is `withheld` both are None and the reason is empty: the reader could not have seen it then.
    """

    id: UUID
    at: datetime
    account: str
    role: Role
    action: Action
    entity: str
    entity_id: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
    reason: str
    withheld: bool = False
