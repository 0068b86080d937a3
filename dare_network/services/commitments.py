"""Deciding on several commitments at once: each gets an event of its own, or none gets any."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.decisions import DecisionDraft
from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.rules.states import COMMITMENT_TRANSITIONS, UNFINISHED_COMMITMENT
from dare_network.domain.vocabulary import CommitmentState, Decision, Right
from dare_network.errors import InvalidInputError, NotFoundError
from dare_network.language import _
from dare_network.services.clearance import clearance
from dare_network.services.recording import note_due_move
from dare_network.store.dialogues import list_commitments
from dare_network.store.engine import unit_of_work
from dare_network.store.tables.dialogues import CommitmentRow
from dare_network.store.unit_of_work import UnitOfWork

_TARGETS = {Decision.FULFILLED: CommitmentState.FULFILLED, Decision.CANCELLED: CommitmentState.CANCELLED}


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


def _decided(unit: UnitOfWork, promise: Commitment, version: int, draft: DecisionDraft) -> bool:
    changed = unit.change(CommitmentRow, promise.id, _values(promise, draft), version)
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
