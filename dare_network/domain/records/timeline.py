"""The timeline of a stakeholder: what happened with somebody, of which day."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from dare_network.domain.partial_days import Precision
from dare_network.domain.records.dialogues import Answer, Commitment, Meeting
from dare_network.domain.records.network import Affiliation, Tie
from dare_network.domain.records.notes import Note
from dare_network.domain.records.profiles import ProfileDialogue
from dare_network.domain.vocabulary import Action, TimelineKind


@dataclass(frozen=True, slots=True)
class Write:
    """The write of so many records of one kind, and which fields of them were changed."""

    entity: str
    action: Action
    fields: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class RecordChange:
    """All that somebody changed at once of a stakeholder and of its ties and affiliations."""

    account: str
    at: datetime
    writes: tuple[Write, ...]


@dataclass(frozen=True, slots=True)
class ImportTouch:
    """An import that wrote to somebody or to his ties; the file is blank for those who may not see it."""

    account: str
    file_name: str
    at: datetime
    undone_at: datetime | None


Happened = Meeting | Answer | Commitment | Tie | Affiliation | Note | RecordChange | ImportTouch


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One entry: of which day, as far as that is known, and the record that tells of it.

    `ended` tells the end of a tie or an affiliation from its beginning. `parts` are those that somebody had
    in the dialogue ("lead_body", "co_body", "owner"), `seats` the roles or capacities at the meeting. The
    request of a dialogue has no record of its own. `cancelled` are dialogues that were called off.
    """

    kind: TimelineKind
    key: UUID
    on: date
    precision: Precision | None = None
    ended: bool = False
    record: Happened | None = None
    dialogue: ProfileDialogue | None = None
    cancelled: bool = False
    parts: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
