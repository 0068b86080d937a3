"""Records of what is known of one person or organisation."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dare_network.domain.records.network import Affiliation, Tie
from dare_network.domain.records.notes import Note
from dare_network.domain.vocabulary import TimelineKind


@dataclass(frozen=True, slots=True)
class ProfileDialogue:
    """A dialogue in which somebody took part, as a link to it says."""

    id: UUID
    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class LastContact:
    """The last contact with somebody: a meeting, an answer in a dialogue, or else its request.

    `place` is the meeting or the answer, None for the request; `through` are those of us who were there, or
    else whoever owns the dialogue, as far as the reader may know.
    """

    on: date
    dialogue: ProfileDialogue
    kind: TimelineKind
    place: UUID | None
    through: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """The ties of one stakeholder, the notes on him, and the newest of his dialogues, of `count` in all.

    `last_contact` is the last with any of us up to today; None where none is recorded.
    """

    affiliations: tuple[Affiliation, ...] = ()
    ties: tuple[Tie, ...] = ()
    dialogues: tuple[ProfileDialogue, ...] = ()
    notes: tuple[Note, ...] = ()
    count: int = 0
    last_contact: LastContact | None = None
