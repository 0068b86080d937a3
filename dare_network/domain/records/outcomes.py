"""Records of what a dialogue yields beyond answers and commitments."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from dare_network.domain.fields import About, Kind, Sample
from dare_network.domain.vocabulary import Confidentiality
from dare_network.language import N_


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result of a meeting or a letter: a decision, an open issue, a gap in guidance.

    `kind` is a term of the list of outcome kinds. `meeting_id` is the meeting of which it came, `question_id`
    what it bears on. `confidentiality` is its own where it is more confidential than its dialogue, None for
    that of the dialogue.
    """

    id: UUID
    dialogue_id: Annotated[UUID, About(N_("Dialogue"), Kind.RECORD, public=True)]
    kind: str
    text: str
    noted_on: date
    meeting_id: UUID | None
    question_id: UUID | None
    confidentiality: Confidentiality | None
    sample: Sample
    version: int
