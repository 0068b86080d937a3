"""Queries on notes: each is for those who see its level, and none for the public."""

from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.notes import Note
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import Action
from dare_network.errors import NotFoundError
from dare_network.language import _
from dare_network.store.audiences import could_see
from dare_network.store.rows import load
from dare_network.store.tables.base import table_of
from dare_network.store.tables.notes import NoteRow
from dare_network.store.tables.operations import EventRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import is_one_of

_NOTE = table_of(NoteRow)
_EVENT = table_of(EventRow)


def notes_on(transaction: Transaction, cleared: Clearance, who: UUID) -> tuple[Note, ...]:
    """The notes on somebody that this reader may see, the newest first."""
    order = _NOTE.c.on.desc(), _NOTE.c.id.desc()
    return load(
        transaction, NoteRow, Note, _NOTE.c.stakeholder_id == who, open_notes(cleared), order_by=order
    )


def note_keys(transaction: Transaction, cleared: Clearance, who: UUID) -> set[UUID]:
    """The keys of the notes on somebody that this reader may see, and of removed ones that he could see."""
    kept = sa.select(_NOTE.c.id).where(_NOTE.c.stakeholder_id == who, open_notes(cleared))
    gone = sa.select(_EVENT.c.entity_id, _EVENT.c.audiences).where(
        _EVENT.c.entity == NoteRow.entity,
        _EVENT.c.action == Action.REMOVED,
        _EVENT.c.before["stakeholder_id"].as_string() == str(who),
    )
    removed = transaction.connection.execute(gone) if cleared.people else ()
    found = {UUID(key) for key, audiences in removed if could_see(cleared, audiences)}
    return found | set(transaction.connection.scalars(kept))


def get_note(transaction: Transaction, cleared: Clearance, note_id: UUID) -> Note:
    """One note. Raises NotFoundError, also where this reader may not see it."""
    found = load(transaction, NoteRow, Note, _NOTE.c.id == note_id, open_notes(cleared))
    if not found:
        raise NotFoundError(_("There is no such note."))
    return found[0]


def open_notes(cleared: Clearance) -> sa.ColumnElement[bool]:
    """The condition under which this reader may see a note."""
    return is_one_of(_NOTE.c.confidentiality, cleared.levels) if cleared.people else sa.false()
