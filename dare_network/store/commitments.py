"""Queries on commitments. Each is filtered by what the viewer is cleared for."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.rules.visibility import Clearance
from dare_network.store.rows import load
from dare_network.store.shown import instead
from dare_network.store.tables.base import table_of
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import open_part, visible

_DIALOGUE = table_of(DialogueRow)
_COMMITMENT = table_of(CommitmentRow)


def list_commitments(
    transaction: Transaction, cleared: Clearance, keys: Collection[UUID]
) -> tuple[Commitment, ...]:
    """List those of these commitments whose dialogue is visible, by their number."""
    shown = sa.select(_DIALOGUE.c.id).where(visible(cleared))
    return load(
        transaction,
        CommitmentRow,
        Commitment,
        _COMMITMENT.c.id.in_(keys),
        _COMMITMENT.c.dialogue_id.in_(shown),
        open_part(cleared, _COMMITMENT, _DIALOGUE.c.id == _COMMITMENT.c.dialogue_id),
        order_by=(_COMMITMENT.c.ref,),
        instead=instead(cleared, CommitmentRow, Commitment),
    )
