"""Dated notes on people and organisations."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from dare_network.domain.fields import About, Kind, Sample
from dare_network.domain.vocabulary import Confidentiality
from dare_network.language import N_

NOTE_LEVELS = (Confidentiality.CONSORTIUM, Confidentiality.RESTRICTED, Confidentiality.RESTRICTED_STRICT)
"""The levels that a note can have: the public reads none, and none has a list of readers."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of somebody on a person or an organisation, of a day and of a level of its own."""

    id: UUID
    stakeholder_id: Annotated[UUID, About(N_("Person or organisation"), Kind.SOMEBODY)]
    on: date
    text: str
    confidentiality: Confidentiality
    account: Annotated[str, About(N_("Author"))]
    sample: Sample
    version: int
