"""Outcomes: what meetings and letters yield beyond answers and commitments."""

from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.outcomes import OutcomeDraft
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.records.viewer import Viewer
from dare_network.services.checks import check_level
from dare_network.services.dialogue_transactions import write_on_loaded_dialogue, write_on_loaded_part
from dare_network.services.meetings import check_meeting
from dare_network.services.questions import check_question
from dare_network.store.unit_of_work import UnitOfWork


def add_outcome(engine: Engine, viewer: Viewer, dialogue_id: UUID, draft: OutcomeDraft) -> UUID:
    """Note an outcome of a dialogue and return the new key."""
    with write_on_loaded_dialogue(engine, viewer, dialogue_id) as (unit, found):
        _check(unit, found, draft)
        return unit.add(Outcome, draft.values() | {"dialogue_id": dialogue_id})


def change_outcome(
    engine: Engine, viewer: Viewer, outcome_id: UUID, version: int, draft: OutcomeDraft
) -> None:
    """Save an outcome as read at `version`. Raises ConflictError where somebody else saved first."""
    with write_on_loaded_part(engine, viewer, Outcome, outcome_id) as (unit, found):
        save_outcome(unit, found, outcome_id, version, draft)


def save_outcome(
    unit: UnitOfWork, found: Dossier, outcome_id: UUID, version: int, draft: OutcomeDraft
) -> None:
    """Save an outcome in a transaction that is under way, of a dialogue with all that hangs on it."""
    unit.change(Outcome, outcome_id, draft.values(), version)
    _check(unit, found, draft)


def _check(unit: UnitOfWork, found: Dossier, draft: OutcomeDraft) -> None:
    if draft.meeting_id:
        check_meeting(draft.meeting_id, found)
    if draft.question_id:
        check_question(unit, found.dialogue.id, draft.question_id)
    check_level(unit, found.dialogue.id, draft.confidentiality)
