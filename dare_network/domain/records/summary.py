"""The steering committee's summary: every number in it is the length of a tuple of record ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from dare_network.domain.records.dialogues import Answer, Commitment, Dialogue
from dare_network.domain.records.network import holds_on
from dare_network.domain.vocabulary import Confidentiality, DialogueState
from dare_network.language import _, day

UNSHOWN = "unshown"
"""The key under which everybody whom the viewer may not see is counted together."""


class Timing(StrEnum):
    """The standing of an unfinished commitment towards its due day."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days. Both days count; None leaves that end open."""

    first: date | None
    last: date | None

    def __contains__(self, on: date) -> bool:
        return holds_on(self.first, self.last, on)

    @property
    def label(self) -> str:
        """The period in the reader's words."""
        if self.first and self.last:
            return _("{first} to {last}").format(first=day(self.first), last=day(self.last))
        if self.first:
            return _("from {first}").format(first=day(self.first))
        if self.last:
            return _("up to {last}").format(last=day(self.last))
        return _("everything on record")


@dataclass(frozen=True, slots=True)
class CountedDialogue:
    """A dialogue that is active in a period, with the body that leads it and those beside it."""

    id: UUID
    state: DialogueState
    body_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class CountedAnswer:
    """An answer that was given in a period."""

    id: UUID
    body_id: UUID
    alignment: str


@dataclass(frozen=True, slots=True)
class CountedCommitment:
    """An unfinished commitment."""

    id: UUID
    owner_id: UUID
    due_on: date


@dataclass(frozen=True, slots=True)
class Counted:
    """All that a summary counts, of what one viewer may see.

    `met` are the bodies with which there was contact in the period, `last_contacts` tells of the others when
    there last was any, and in which dialogue. `confidentiality` and `has_sample` are those of the dialogues
    from which anything here was taken.
    """

    dialogues: tuple[CountedDialogue, ...] = ()
    answers: tuple[CountedAnswer, ...] = ()
    unfinished: tuple[CountedCommitment, ...] = ()
    fulfilled: tuple[UUID, ...] = ()
    met: frozenset[UUID] = frozenset()
    last_contacts: Mapping[UUID, tuple[date, UUID]] = field(default_factory=dict)
    confidentiality: Confidentiality | None = None
    has_sample: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """The records of one kind, counted. `key` is a vocabulary id, a stakeholder's key or `UNSHOWN`."""

    key: str
    label: str
    ids: tuple[UUID, ...]

    @property
    def count(self) -> int:
        """The number of them."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Split:
    """One body's or owner's records, each in exactly one of several tallies; none of them is empty."""

    key: str
    label: str
    parts: tuple[Tally, ...]

    @property
    def ids(self) -> tuple[UUID, ...]:
        """The records of all parts."""
        return tuple(key for part in self.parts for key in part.ids)

    @property
    def count(self) -> int:
        """The number in all parts."""
        return len(self.ids)

    def ids_of(self, part_key: str) -> tuple[UUID, ...]:
        """The records of one part; none where there is no such part."""
        return tuple(key for part in self.parts if part.key == part_key for key in part.ids)


@dataclass(frozen=True, slots=True)
class SilentBody:
    """A body without contact in the period.

    `last_contact_on` is its last contact at any time up to today, and `dialogue_id` the dialogue it
    belongs to; both are None where no contact is on record.
    """

    body_id: UUID
    label: str
    last_contact_on: date | None
    dialogue_id: UUID | None


@dataclass(frozen=True, slots=True)
class Behind:
    """A record behind a number: a dialogue, or an answer or a commitment of one."""

    record: Dialogue | Answer | Commitment
    dialogue: Dialogue


@dataclass(frozen=True, slots=True)
class Summary:
    """All that one viewer may know about the dialogues in a period.

    A dialogue counts under each of its bodies, so that `dialogues_by_body` may add up to more than
    there are dialogues. Unfinished commitments are those of `today`, whatever the period;
    `commitments_fulfilled` were due in it. `confidentiality` is the narrowest among all the
    dialogues from which anything here was taken, None where there are none.
    """

    period: Period
    today: date
    dialogue_ids: tuple[UUID, ...]
    dialogues_by_state: tuple[Tally, ...]
    dialogues_by_body: tuple[Tally, ...]
    answers_by_alignment: tuple[Tally, ...]
    answers_by_body: tuple[Split, ...]
    commitments_by_timing: tuple[Tally, ...]
    commitments_by_owner: tuple[Split, ...]
    commitments_fulfilled: tuple[UUID, ...]
    silent_bodies: tuple[SilentBody, ...]
    confidentiality: Confidentiality | None
    has_sample: bool

    @property
    def answer_ids(self) -> tuple[UUID, ...]:
        """The answers given in the period."""
        return tuple(key for tally in self.answers_by_alignment for key in tally.ids)

    def commitment_ids(self, timing: Timing) -> tuple[UUID, ...]:
        """The unfinished commitments that stand so to their due day."""
        return tuple(k for tally in self.commitments_by_timing if tally.key == timing for k in tally.ids)
