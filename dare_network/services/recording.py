"""Transactions on a dialogue and on what hangs on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import ReasonDraft, check
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.rules.visibility import clearance
from dare_network.domain.vocabulary import Right
from dare_network.errors import InvalidInputError
from dare_network.store.dialogues import dialogue_of, get_dossier
from dare_network.store.engine import writing
from dare_network.store.tables.base import Record
from dare_network.store.writing import Writing


@contextmanager
def on_dialogue(
    engine: Engine, viewer: Viewer, dialogue_id: UUID, reason: str = ""
) -> Iterator[tuple[Writing, Dossier]]:
    """A transaction on a dialogue that this viewer may see and record on."""
    require(viewer, Right.RECORD_DIALOGUES)
    with writing(engine, viewer, check(ReasonDraft, {"reason": reason}).reason) as pen:
        yield pen, get_dossier(pen.session, clearance(viewer), dialogue_id)


@contextmanager
def on_part(
    engine: Engine, viewer: Viewer, row: type[Record], key: UUID, reason: str = ""
) -> Iterator[tuple[Writing, Dossier]]:
    """The same for something that hangs on a dialogue."""
    require(viewer, Right.RECORD_DIALOGUES)
    with writing(engine, viewer, check(ReasonDraft, {"reason": reason}).reason) as pen:
        dialogue_id = dialogue_of(pen.session, row, key)
        yield pen, get_dossier(pen.session, clearance(viewer), dialogue_id)


def refuse(hindrance: str | None) -> None:
    """Raise InvalidInputError with the sentence that says what stands in the way, where something does."""
    if hindrance:
        raise InvalidInputError(hindrance)
