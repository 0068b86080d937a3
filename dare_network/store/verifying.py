"""The queue of what is to be verified: ties, work and contact details, a page at a time.

Only whoever sees people is told of it.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.network import Affiliation, Tie
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.records.verifying import Verifiable
from dare_network.domain.rules.verifying import CONTACT_DETAILS, asked_before
from dare_network.domain.rules.visibility import Clearance
from dare_network.store.keys import first_id
from dare_network.store.paging import count_of, page_of, stakeholders_of
from dare_network.store.rows import load
from dare_network.store.tables.base import table_of
from dare_network.store.tables.network import AffiliationRow, StakeholderRow, TieRow
from dare_network.store.transaction import Transaction

_STAKEHOLDER = table_of(StakeholderRow)
_AFFILIATION = table_of(AffiliationRow)
_TIE = table_of(TieRow)
Condition = sa.ColumnElement[bool]


def list_to_verify(
    transaction: Transaction, cleared: Clearance, around: UUID | None, wanted: Wanted
) -> Page[Verifiable]:
    """A page of what is to be verified, the oldest first; what somebody was not sure of comes last.

    `around` is a person or an organisation: then only what is said of it, and of those who work there.
    """
    waiting = _waiting(cleared, around).subquery()
    # Whatever nobody ever verified comes first, by when it was noted.
    order = waiting.c.doubt.asc().nulls_first(), waiting.c.checked_on.asc().nulls_first(), waiting.c.id
    found = sa.select(waiting.c.id)
    return page_of(transaction, found, order, wanted, lambda keys: _read(transaction, cleared, keys))


def count_to_verify(transaction: Transaction, cleared: Clearance) -> int:
    """Return how many records are to be verified."""
    waiting = _waiting(cleared, None).subquery()
    return count_of(transaction, sa.select(waiting.c.id))


def _waiting(cleared: Clearance, around: UUID | None) -> sa.CompoundSelect[Any]:
    if not cleared.people:
        return sa.union_all(_unverified(cleared, _STAKEHOLDER, sa.false()))
    reached = sa.or_(*(sa.cast(_STAKEHOLDER.c[name], sa.String) != "" for name in CONTACT_DETAILS))
    return sa.union_all(
        _unverified(cleared, _STAKEHOLDER, reached, *_about(cleared, around, _STAKEHOLDER.c.id)),
        _unverified(
            cleared,
            _AFFILIATION,
            *_running(cleared, _AFFILIATION),
            *_about(cleared, around, _AFFILIATION.c.person_id, _AFFILIATION.c.organisation_id),
        ),
        _unverified(
            cleared, _TIE, *_running(cleared, _TIE), *_about(cleared, around, _TIE.c.from_id, _TIE.c.to_id)
        ),
    )


def _unverified(cleared: Clearance, table: sa.Table, *where: Condition) -> sa.Select[Any]:
    before, checked = asked_before(cleared.today), table.c.checked_on
    never = checked.is_(None) & (table.c.id < first_id(before))
    in_doubt = checked.is_(None) | (checked < table.c.doubted_on)
    doubt = sa.case((in_doubt, table.c.doubted_on)).label("doubt")
    query = sa.select(table.c.id, checked, doubt)
    return query.where(never | (checked <= before), *where)


def _running(cleared: Clearance, table: sa.Table) -> list[Condition]:
    """The conditions under which something has begun and goes on: of its last day nobody asks."""
    first, last = table.c.from_on, table.c.until_on
    return [first.is_(None) | (first <= cleared.today), last.is_(None) | (last > cleared.today)]


def _about(cleared: Clearance, around: UUID | None, *ends: sa.Column[Any]) -> list[Condition]:
    if around is None:
        return []
    there = sa.select(_AFFILIATION.c.person_id).where(
        _AFFILIATION.c.organisation_id == around, *_running(cleared, _AFFILIATION)
    )
    return [sa.or_(*((end == around) | end.in_(there) for end in ends))]


def _read(transaction: Transaction, cleared: Clearance, keys: Sequence[UUID]) -> Mapping[UUID, Verifiable]:
    found: dict[UUID, Verifiable] = dict(stakeholders_of(transaction, cleared, keys))
    posts = load(transaction, AffiliationRow, Affiliation, _AFFILIATION.c.id.in_(keys))
    ties = load(transaction, TieRow, Tie, _TIE.c.id.in_(keys))
    return found | {each.id: each for each in posts} | {each.id: each for each in ties}
