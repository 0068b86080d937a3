"""Records of what is known of one person or organisation."""

from dataclasses import dataclass
from uuid import UUID

from dare_network.domain.records.network import Affiliation, Tie
from dare_network.domain.records.notes import Note


@dataclass(frozen=True, slots=True)
class ProfileDialogue:
    """A dialogue in which somebody took part, as a link to it says."""

    id: UUID
    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The ties of one stakeholder, the notes on him, and the newest of his dialogues, of `count` in all."""

    affiliations: tuple[Affiliation, ...] = ()
    ties: tuple[Tie, ...] = ()
    dialogues: tuple[ProfileDialogue, ...] = ()
    notes: tuple[Note, ...] = ()
    count: int = 0
