"""The record for whose sake a dialogue was opened: it comes first and says so."""

from collections.abc import Collection, Iterable
from typing import TypeVar
from uuid import UUID

from markupsafe import Markup

from dare_network.domain.records.dialogues import Commitment, Dossier, Meeting, Question
from dare_network.domain.records.outcomes import Outcome
from dare_network.language import _
from dare_network.ui.markup import badge
from dare_network.ui.navigation import asked_place

T = TypeVar("T", Commitment, Meeting, Outcome, Question)


def opened_first(records: Iterable[T], dossier: Dossier) -> list[T]:
    """The records of one kind, before all others the one that is asked for, itself or in an answer to it."""
    place = asked_place()
    holders = {place} | {answer.question_id for answer in dossier.answers if answer.id == place}
    return sorted(records, key=lambda record: record.id not in holders)


def includes_asked(records: Collection[T]) -> bool:
    """Return whether the one that is asked for is among these."""
    place = asked_place()
    return any(record.id == place for record in records)


def found_here(record: UUID) -> Markup:
    """The mark of the record that is asked for; nothing for any other."""
    return badge(_("Found here"), "good") if record == asked_place() else Markup("")
