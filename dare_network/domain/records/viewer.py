"""The viewer: who asks."""

from dataclasses import dataclass
from uuid import UUID

from dare_network.domain.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever uses the product at this moment, and as whom.

    `account` is who really acts and stands in every audit event. `listed_as` is the name under which
    records that only named persons may see list this viewer; None for somebody who looks through the
    eyes of another role, since that role is on nobody's list.
    """

    account: str
    role: Role
    centre_id: UUID | None = None
    listed_as: str | None = None
