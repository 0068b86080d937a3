"""The lists over all dialogues: a line for each dialogue, and for each commitment."""

from dataclasses import dataclass

from dare_network.domain.records.dialogues import Commitment, Dialogue
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.network import Stakeholder


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
class CommitmentEntry:
    """A commitment with its dialogue, its owner, where the reader sees that, and its next milestone."""

    commitment: Commitment
    dialogue: Dialogue
    owner: Stakeholder | None
    milestone: Milestone | None
