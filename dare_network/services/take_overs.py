"""Taking over dialogues for named persons only: what nobody can open any more is not lost."""

from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import ReasonDraft, check
from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.records.take_overs import ClosedDialogue
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.errors import InvalidInputError, NotAllowedError, NotFoundError
from dare_network.language import _
from dare_network.store.dialogues import lock_dialogue
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.take_overs import list_closed, note_take_over


def closed_dialogues(engine: Engine, viewer: Viewer) -> tuple[ClosedDialogue, ...]:
    """The dialogues of which something is for named persons only, without this administrator among them."""
    account = _himself(viewer)
    with read_transaction(engine) as transaction:
        return list_closed(transaction, account)


def take_over(engine: Engine, viewer: Viewer, dialogue_id: UUID, reason: str) -> None:
    """Put this administrator on the list of readers of a dialogue that is closed to him.

    All its readers find in its history who did this, when and why. Raises InvalidInputError without a reason,
    NotFoundError for a dialogue that is not closed to him.
    """
    account = _himself(viewer)
    why = check(ReasonDraft, {"reason": reason}).reason
    if not why:
        wanted = _("A dialogue is taken over only with a reason.")
        raise InvalidInputError(wanted, {"reason": wanted})
    with unit_of_work(engine, viewer, why) as unit:
        lock_dialogue(unit.transaction, Dialogue, dialogue_id)
        closed = next((one for one in list_closed(unit.transaction, account) if one.id == dialogue_id), None)
        if closed is None:
            raise NotFoundError(_("There is no such dialogue, or it is open to you already."))
        note_take_over(unit, dialogue_id, account)
        unit.let_in(Dialogue, dialogue_id, {"readers": (*closed.readers, account)})


def _himself(viewer: Viewer) -> str:
    """The name under which an administrator is put on lists; nobody takes over as somebody else."""
    require(viewer, Right.ADMINISTER)
    if not viewer.listed_as:
        raise NotAllowedError(_("Your role does not allow this."))
    return viewer.listed_as
