"""Records of one change to many stakeholders."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dare_network.domain.records.steps import Step


@dataclass(frozen=True, slots=True)
class BulkChange:
    """A change to many people and organisations at once; what is None or empty stays as it is.

    `organisation_id` is where people work from now on besides. With `end_ties_on` their ties end on that day,
    those of `tie_type` alone where it names one.
    """

    category: str | None = None
    tags_added: tuple[str, ...] = ()
    tags_removed: tuple[str, ...] = ()
    source: str | None = None
    organisation_id: UUID | None = None
    end_ties_on: date | None = None
    tie_type: str = ""


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """All that a change writes; `who` are those whom it is about, `later` counts ties that begin later."""

    who: tuple[UUID, ...]
    steps: tuple[Step, ...]
    later: int = 0
