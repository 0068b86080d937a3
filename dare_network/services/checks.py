"""Checks that hold for more than one noun."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TypeVar
from uuid import UUID

from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.rules.visibility import is_more_open, may_see
from dare_network.domain.vocabulary import Confidentiality
from dare_network.errors import InvalidInputError
from dare_network.language import _, day
from dare_network.services.clearance import clearance
from dare_network.store.unit_of_work import UnitOfWork

S = TypeVar("S")


def check_step(state: S, target: S, transitions: Mapping[S, Collection[S]]) -> None:
    """Raise InvalidInputError for a step that the table of states does not have."""
    if target is not state and target not in transitions[state]:
        reason = _("This step is not possible from the present state.")
        raise InvalidInputError(reason, {"state": reason})


def check_level(unit: UnitOfWork, dialogue_id: UUID, level: Confidentiality | None) -> None:
    """Raise InvalidInputError for a part more open than its dialogue, or hidden from who writes it."""
    if level is None:
        return
    dialogue = unit.current(Dialogue, dialogue_id)
    reason = ""
    if not may_see(clearance(unit.viewer), level, dialogue["centre_id"], dialogue["readers"]):
        reason = _("With this confidentiality you could not see it yourself any more.")
    elif is_more_open(level, dialogue["confidentiality"]):
        reason = _("This cannot be more open than the dialogue itself.")
    if reason:
        raise InvalidInputError(reason, {"confidentiality": reason})


def refuse(hindrance: str | None) -> None:
    """Raise InvalidInputError with the sentence that says what stands in the way, where something does."""
    if hindrance:
        raise InvalidInputError(hindrance)


def check_end(from_on: date | None, until_on: date) -> None:
    """Raise InvalidInputError for a last day before the first."""
    if from_on and until_on < from_on:
        reason = _("It began on {date}; it cannot end before.").format(date=day(from_on))
        raise InvalidInputError(reason, {"until_on": reason})
