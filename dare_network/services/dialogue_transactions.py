"""Transactions on a dialogue, or on something that hangs on it: one at a time on each."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import ReasonDraft, check
from dare_network.domain.records.dialogues import Dialogue, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.services.clearance import clearance
from dare_network.store.dialogues import find_part, lock_dialogue, require_visible
from dare_network.store.dossiers import get_dossier
from dare_network.store.engine import unit_of_work
from dare_network.store.unit_of_work import UnitOfWork


@contextmanager
def write_on_dialogue(
    engine: Engine, viewer: Viewer, dialogue_id: UUID, reason: str = ""
) -> Iterator[UnitOfWork]:
    """A transaction on a dialogue that this viewer may see and record on, the only one on it at its time."""
    require(viewer, Right.RECORD_DIALOGUES)
    with unit_of_work(engine, viewer, check(ReasonDraft, {"reason": reason}).reason) as unit:
        lock_dialogue(unit.transaction, Dialogue, dialogue_id)
        require_visible(unit.transaction, clearance(viewer), dialogue_id)
        yield unit


@contextmanager
def write_on_part(
    engine: Engine, viewer: Viewer, part: type[object], key: UUID, reason: str = ""
) -> Iterator[tuple[UnitOfWork, UUID]]:
    """Write on a part of a dialogue, named by its record and key; yield the key of that dialogue too."""
    require(viewer, Right.RECORD_DIALOGUES)
    with unit_of_work(engine, viewer, check(ReasonDraft, {"reason": reason}).reason) as unit:
        lock_dialogue(unit.transaction, part, key)
        dialogue_id, columns = find_part(unit.transaction, clearance(viewer), part, key)
        unit.know(part, key, columns)
        yield unit, dialogue_id


@contextmanager
def write_on_loaded_dialogue(
    engine: Engine, viewer: Viewer, dialogue_id: UUID, reason: str = ""
) -> Iterator[tuple[UnitOfWork, Dossier]]:
    """Write on a dialogue that is read with all that hangs on it, which takes as long as saving."""
    with write_on_dialogue(engine, viewer, dialogue_id, reason) as unit:
        yield unit, get_dossier(unit.transaction, clearance(viewer), dialogue_id)


@contextmanager
def write_on_loaded_part(
    engine: Engine, viewer: Viewer, part: type[object], key: UUID, reason: str = ""
) -> Iterator[tuple[UnitOfWork, Dossier]]:
    """Write on a part whose dialogue is read with all that hangs on it."""
    with write_on_part(engine, viewer, part, key, reason) as (unit, dialogue_id):
        yield unit, get_dossier(unit.transaction, clearance(viewer), dialogue_id)
