"""Norm times of finished dialogues, as they were when these ended."""

from collections.abc import Iterable
from dataclasses import asdict
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.records.norm_times import NormTime
from dare_network.store.keys import new_id
from dare_network.store.rows import load
from dare_network.store.tables.base import table_of
from dare_network.store.tables.dialogues import NormTimeRow
from dare_network.store.transaction import Transaction
from dare_network.store.unit_of_work import UnitOfWork

_TIME = table_of(NormTimeRow)


def list_norm_times(transaction: Transaction, dialogue_id: UUID) -> tuple[NormTime, ...]:
    """List what was kept of a dialogue when it ended, in the order of the days."""
    return load(
        transaction, NormTimeRow, NormTime, _TIME.c.dialogue_id == dialogue_id, order_by=(_TIME.c.position,)
    )


def keep_norm_times(unit: UnitOfWork, dialogue: Dialogue, times: Iterable[NormTime]) -> None:
    """Keep how a dialogue ran, now that it ends."""
    belongs = {"dialogue_id": dialogue.id, "sample": dialogue.sample}
    unit.add_all(
        NormTimeRow,
        [
            asdict(time) | belongs | {"id": new_id(), "position": position}
            for position, time in enumerate(times)
        ],
    )


def drop_norm_times(unit: UnitOfWork, dialogue_id: UUID) -> None:
    """Forget what was kept, now that the dialogue goes on."""
    query = sa.select(_TIME.c.id).where(_TIME.c.dialogue_id == dialogue_id)
    for key in unit.transaction.connection.scalars(query).all():
        unit.remove(NormTimeRow, key)
