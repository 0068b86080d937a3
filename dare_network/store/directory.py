"""The directory of people and organisations. Whom the reader may not see is neither listed nor counted."""

import sqlalchemy as sa

from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.store.shown import people
from dare_network.store.tables.base import table_of
from dare_network.store.tables.network import StakeholderRow
from dare_network.store.transaction import Transaction

_STAKEHOLDER = table_of(StakeholderRow)


def count_stakeholders(transaction: Transaction, cleared: Clearance) -> tuple[int, int]:
    """How many visible people and how many organisations there are."""
    kind = _STAKEHOLDER.c.kind
    query = sa.select(kind, sa.func.count()).where(*people(cleared)).group_by(kind)
    counts = {found: count for found, count in transaction.connection.execute(query)}
    persons = counts.pop(StakeholderKind.PERSON, 0)
    return persons, sum(counts.values())
