"""The steps on the way to what was promised."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from dare_network.domain.fields import About, Kind, Sample
from dare_network.language import N_


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step on the way to a commitment. `due_on` is a day that is itself still in time.

    `reached_on` is None until it is reached. Whoever sees the commitment sees its milestones.
    """

    id: UUID
    commitment_id: Annotated[UUID, About(N_("Commitment"), Kind.RECORD)]
    text: str
    due_on: date
    reached_on: date | None
    sample: Sample
    version: int
