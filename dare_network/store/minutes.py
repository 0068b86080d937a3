"""Queries on minutes. The caller has asked whether their dialogue is visible; some are more confidential.

A former version is read by those who could see it while it was worked on or in force, and a comment by those
who could when it was made.
"""

from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.minutes import Minutes, MinutesComment, PublicMinutes
from dare_network.domain.rules.held_words import holds
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import Confidentiality, MinutesState
from dare_network.errors import NotFoundError
from dare_network.language import _
from dare_network.store.audit import read_when_added, read_when_changed
from dare_network.store.minutes_sources import holds_stricter, open_minutes, stricter_words
from dare_network.store.rows import load
from dare_network.store.tables.base import table_of
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.minutes import MinutesCommentRow, MinutesRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import unembargoed, visible

_MINUTES = table_of(MinutesRow)
_COMMENT = table_of(MinutesCommentRow)
_DIALOGUE = table_of(DialogueRow)


def list_minutes(transaction: Transaction, cleared: Clearance, dialogue_id: UUID) -> tuple[Minutes, ...]:
    """All versions of the minutes of a dialogue that are visible, the last of each first."""
    return _readable(transaction, cleared, _load(transaction, _of(cleared, dialogue_id)))


def list_all_minutes(transaction: Transaction, dialogue_id: UUID) -> tuple[Minutes, ...]:
    """List all minutes, whoever asks: for what the product does by itself."""
    return _load(transaction, _MINUTES.c.dialogue_id == dialogue_id)


def get_minutes(transaction: Transaction, cleared: Clearance, minutes_id: UUID) -> Minutes:
    """One version of visible minutes. Raises NotFoundError without such a one that may be read."""
    return _the_one(transaction, cleared, _MINUTES.c.id == minutes_id)


def list_chain(transaction: Transaction, chain_id: UUID) -> tuple[Minutes, ...]:
    """All versions of the same minutes, the last first."""
    return _load(transaction, _MINUTES.c.chain_id == chain_id)


def get_version(transaction: Transaction, cleared: Clearance, chain_id: UUID, number: int) -> Minutes:
    """Return a visible version of minutes by its number. Raises NotFoundError."""
    return _the_one(transaction, cleared, (_MINUTES.c.chain_id == chain_id) & (_MINUTES.c.number == number))


def list_frozen_minutes(transaction: Transaction) -> tuple[Minutes, ...]:
    """Every version that is or was final."""
    return _load(transaction, _MINUTES.c.state.in_([MinutesState.FINAL, MinutesState.SUPERSEDED]))


def list_public_minutes(
    transaction: Transaction, cleared: Clearance, dialogue_id: UUID
) -> tuple[PublicMinutes, ...]:
    """The public layer of the final minutes of a dialogue that are as open as it.

    None where the dialogue is not public, or not yet, and of no version that holds what is not public today.
    """
    public = sa.select(_DIALOGUE.c.id).where(
        visible(cleared),
        _DIALOGUE.c.id == dialogue_id,
        _DIALOGUE.c.confidentiality == Confidentiality.PUBLIC,
        unembargoed(cleared),
    )
    found = load(
        transaction,
        MinutesRow,
        PublicMinutes,
        _MINUTES.c.dialogue_id.in_(public),
        _MINUTES.c.state == MinutesState.FINAL,
        _MINUTES.c.confidentiality.is_(None),
        _MINUTES.c.public_text != "",
        ~_MINUTES.c.recalled,
        ~_MINUTES.c.public_withdrawn,
        ~holds_stricter(),
    )
    stricter = stricter_words(transaction, dialogue_id, None) if found else ()
    return tuple(one for one in found if not holds(one.public_text, stricter))


def list_comments(
    transaction: Transaction, cleared: Clearance, dialogue_id: UUID
) -> tuple[MinutesComment, ...]:
    """List the comments on any version of the visible minutes of a dialogue, in the order they were made."""
    versions = [each.id for each in list_minutes(transaction, cleared, dialogue_id)]
    said = load(
        transaction,
        MinutesCommentRow,
        MinutesComment,
        _COMMENT.c.minutes_id.in_(versions),
        order_by=(_COMMENT.c.written_at,),
    )
    told = read_when_added(transaction, cleared, MinutesCommentRow, [each.id for each in said])
    return tuple(each for each in said if each.id in told)


def list_keys(transaction: Transaction, cleared: Clearance, dialogue_id: UUID) -> tuple[UUID, ...]:
    """The keys of all versions of the visible minutes of a dialogue and of the comments on them."""
    versions = sa.select(_MINUTES.c.id).where(_of(cleared, dialogue_id))
    said = sa.select(_COMMENT.c.id).where(_COMMENT.c.minutes_id.in_(versions))
    return tuple(transaction.connection.scalars(sa.union_all(versions, said)))


def _of(cleared: Clearance, dialogue_id: UUID) -> sa.ColumnElement[bool]:
    return (_MINUTES.c.dialogue_id == dialogue_id) & open_minutes(cleared)


def _the_one(transaction: Transaction, cleared: Clearance, where: sa.ColumnElement[bool]) -> Minutes:
    found = _readable(transaction, cleared, _load(transaction, where & open_minutes(cleared)))
    if not found:
        raise NotFoundError(_("This record does not exist any more."))
    return found[0]


def _readable(
    transaction: Transaction, cleared: Clearance, versions: tuple[Minutes, ...]
) -> tuple[Minutes, ...]:
    """The versions that stand, and those of the former ones that could be seen until they stood no more."""
    former = {each.id for each in versions if not each.is_last and each.state is not MinutesState.FINAL}
    closed = former - read_when_changed(transaction, cleared, MinutesRow, former, ("is_last", "state"))
    return tuple(each for each in versions if each.id not in closed)


def _load(transaction: Transaction, where: sa.ColumnElement[bool]) -> tuple[Minutes, ...]:
    order = (_MINUTES.c.chain_id, _MINUTES.c.number.desc())
    return load(transaction, MinutesRow, Minutes, where, order_by=order)
