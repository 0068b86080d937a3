"""Profiles: what is known of one person or organisation, where, tied to whom, in which dialogues."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.dialogues import Attendance, Dialogue
from dare_network.domain.records.profiles import Profile, ProfileDialogue
from dare_network.domain.rules.visibility import Clearance
from dare_network.store.last_contact import meetings_of, read_last_contact
from dare_network.store.notes import notes_on
from dare_network.store.rows import load
from dare_network.store.shown import instead, is_public, is_shown
from dare_network.store.stakeholders import affiliations_of, ties_of
from dare_network.store.tables.base import table_of
from dare_network.store.tables.dialogues import DialogueBodyRow, DialogueRow
from dare_network.store.tables.meetings import MeetingRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import visible

_DIALOGUE = table_of(DialogueRow)
_BODY = table_of(DialogueBodyRow)
_MEETING = table_of(MeetingRow)


def read_profile(
    transaction: Transaction, cleared: Clearance, who: UUID, most: int, on: date | None = None
) -> Profile:
    """Return what this reader may see of one stakeholder, with at most so many dialogues, newest first.

    The last contact is that up to a day, today at the latest.
    """
    found = _shown_of(cleared, who)
    newest = sa.select(_DIALOGUE.c.id).where(*found)
    newest = newest.order_by(_DIALOGUE.c.requested_on.desc(), _DIALOGUE.c.ref.desc()).limit(most)
    return Profile(
        affiliations_of(transaction, cleared, who),
        ties_of(transaction, cleared, who),
        load(
            transaction,
            DialogueRow,
            ProfileDialogue,
            _DIALOGUE.c.id.in_(newest.subquery().select()),
            order_by=(_DIALOGUE.c.requested_on.desc(), _DIALOGUE.c.ref.desc()),
            instead=instead(cleared, DialogueRow, Dialogue),
        ),
        notes_on(transaction, cleared, who),
        count_dialogues(transaction, cleared, who),
        read_last_contact(transaction, cleared, who, on),
    )


def count_dialogues(transaction: Transaction, cleared: Clearance, who: UUID) -> int:
    """Return how many dialogues there are in which somebody has a part, that this reader may know of."""
    query = sa.select(sa.func.count()).select_from(_DIALOGUE).where(*_shown_of(cleared, who))
    return transaction.connection.scalar(query) or 0


def _shown_of(cleared: Clearance, who: UUID) -> tuple[sa.ColumnElement[bool], ...]:
    return _DIALOGUE.c.id.in_(_dialogues_of(cleared, who)), visible(cleared)


def _dialogues_of(cleared: Clearance, who: UUID) -> sa.CompoundSelect[Any]:
    """The dialogues in which somebody has a part that this reader may know of: `store.network` for one."""
    parts = [
        sa.select(_DIALOGUE.c.id).where(_DIALOGUE.c.lead_body_id == who),
        sa.select(_BODY.c.dialogue_id).where(_BODY.c.body_id == who),
    ]
    if cleared.people or is_public(Dialogue, "owner_id"):
        parts.append(sa.select(_DIALOGUE.c.id).where(_DIALOGUE.c.owner_id == who))
    if is_shown(cleared, Attendance):
        parts.append(sa.select(_MEETING.c.dialogue_id).where(_MEETING.c.id.in_(meetings_of(who))))
    return sa.union_all(*parts)
