"""Dialogues and what hangs on them: who sees it, and who is the only one that writes on it."""

from functools import lru_cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.rules.visibility import Clearance
from dare_network.errors import NotFoundError
from dare_network.language import _
from dare_network.store.rows import Values
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.stored import row_of
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import CLEARANCES, open_at, visible

_DIALOGUE = table_of(DialogueRow)


def require_visible(transaction: Transaction, cleared: Clearance, dialogue_id: UUID) -> None:
    """Raise NotFoundError unless there is such a dialogue and it is visible."""
    if transaction.connection.scalar(_visible_dialogue(cleared), {"key": dialogue_id}) is None:
        raise NotFoundError(_("There is no such dialogue, or it is not open to you."))


def lock_dialogue(transaction: Transaction, record: type[object], key: UUID) -> None:
    """Let everybody else who writes on the dialogue with this `key`, or of this record, wait for the end.

    What is read after it stays true until then: that a seat is still free, what the last number is. SQLite
    has one writer at a time anyway.
    """
    if transaction.connection.dialect.name == "postgresql":
        transaction.connection.execute(_held(row_of(record)), {"key": key})


@lru_cache
def _held(row: type[Entity]) -> sa.Select[Any]:
    table = table_of(row)
    held = sa.select(_DIALOGUE.c.id).with_for_update(key_share=True)
    if table is _DIALOGUE:
        return held.where(_DIALOGUE.c.id == sa.bindparam("key"))
    source, holder = _with_holder(row)
    of = sa.select(holder.c.dialogue_id).select_from(source).where(table.c.id == sa.bindparam("key"))
    return held.where(_DIALOGUE.c.id == of.scalar_subquery())


def dialogue_of(transaction: Transaction, cleared: Clearance, part: type[object], key: UUID) -> UUID:
    """The dialogue on which something hangs: a meeting, an answer, a milestone of a commitment.

    Raises NotFoundError, also where that dialogue, the part itself or what it hangs on is hidden.
    """
    dialogue_id, _columns = find_part(transaction, cleared, part, key)
    return dialogue_id


def find_part(
    transaction: Transaction, cleared: Clearance, part: type[object], key: UUID
) -> tuple[UUID, Values]:
    """Find a part with its own columns, for who changes them next, and the key of its dialogue."""
    row = row_of(part)
    found = transaction.connection.execute(_visible_part(row, cleared), {"key": key}).first()
    if found is None:
        raise NotFoundError(_("There is no such dialogue, or it is not open to you."))
    dialogue_id, *columns = found
    return dialogue_id, dict(zip(table_of(row).c.keys(), columns, strict=True))


@lru_cache(CLEARANCES)
def _visible_dialogue(cleared: Clearance) -> sa.Select[Any]:
    return sa.select(_DIALOGUE.c.id).where(visible(cleared), _DIALOGUE.c.id == sa.bindparam("key"))


@lru_cache(CLEARANCES)
def _visible_part(row: type[Entity], cleared: Clearance) -> sa.Select[Any]:
    """The dialogue of the visible part with this `key`, and the columns of that part."""
    table = table_of(row)
    source, holder = _with_holder(row)
    whole = source.join(_DIALOGUE, _DIALOGUE.c.id == holder.c.dialogue_id)
    query = sa.select(holder.c.dialogue_id.label(None), *table.c).select_from(whole)
    query = query.where(table.c.id == sa.bindparam("key"), visible(cleared))
    for part in (table, holder):
        if "confidentiality" in part.c:
            query = query.where(open_at(cleared, part.c.confidentiality))
    return query


def _with_holder(row: type[Entity]) -> tuple[sa.FromClause, sa.Table]:
    """A part joined to what it hangs on, and which of the two names the dialogue."""
    table = table_of(row)
    if "dialogue_id" in table.c:
        return table, table
    ((name, of),) = row.hangs_on.items()
    holder = table_of(of)
    return table.join(holder, table.c[name] == holder.c.id), holder
