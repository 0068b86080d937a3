"""Records of a change of job: what somebody leaves, where the work goes on, and what becomes of the ties."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from dare_network.domain.partial_days import Precision
from dare_network.domain.records.steps import Step


class Fate(StrEnum):
    """The fate of a tie when one of its ends changes job."""

    ALONG = "along"
    """It is with the person, and stays as it is."""
    STAYS = "stays"
    """A colleague takes it over: it ends, and one of the colleague begins."""
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class TieChoice:
    """The choice for one tie, as read at `version`; `with_id` is the colleague with whom it stays."""

    version: int
    fate: Fate
    with_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """An open commitment, as read at `version`, that goes to another owner."""

    version: int
    owner_id: UUID


@dataclass(frozen=True, slots=True)
class JobChange:
    """A change of job on a day, of which the month or the year may be all that is known.

    `left` is the affiliation that ends, with the version at which it was read; None where none is known.
    Ties and commitments that are not named stay as they are.
    """

    person_id: UUID
    left: tuple[UUID, int] | None
    organisation_id: UUID
    from_on: date
    from_precision: Precision | None = None
    role: str = ""
    role_category: str = ""
    source: str = ""
    ties: Mapping[UUID, TieChoice] = field(default_factory=dict)
    commitments: Mapping[UUID, HandOver] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JobPlan:
    """All that a change of job writes; `known` names the ties that a colleague has already."""

    steps: tuple[Step, ...]
    known: tuple[str, ...] = ()
