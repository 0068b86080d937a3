"""Outcomes: what meetings and letters yield beyond answers and commitments."""

from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.outcomes import OutcomeDraft
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.services.recording import (
    at_dialogue,
    at_part,
    check_level,
    check_meeting,
    check_question,
)
from dare_network.store.tables.outcomes import OutcomeRow
from dare_network.store.unit_of_work import Writing


def add_outcome(engine: Engine, viewer: Viewer, dialogue_id: UUID, draft: OutcomeDraft) -> UUID:
    """Note an outcome of a dialogue and return the new key."""
    with at_dialogue(engine, viewer, dialogue_id) as (pen, found):
        _check(pen, found, draft)
        return pen.add(OutcomeRow, draft.values() | {"dialogue_id": dialogue_id})


def change_outcome(
    engine: Engine, viewer: Viewer, outcome_id: UUID, version: int, draft: OutcomeDraft
) -> None:
    """Save an outcome as read at `version`. Raises ConflictError where somebody else saved first."""
    with at_part(engine, viewer, OutcomeRow, outcome_id) as (pen, found):
        save_outcome(pen, found, outcome_id, version, draft)


def save_outcome(pen: Writing, found: Dossier, outcome_id: UUID, version: int, draft: OutcomeDraft) -> None:
    """The same in a transaction that is under way, of a dialogue with all that hangs on it."""
    pen.change(OutcomeRow, outcome_id, draft.values(), version)
    _check(pen, found, draft)


def _check(pen: Writing, found: Dossier, draft: OutcomeDraft) -> None:
    if draft.meeting_id:
        check_meeting(draft.meeting_id, found)
    if draft.question_id:
        check_question(pen, found.dialogue.id, draft.question_id)
    check_level(pen, found.dialogue.id, draft.confidentiality)
