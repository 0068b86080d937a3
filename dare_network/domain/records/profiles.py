"""Records of what is known of one person or organisation."""

from dataclasses import dataclass
from uuid import UUID

from dare_network.domain.records.network import Affiliation, Tie


@dataclass(frozen=True, slots=True)
class ProfileDialogue:
    """A dialogue in which somebody took part, as a link to it says."""

    id: UUID
    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The ties of one stakeholder, and the newest of his dialogues; `count` is that of all of them."""

    affiliations: tuple[Affiliation, ...] = ()
    ties: tuple[Tie, ...] = ()
    dialogues: tuple[ProfileDialogue, ...] = ()
    count: int = 0
