"""Milestones: the steps on the way to a commitment. Whoever sees the commitment sees them."""

from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.milestones import MilestoneDraft
from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import day_of
from dare_network.errors import InvalidInputError
from dare_network.language import _
from dare_network.services.dialogue_transactions import write_on_part
from dare_network.store.unit_of_work import UnitOfWork


def add_milestone(engine: Engine, viewer: Viewer, commitment_id: UUID, draft: MilestoneDraft) -> UUID:
    """Note a milestone of a commitment and return the new key."""
    with write_on_part(engine, viewer, Commitment, commitment_id) as (unit, _dialogue_id):
        _check(unit, draft)
        return unit.add(Milestone, draft.values() | {"commitment_id": commitment_id})


def change_milestone(
    engine: Engine, viewer: Viewer, milestone_id: UUID, version: int, draft: MilestoneDraft
) -> None:
    """Save a milestone as read at `version`. Raises ConflictError where somebody else saved first."""
    with write_on_part(engine, viewer, Milestone, milestone_id) as (unit, _dialogue_id):
        save_milestone(unit, milestone_id, version, draft)


def save_milestone(unit: UnitOfWork, milestone_id: UUID, version: int, draft: MilestoneDraft) -> None:
    """Save a milestone in a transaction that is under way."""
    unit.change(Milestone, milestone_id, draft.values(), version)
    _check(unit, draft)


def _check(unit: UnitOfWork, draft: MilestoneDraft) -> None:
    if draft.reached_on and draft.reached_on > day_of(unit.now):
        reason = _("A milestone is reached today or earlier.")
        raise InvalidInputError(reason, {"reached_on": reason})
