"""Minutes on their way: sent round, commented, of what standing, and final."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.minutes import CirculationDraft, MinutesCommentDraft
from dare_network.domain.records.minutes import Minutes, MinutesComment
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.minutes import comment_hindrance, final_of, standing_hindrance, step_hindrance
from dare_network.domain.rules.minutes_digest import digest_of
from dare_network.domain.vocabulary import MinutesState, Standing
from dare_network.services.checks import refuse
from dare_network.services.clearance import clearance
from dare_network.services.dialogue_transactions import write_on_loaded_part
from dare_network.services.places import check_words
from dare_network.store.minutes import get_minutes, list_chain
from dare_network.store.unit_of_work import UnitOfWork


def move_minutes(
    engine: Engine,
    viewer: Viewer,
    minutes_id: UUID,
    version: int,
    target: MinutesState,
    draft: CirculationDraft,
) -> None:
    """Take a version of minutes, as read at `version`, to its next state.

    What becomes final is frozen with its digest and supersedes the version that was final before. Raises
    InvalidInputError for a step that the table of states does not have, ConflictError for a stale one.
    """
    with _version(engine, viewer, minutes_id) as (unit, known):
        # A stale step is a conflict, whatever would be said of it now.
        if known.version == version:
            refuse(step_hindrance(known, target))
        if target is MinutesState.FINAL:
            check_words(unit.transaction, known, known.text, known.public_text)
            _supersede(unit, known)
        unit.change(Minutes, minutes_id, _arrival(known, target, draft), version)


def declare_standing(
    engine: Engine, viewer: Viewer, minutes_id: UUID, version: int, standing: Standing
) -> None:
    """Say what a version, as read at `version`, is worth to the body."""
    with _version(engine, viewer, minutes_id) as (unit, known):
        unit.change(Minutes, minutes_id, {"standing": standing}, version)
        refuse(standing_hindrance(known, standing))


def comment_on(engine: Engine, viewer: Viewer, minutes_id: UUID, draft: MinutesCommentDraft) -> UUID:
    """Write down what somebody said of a version and return the new key.

    What the body has been sent is commented with it, and goes on as a new draft.
    """
    with _version(engine, viewer, minutes_id) as (unit, known):
        refuse(comment_hindrance(known))
        by = {"minutes_id": minutes_id, "account": unit.viewer.account, "written_at": unit.now}
        if known.state is MinutesState.SHARED_WITH_BODY:
            unit.change(Minutes, minutes_id, {"state": MinutesState.COMMENTED}, known.version)
        return unit.add(MinutesComment, draft.values() | by)


@contextmanager
def _version(engine: Engine, viewer: Viewer, minutes_id: UUID) -> Iterator[tuple[UnitOfWork, Minutes]]:
    with write_on_loaded_part(engine, viewer, Minutes, minutes_id) as (unit, _found):
        yield unit, get_minutes(unit.transaction, clearance(viewer), minutes_id)


def _supersede(unit: UnitOfWork, known: Minutes) -> None:
    if before := final_of(list_chain(unit.transaction, known.chain_id)):
        unit.change(Minutes, before.id, {"state": MinutesState.SUPERSEDED}, before.version)


def _arrival(known: Minutes, target: MinutesState, draft: CirculationDraft) -> dict[str, Any]:
    values: dict[str, Any] = {"state": target}
    match target:
        case MinutesState.INTERNAL_REVIEW:
            values["reviewers"] = draft.sent_to
        case MinutesState.SHARED_WITH_BODY:
            values["recipients"] = draft.sent_to
        case MinutesState.FINAL:
            values["digest"] = digest_of(known)
        case _other:
            pass
    return values
