"""Queries on saved views and on refused suggestions."""

from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.views import SavedView
from dare_network.domain.rules.visibility import Clearance
from dare_network.errors import NotFoundError
from dare_network.language import _
from dare_network.store.rows import load
from dare_network.store.shown import people
from dare_network.store.tables.base import table_of
from dare_network.store.tables.network import StakeholderRow
from dare_network.store.tables.views import RefusedTieRow, SavedViewRow
from dare_network.store.transaction import Transaction
from dare_network.store.unit_of_work import UnitOfWork

_VIEW = table_of(SavedViewRow)
_REFUSED = table_of(RefusedTieRow)
_STAKEHOLDER = table_of(StakeholderRow)


def list_views(transaction: Transaction, account: str) -> tuple[SavedView, ...]:
    """The views of this account and those that are shared, by name."""
    own_or_shared = (_VIEW.c.account == account) | _VIEW.c.shared
    return load(transaction, SavedViewRow, SavedView, own_or_shared, order_by=(sa.func.lower(_VIEW.c.name),))


def own_view(transaction: Transaction, account: str, view_id: UUID) -> SavedView:
    """A view of this account. Raises NotFoundError, also where it is somebody else's."""
    condition = (_VIEW.c.id == view_id) & (_VIEW.c.account == account)
    found = load(transaction, SavedViewRow, SavedView, condition)
    if not found:
        raise NotFoundError(_("There is no such view, or it is somebody else's."))
    return found[0]


def refused_pairs(transaction: Transaction, cleared: Clearance) -> frozenset[tuple[UUID, UUID]]:
    """The pairs of visible ends between whom no tie shall be suggested, each in the order of the keys."""
    query = sa.select(_REFUSED.c.one_id, _REFUSED.c.other_id)
    for condition in people(cleared):
        shown = sa.select(_STAKEHOLDER.c.id).where(condition)
        query = query.where(_REFUSED.c.one_id.in_(shown), _REFUSED.c.other_id.in_(shown))
    return frozenset((one, other) for one, other in transaction.connection.execute(query))


def refuse_pair(unit: UnitOfWork, one: UUID, other: UUID) -> None:
    """Note that no tie shall be suggested between these two, in the order of their keys."""
    unit.add(RefusedTieRow, {"one_id": one, "other_id": other})
