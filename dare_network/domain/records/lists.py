"""The lists over all records: a line for each dialogue, commitment and stakeholder, and the overview."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from dare_network.domain.records.dialogues import Answer, Commitment, Dialogue
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.paging import Page
from dare_network.domain.vocabulary import CommitmentState, Direction, StakeholderKind


@dataclass(frozen=True, slots=True)
class DialogueEntry:
    """A dialogue with the body that leads it, where the reader sees that, and its numbers.

    `answered` of its questions have an answer; `overdue` are its commitments whose day has passed. What the
    reader may not see is not counted.
    """

    dialogue: Dialogue
    body: Stakeholder | None
    asked: int
    answered: int
    overdue: int


@dataclass(frozen=True, slots=True)
class CommitmentFilter:
    """A filter of the commitments in a list; what is empty or None narrows nothing down."""

    states: frozenset[CommitmentState] = frozenset()
    overdue: bool = False
    direction: Direction | None = None
    owner_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class CommitmentEntry:
    """A commitment with its dialogue, its owner, where the reader sees that, and its next milestone."""

    commitment: Commitment
    dialogue: Dialogue
    owner: Stakeholder | None
    milestone: Milestone | None


class FieldState(StrEnum):
    """The state of a field by which a directory is filtered."""

    HOLDS = "holds"
    FILLED = "filled"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class FieldFilter:
    """A filter by one field, a described one or "custom:" and the id of one of the office's own.

    `text` is what it holds somewhere, without regard to case, or `exactly`; of a list of terms the id of one.
    """

    field: str
    state: FieldState = FieldState.HOLDS
    text: str = ""
    exactly: bool = False


@dataclass(frozen=True, slots=True)
class DirectoryFilter:
    """A filter of the directory; what is empty or None narrows nothing down.

    All of these folded `words` occur in what is said of somebody, or in the name of a place of work.
    `tie_type` and `untied` go by the ties that hold today. `not_checked_since` and `no_contact_since` also
    find those whom nobody ever verified, or met.
    """

    words: tuple[str, ...] = ()
    kind: StakeholderKind | None = None
    category: str = ""
    tag: str = ""
    tie_type: str = ""
    untied: bool = False
    source: str = ""
    not_checked_since: date | None = None
    no_contact_since: date | None = None
    by_field: FieldFilter | None = None


@dataclass(frozen=True, slots=True)
class StakeholderEntry:
    """A person or an organisation, at which organisations a person works now, and the category as of now.

    That of the record is the category of somebody whose work gives no other.
    """

    who: Stakeholder
    places: tuple[Stakeholder, ...]
    category: str

    @property
    def place(self) -> str:
        """The place where they work, or are."""
        return ", ".join(place.label for place in self.places) or self.who.city


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """An answer to a question of another dialogue."""

    dialogue: Dialogue
    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Overview:
    """The state of affairs: how much there is, what is due first, and the newest dialogues.

    `due` are the unfinished commitments that are overdue or due soon.
    """

    people: int
    organisations: int
    ongoing: int
    overdue: int
    due: Page[CommitmentEntry]
    latest: tuple[Dialogue, ...]
