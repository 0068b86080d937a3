"""Records of who is editing what at this moment."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Presence:
    """An account that has a record open for editing, since when, and when it was last heard of.

    `window` tells two windows of the same account apart.
    """

    window: UUID
    account: str
    record_id: UUID
    since: datetime
    seen: datetime
