"""Dialogues that are closed to an administrator, and taking one over."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from dare_network.domain.fields import About, Kind, Sample
from dare_network.language import N_


@dataclass(frozen=True, slots=True)
class ClosedDialogue:
    """A dialogue that is, in whole or in part, for named persons only: its number and readers, no more."""

    id: UUID
    ref: str
    requested_on: date
    readers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakeOver:
    """The entry of an administrator, `account`, on the list of readers of a dialogue, by himself."""

    id: UUID
    dialogue_id: Annotated[UUID, About(N_("Dialogue"), Kind.RECORD)]
    account: Annotated[str, About(N_("Let in"), Kind.ACCOUNT)]
    sample: Sample
    version: int
