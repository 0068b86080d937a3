"""Commitments: noted, changed, and decided on, several at once."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.decisions import DecisionDraft
from dare_network.domain.drafts.dialogues import CommitmentDraft
from dare_network.domain.records.dialogues import Commitment, DueMove
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.rules.rights import require
from dare_network.domain.rules.states import (
    COMMITMENT_TRANSITIONS,
    UNFINISHED_COMMITMENT,
    commitment_hindrance,
)
from dare_network.domain.vocabulary import CommitmentState, Decision, Right
from dare_network.errors import InvalidInputError, NotFoundError
from dare_network.language import _
from dare_network.services.checks import check_level, check_step
from dare_network.services.clearance import clearance
from dare_network.services.dialogue_transactions import write_on_dialogue, write_on_part
from dare_network.services.questions import check_question
from dare_network.store.commitments import list_commitments
from dare_network.store.engine import unit_of_work
from dare_network.store.unit_of_work import UnitOfWork

_TARGETS = {Decision.FULFILLED: CommitmentState.FULFILLED, Decision.CANCELLED: CommitmentState.CANCELLED}


def add_commitment(engine: Engine, viewer: Viewer, dialogue_id: UUID, draft: CommitmentDraft) -> UUID:
    """Note a commitment, numbered by the product, and return the new key."""
    with write_on_dialogue(engine, viewer, dialogue_id) as unit:
        check_commitment(unit, dialogue_id, draft)
        return write_commitment(unit, dialogue_id, draft)


def change_commitment(
    engine: Engine,
    viewer: Viewer,
    commitment_id: UUID,
    version: int,
    draft: CommitmentDraft,
    reason: str = "",
    agreed: bool = False,
) -> None:
    """Save a commitment as read at `version`.

    A due date moves only with a reason; `agreed` says whether the other side agreed. Raises
    InvalidInputError for an impossible state.
    """
    with write_on_part(engine, viewer, Commitment, commitment_id, reason) as (unit, _dialogue_id):
        stored = Commitment(**unit.current(Commitment, commitment_id))
        save_commitment(unit, stored, version, draft, agreed)


def decide(engine: Engine, viewer: Viewer, versions: Mapping[UUID, int], draft: DecisionDraft) -> int:
    """Decide on the commitments with these keys, as read at these versions, and say how many changed.

    Raises InvalidInputError, naming those for which the table of states does not allow it, and
    ConflictError where somebody else saved one first; then nothing is decided.
    """
    require(viewer, Right.RECORD_DIALOGUES)
    with unit_of_work(engine, viewer, draft.reason) as unit:
        found = list_commitments(unit.transaction, clearance(viewer), versions)
        if len(found) < len(versions):
            raise NotFoundError(_("One of these commitments does not exist any more, or is not open to you."))
        stuck = [promise.ref for promise in found if not _is_open_to(promise, draft.decision)]
        if stuck:
            sentence = _("This is not possible from the present state of {refs}. Nothing was decided.")
            raise InvalidInputError(sentence.format(refs=", ".join(stuck)))
        return sum(_decided(unit, promise, versions[promise.id], draft) for promise in found)


def write_commitment(unit: UnitOfWork, dialogue_id: UUID, draft: CommitmentDraft) -> UUID:
    """Add a commitment, numbered by the product, and return the new key."""
    check_commitment_state(draft)
    check_level(unit, dialogue_id, draft.confidentiality)
    number = unit.next_number("T")
    values = draft.values() | {"dialogue_id": dialogue_id, "ref": f"T-{number:04d}"}
    return unit.add(Commitment, values)


def save_commitment(
    unit: UnitOfWork, stored: Commitment, version: int, draft: CommitmentDraft, agreed: bool
) -> None:
    """Save a commitment as read at `version`.

    Its due day moves only with a reason; `agreed` says whether the other side agreed. Raises
    InvalidInputError for an impossible state.
    """
    unit.change(Commitment, stored.id, draft.values(), version)
    check_step(stored.state, draft.state, COMMITMENT_TRANSITIONS)
    check_commitment(unit, stored.dialogue_id, draft)
    check_level(unit, stored.dialogue_id, draft.confidentiality)
    if stored.due_on != draft.due_on:
        note_due_move(unit, stored, draft.due_on, agreed)


def note_due_move(unit: UnitOfWork, stored: Commitment, to_on: date, agreed: bool) -> None:
    """Note that a due day moves. Raises InvalidInputError where the transaction has no reason."""
    if not unit.reason:
        wanted = _("A due date moves only with a reason.")
        raise InvalidInputError(wanted, {"reason": wanted})
    unit.add(
        DueMove,
        {
            "commitment_id": stored.id,
            "from_on": stored.due_on,
            "to_on": to_on,
            "reason": unit.reason,
            "agreed": agreed,
            "moved_on": day_of(unit.now),
            "moved_by": unit.viewer.account,
            "sample": stored.sample,
        },
    )


def check_commitment(unit: UnitOfWork, dialogue_id: UUID, draft: CommitmentDraft) -> None:
    """Raise InvalidInputError for a state that it cannot take, or a question of another dialogue."""
    check_commitment_state(draft)
    if draft.question_id:
        check_question(unit, dialogue_id, draft.question_id)


def check_commitment_state(draft: CommitmentDraft) -> None:
    """Raise InvalidInputError for a commitment that cannot take its state."""
    if hindrance := commitment_hindrance(draft.state, draft.evidence, draft.acceptance):
        raise InvalidInputError(hindrance, {"state": hindrance})


def _decided(unit: UnitOfWork, promise: Commitment, version: int, draft: DecisionDraft) -> bool:
    changed = unit.change(Commitment, promise.id, _values(promise, draft), version)
    if changed and draft.decision is Decision.MOVED and draft.due_on:
        note_due_move(unit, promise, draft.due_on, draft.agreed)
    return changed


def _values(promise: Commitment, draft: DecisionDraft) -> dict[str, Any]:
    match draft.decision:
        case Decision.MOVED:
            return {"due_on": draft.due_on}
        case Decision.FULFILLED:
            evidence = "\n".join(filter(None, (promise.evidence, draft.evidence)))
            return {"state": CommitmentState.FULFILLED, "evidence": evidence}
        case Decision.CANCELLED:
            return {"state": CommitmentState.CANCELLED}


def _is_open_to(promise: Commitment, decision: Decision) -> bool:
    if decision is Decision.MOVED:
        return promise.state in UNFINISHED_COMMITMENT
    return _TARGETS[decision] in COMMITMENT_TRANSITIONS[promise.state]
