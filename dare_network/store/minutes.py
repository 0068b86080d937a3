"""Queries on minutes. Whether their dialogue is visible the caller has asked; some are closer than that."""

from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.minutes import Minutes, MinutesComment, PublicMinutes
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import Confidentiality, MinutesState
from dare_network.errors import NotFoundError
from dare_network.language import _
from dare_network.store.dialogues import open_part, unembargoed, visible
from dare_network.store.rows import load
from dare_network.store.session import Session
from dare_network.store.tables.base import table_of
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.minutes import MinutesCommentRow, MinutesRow

_MINUTES = table_of(MinutesRow)
_COMMENT = table_of(MinutesCommentRow)
_DIALOGUE = table_of(DialogueRow)


def list_minutes(session: Session, cleared: Clearance, dialogue_id: UUID) -> tuple[Minutes, ...]:
    """All versions of the minutes of a dialogue that are visible, the last of each first."""
    return _load(session, _of(cleared, dialogue_id))


def list_all_minutes(session: Session, dialogue_id: UUID) -> tuple[Minutes, ...]:
    """The same of all minutes, whoever asks: for what the product does by itself."""
    return _load(session, _MINUTES.c.dialogue_id == dialogue_id)


def get_minutes(session: Session, minutes_id: UUID) -> Minutes:
    """One version. Raises NotFoundError without such a one."""
    found = _load(session, _MINUTES.c.id == minutes_id)
    if not found:
        raise NotFoundError(_("This record does not exist any more."))
    return found[0]


def open_minutes(cleared: Clearance) -> sa.ColumnElement[bool]:
    """The condition under which minutes of a visible dialogue are visible."""
    return open_part(cleared, _MINUTES, _DIALOGUE.c.id == _MINUTES.c.dialogue_id)


def list_chain(session: Session, chain_id: UUID) -> tuple[Minutes, ...]:
    """All versions of the same minutes, the last first."""
    return _load(session, _MINUTES.c.chain_id == chain_id)


def list_frozen_minutes(session: Session) -> tuple[Minutes, ...]:
    """Every version that is or was final."""
    return _load(session, _MINUTES.c.state.in_([MinutesState.FINAL, MinutesState.SUPERSEDED]))


def list_public_minutes(session: Session, cleared: Clearance, dialogue_id: UUID) -> tuple[PublicMinutes, ...]:
    """The public layer of the final minutes of a dialogue that are as open as it.

    None where the dialogue is not public, or not yet.
    """
    public = sa.select(_DIALOGUE.c.id).where(
        visible(cleared),
        _DIALOGUE.c.id == dialogue_id,
        _DIALOGUE.c.confidentiality == Confidentiality.PUBLIC,
        unembargoed(cleared),
    )
    return load(
        session,
        MinutesRow,
        PublicMinutes,
        _MINUTES.c.dialogue_id.in_(public),
        _MINUTES.c.state == MinutesState.FINAL,
        _MINUTES.c.confidentiality.is_(None),
        _MINUTES.c.public_text != "",
    )


def list_comments(session: Session, cleared: Clearance, dialogue_id: UUID) -> tuple[MinutesComment, ...]:
    """What was said of any version of the visible minutes of a dialogue, in the order in which it was."""
    versions = sa.select(_MINUTES.c.id).where(_of(cleared, dialogue_id))
    return load(
        session,
        MinutesCommentRow,
        MinutesComment,
        _COMMENT.c.minutes_id.in_(versions),
        order_by=(_COMMENT.c.written_at,),
    )


def list_keys(session: Session, cleared: Clearance, dialogue_id: UUID) -> tuple[UUID, ...]:
    """The keys of all versions of the visible minutes of a dialogue and of the comments on them."""
    versions = sa.select(_MINUTES.c.id).where(_of(cleared, dialogue_id))
    said = sa.select(_COMMENT.c.id).where(_COMMENT.c.minutes_id.in_(versions))
    return tuple(session.connection.scalars(sa.union_all(versions, said)))


def _of(cleared: Clearance, dialogue_id: UUID) -> sa.ColumnElement[bool]:
    return (_MINUTES.c.dialogue_id == dialogue_id) & open_minutes(cleared)


def _load(session: Session, where: sa.ColumnElement[bool]) -> tuple[Minutes, ...]:
    order = (_MINUTES.c.chain_id, _MINUTES.c.number.desc())
    return load(session, MinutesRow, Minutes, where, order_by=order)
