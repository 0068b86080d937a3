"""Dialogues: written down, changed, taken from state to state, and what was done to them."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.dialogues import DialogueDraft
from dare_network.domain.records.audit import Event
from dare_network.domain.records.dialogues import Dialogue, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may, require
from dare_network.domain.rules.states import (
    DIALOGUE_NEEDS_REASON,
    DIALOGUE_TRANSITIONS,
    RECORDABLE,
    open_guards,
)
from dare_network.domain.rules.visibility import may_see
from dare_network.domain.vocabulary import Confidentiality, DialogueState, Right
from dare_network.errors import InvalidInputError, NotAllowedError
from dare_network.language import _
from dare_network.services.clearance import clearance
from dare_network.services.dialogue_transactions import write_on_dialogue, write_on_loaded_dialogue
from dare_network.services.norms import course, output_due
from dare_network.store.agenda import list_items
from dare_network.store.audit import list_events
from dare_network.store.dossiers import get_dossier, list_dossiers
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.minutes import list_keys
from dare_network.store.norm_times import drop_norm_times, keep_norm_times
from dare_network.store.reference import read_reference
from dare_network.store.take_overs import list_take_overs
from dare_network.store.unit_of_work import UnitOfWork

HISTORY = 200
"""The number of its last events that the history of a dialogue shows."""


def dossiers(engine: Engine, viewer: Viewer) -> tuple[Dossier, ...]:
    """The dialogues that this viewer may see, with all that hangs on them, the newest first."""
    with read_transaction(engine) as transaction:
        return list_dossiers(transaction, clearance(viewer))


def dossier(engine: Engine, viewer: Viewer, dialogue_id: UUID) -> Dossier:
    """One dialogue with all that hangs on it. Raises NotFoundError, also where it is hidden."""
    with read_transaction(engine) as transaction:
        return get_dossier(transaction, clearance(viewer), dialogue_id)


def history(engine: Engine, viewer: Viewer, dialogue_id: UUID) -> tuple[Event, ...]:
    """Return who did what to a dialogue and what hangs on it, the newest first.

    However much was done since, it says who took the dialogue over, when and why.
    """
    require(viewer, Right.SEE_PEOPLE)
    cleared = clearance(viewer)
    with read_transaction(engine) as transaction:
        found = get_dossier(transaction, cleared, dialogue_id)
        keys = [
            *keys_of(found),
            *(item.id for item in list_items(transaction, cleared, dialogue_id)),
            *list_keys(transaction, cleared, dialogue_id),
        ]
        latest = list_events(transaction, cleared, [str(key) for key in keys], HISTORY)
        taken = [str(key) for key in list_take_overs(transaction, dialogue_id)]
        kept = list_events(transaction, cleared, taken, HISTORY)
    return tuple(sorted((*latest, *kept), key=lambda event: (event.at, event.id), reverse=True))


def keys_of(found: Dossier) -> list[UUID]:
    """The keys of a dialogue and of all that hangs on it."""
    parts = (
        found.meetings,
        found.attendances,
        found.questions,
        found.answers,
        found.commitments,
        found.due_moves,
        found.milestones,
        found.documents,
        found.outcomes,
    )
    return [found.dialogue.id, *(part.id for family in parts for part in family)]


def record_dialogue(engine: Engine, viewer: Viewer, draft: DialogueDraft) -> UUID:
    """Write a dialogue down for the first time, also the morning after, and return the new key."""
    require(viewer, Right.RECORD_DIALOGUES)
    with unit_of_work(engine, viewer) as unit:
        return record(unit, draft)


def record(unit: UnitOfWork, draft: DialogueDraft) -> UUID:
    """Write a dialogue down within a transaction and return the new key."""
    if draft.state not in RECORDABLE:
        reason = _("A dialogue cannot be first written down in this state.")
        raise InvalidInputError(reason, {"state": reason})
    readers = still_visible(unit.viewer, draft)
    return unit.add(Dialogue, draft.values() | readers | {"ref": next_ref(unit, draft.requested_on.year)})


def next_ref(unit: UnitOfWork, year: int) -> str:
    """The number of the next dialogue that is begun in a year."""
    return f"DIA-{year}-{unit.next_number(f'DIA-{year}'):03d}"


def change_dialogue(
    engine: Engine, viewer: Viewer, dialogue_id: UUID, version: int, draft: DialogueDraft
) -> None:
    """Save a dialogue as read at `version`; its state is left to `move_dialogue`.

    Raises ConflictError where somebody else saved first.
    """
    with write_on_dialogue(engine, viewer, dialogue_id) as unit:
        values = draft.values() | still_visible(viewer, draft)
        del values["state"]
        unit.change(Dialogue, dialogue_id, values, version)


def move_dialogue(
    engine: Engine,
    viewer: Viewer,
    dialogue_id: UUID,
    version: int,
    target: DialogueState,
    reason: str = "",
) -> None:
    """Take a dialogue to its next state.

    Open guards need a reason from those who may override them and stop everybody else. The norm times of
    one that ends are kept as they are; where its output is awaited, that is due by the norm of the format
    unless a day was noted. Raises InvalidInputError for a step that the table of states does not have.
    """
    with write_on_loaded_dialogue(engine, viewer, dialogue_id, reason) as (unit, found):
        reference = read_reference(unit.transaction)
        if target is DialogueState.AWAITING_OUTPUT:
            due_on = found.dialogue.output_due_on or output_due(found, reference)
            found = replace(found, dialogue=replace(found.dialogue, output_due_on=due_on))
        # First, so that a stale step is a conflict; what is refused below is not kept.
        values = {"state": target, "output_due_on": found.dialogue.output_due_on}
        unit.change(Dialogue, dialogue_id, values, version)
        state = found.dialogue.state
        if target not in DIALOGUE_TRANSITIONS[state]:
            raise InvalidInputError(_("A dialogue cannot go from this state to that one."))
        reminders = [guard.sentence for guard in open_guards(found, target)]
        if reminders and not may(viewer, Right.OVERRIDE_GUARDS):
            raise NotAllowedError(" ".join(reminders))
        if (reminders or state in DIALOGUE_NEEDS_REASON) and not unit.reason:
            wanted = _("This step needs a reason.")
            raise InvalidInputError(" ".join([*reminders, wanted]), {"reason": wanted})
        if state in DIALOGUE_NEEDS_REASON:
            drop_norm_times(unit, dialogue_id)
        if target in DIALOGUE_NEEDS_REASON:
            keep_norm_times(unit, found.dialogue, course(found, reference))


def still_visible(writer: Viewer, draft: DialogueDraft) -> dict[str, tuple[str, ...]]:
    """The readers of a dialogue, the writer among them; refuses what the writer could not see again."""
    readers = draft.readers
    if draft.confidentiality is Confidentiality.NAMED_ONLY and writer.listed_as:
        readers = tuple(dict.fromkeys([*readers, writer.listed_as]))
    if not may_see(clearance(writer), draft.confidentiality, draft.centre_id, readers):
        reason = _("With this confidentiality you could not see the dialogue yourself any more.")
        raise InvalidInputError(reason, {"confidentiality": reason})
    return {"readers": readers}
