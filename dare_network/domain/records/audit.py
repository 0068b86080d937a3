"""Records of what was done to the records, and by whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
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


@dataclass(frozen=True, slots=True)
class Moment:
    """The state of one record from a moment on: who could see it, its day, and its number of changes by
    then."""

    at: datetime
    values: Mapping[str, Any]
    changes: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A day or an hour that somebody could once see; `changes` counts those of its records by then."""

    begins: date | datetime
    changes: int


@dataclass(frozen=True, slots=True)
class LostPlace:
    """The loss of a meeting, a commitment or a milestone with that key, or of the output of a dialogue."""

    key: UUID
    is_output: bool
    lost: Lost
