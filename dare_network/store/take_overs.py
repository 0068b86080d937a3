"""Dialogues that are closed to an administrator, and who took one over."""

from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.take_overs import ClosedDialogue
from dare_network.domain.vocabulary import Confidentiality
from dare_network.store.access import own_levels
from dare_network.store.rows import load
from dare_network.store.tables.base import table_of
from dare_network.store.tables.dialogues import DialogueReaderRow, DialogueRow
from dare_network.store.tables.take_overs import TakeOverRow
from dare_network.store.transaction import Transaction
from dare_network.store.unit_of_work import UnitOfWork

_DIALOGUE = table_of(DialogueRow)
_TAKEN = table_of(TakeOverRow)


def list_closed(transaction: Transaction, account: str) -> tuple[ClosedDialogue, ...]:
    """The dialogues with anything for named persons only of whom this account is none, by their number."""
    readers = table_of(DialogueReaderRow)
    listed = sa.exists().where(readers.c.dialogue_id == _DIALOGUE.c.id, readers.c.account == account)
    named = _DIALOGUE.c.confidentiality == Confidentiality.NAMED_ONLY
    parts = own_levels()
    holding = sa.select(parts.c.dialogue_id).where(parts.c.confidentiality == Confidentiality.NAMED_ONLY)
    return load(
        transaction,
        DialogueRow,
        ClosedDialogue,
        ~listed,
        named | _DIALOGUE.c.id.in_(holding),
        order_by=(_DIALOGUE.c.ref,),
    )


def note_take_over(unit: UnitOfWork, dialogue_id: UUID, account: str) -> None:
    """Note that an account lets itself into a dialogue."""
    unit.add(TakeOverRow, {"dialogue_id": dialogue_id, "account": account})


def list_take_overs(transaction: Transaction, dialogue_id: UUID) -> tuple[UUID, ...]:
    """The keys of all times that a dialogue was taken over."""
    return tuple(
        transaction.connection.scalars(sa.select(_TAKEN.c.id).where(_TAKEN.c.dialogue_id == dialogue_id))
    )
