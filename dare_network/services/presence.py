"""Presence of others who are editing: shown to those who see the dialogue, and never in anybody's way."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.records.dialogues import Answer, Commitment, Dialogue, Meeting, Question
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.records.presence import Presence
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may, require
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import Right
from dare_network.services.clearance import clearance
from dare_network.services.dialogues import keys_of
from dare_network.store.dialogues import dialogue_of, require_visible
from dare_network.store.dossiers import get_dossier
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.presence import end_presence, forget_presences, keep_presence, list_presences
from dare_network.store.transaction import Transaction

Part = Dialogue | Meeting | Question | Answer | Commitment | Outcome | Milestone
"""A dialogue, or something that hangs on it."""

FORGOTTEN = timedelta(seconds=60)
"""The time for which somebody who is not heard of counts as present."""


def tell_presence(
    engine: Engine, viewer: Viewer, window: UUID, part: Part, now: datetime
) -> tuple[Presence, ...]:
    """Note that this viewer has a part of a dialogue open in a window; who else has it open.

    Raises NotFoundError for one that does not exist or is hidden.
    """
    require(viewer, Right.RECORD_DIALOGUES)
    with unit_of_work(engine, viewer) as unit:
        _require_open(unit.transaction, clearance(viewer), part)
        forget_presences(unit.transaction, now - FORGOTTEN)
        keep_presence(unit.transaction, Presence(window, viewer.account, part.id, now, now))
        present = list_presences(unit.transaction, [part.id], now - FORGOTTEN)
    return _others(present, window)


def leave(engine: Engine, viewer: Viewer, window: UUID) -> None:
    """Note that a window has nothing open any more."""
    require(viewer, Right.RECORD_DIALOGUES)
    with unit_of_work(engine, viewer) as unit:
        end_presence(unit.transaction, window)


def presences(
    engine: Engine, viewer: Viewer, dialogue_id: UUID, window: UUID, now: datetime
) -> tuple[Presence, ...]:
    """Return who is editing a dialogue or what hangs on it in other windows than this; nobody for outsiders.

    Raises NotFoundError, also where the dialogue is hidden.
    """
    if not may(viewer, Right.SEE_PEOPLE):
        return ()
    with read_transaction(engine) as transaction:
        found = get_dossier(transaction, clearance(viewer), dialogue_id)
        present = list_presences(transaction, keys_of(found), now - FORGOTTEN)
    return _others(present, window)


def _others(present: tuple[Presence, ...], window: UUID) -> tuple[Presence, ...]:
    return tuple(each for each in present if each.window != window)


def _require_open(transaction: Transaction, cleared: Clearance, part: Part) -> None:
    if isinstance(part, Dialogue):
        require_visible(transaction, cleared, part.id)
    else:
        dialogue_of(transaction, cleared, type(part), part.id)
