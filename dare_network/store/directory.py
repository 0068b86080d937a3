"""The directory of people and organisations. Whom the reader may not see is neither listed nor counted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.lists import DirectoryFilter, StakeholderEntry
from dare_network.domain.records.network import Affiliation, Stakeholder
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.rules.work import category_on
from dare_network.domain.vocabulary import StakeholderKind, TermList
from dare_network.store.directory_filter import (
    affiliations_today,
    category_today,
    directory_found,
    nearest_first,
)
from dare_network.store.letter_order import LetterByLetter
from dare_network.store.paging import (
    Order,
    label_in_order,
    names_in_order,
    ordered,
    page_of,
    stakeholders_of,
)
from dare_network.store.rows import load
from dare_network.store.shown import is_public, people
from dare_network.store.stakeholders import LATEST_FIRST
from dare_network.store.tables.base import table_of
from dare_network.store.tables.network import AffiliationRow, StakeholderRow, StakeholderTagRow
from dare_network.store.transaction import Transaction

_STAKEHOLDER = table_of(StakeholderRow)
_AFFILIATION = table_of(AffiliationRow)
_LATEST_FIRST = LATEST_FIRST, _AFFILIATION.c.id


def count_stakeholders(transaction: Transaction, cleared: Clearance) -> tuple[int, int]:
    """Return how many visible people and how many organisations there are."""
    kind = _STAKEHOLDER.c.kind
    query = sa.select(kind, sa.func.count()).where(*people(cleared)).group_by(kind)
    counts = {found: count for found, count in transaction.connection.execute(query)}
    persons = counts.pop(StakeholderKind.PERSON, 0)
    return persons, sum(counts.values())


def list_stakeholder_entries(
    transaction: Transaction, cleared: Clearance, to: DirectoryFilter, wanted: Wanted
) -> Page[StakeholderEntry]:
    """A page of everyone who meets a filter and whom this reader may see, by name."""
    order = ordered(wanted, _columns(cleared), _as_usual(cleared, to))
    return page_of(
        transaction,
        directory_found(cleared, to),
        order,
        wanted,
        lambda keys: read_entries(transaction, cleared, keys),
    )


def order_of_stakeholders(
    transaction: Transaction, cleared: Clearance, to: DirectoryFilter, wanted: Wanted
) -> Sequence[UUID]:
    """The keys of all whom those pages hold, in their order."""
    order = ordered(wanted, _columns(cleared), _as_usual(cleared, to))
    return transaction.connection.scalars(directory_found(cleared, to).order_by(*order)).all()


def read_entries(
    transaction: Transaction, cleared: Clearance, keys: Sequence[UUID]
) -> Mapping[UUID, StakeholderEntry]:
    """Read these stakeholders with where they work now, by their keys."""
    found = stakeholders_of(transaction, cleared, keys)
    work = _work_now(transaction, cleared, keys)
    at = stakeholders_of(transaction, cleared, {each.organisation_id for of in work.values() for each in of})
    return {
        key: StakeholderEntry(
            who,
            tuple(at[place] for place in _places(work.get(key, ())) if place in at),
            category_on(who.category, work.get(key, ()), cleared.today),
        )
        for key, who in found.items()
    }


def list_tags(transaction: Transaction, cleared: Clearance) -> Sequence[str]:
    """The tags of all whom this reader may see, in their order; none for whom they are not open to."""
    if not (cleared.people or is_public(Stakeholder, "tags")):
        return ()
    tag = table_of(StakeholderTagRow).c.tag
    every = sa.select(tag).group_by(tag).order_by(sa.func.lower(tag), tag)
    return transaction.connection.scalars(every).all()


def _as_usual(cleared: Clearance, to: DirectoryFilter) -> Order:
    """By name; where words are searched for, whom they mean comes before whoever has them as well."""
    nearest = (nearest_first(cleared, to.words),) if to.words else ()
    return *nearest, names_in_order(_STAKEHOLDER), _STAKEHOLDER.c.id


def _work_now(
    transaction: Transaction, cleared: Clearance, keys: Sequence[UUID]
) -> Mapping[UUID, list[Affiliation]]:
    """Return the work of these people that holds today, by who does it, the latest first."""
    of = _AFFILIATION.c.person_id.in_(keys)
    now = affiliations_today(cleared)
    found: dict[UUID, list[Affiliation]] = {}
    for each in load(transaction, AffiliationRow, Affiliation, of, *now, order_by=(LATEST_FIRST,)):
        found.setdefault(each.person_id, []).append(each)
    return found


def _places(work: Iterable[Affiliation]) -> Iterable[UUID]:
    """Each organisation once: somebody may have two roles at it."""
    return dict.fromkeys(each.organisation_id for each in work)


def _columns(cleared: Clearance) -> Mapping[str, sa.ColumnElement[Any]]:
    """Columns to order the directory by."""
    place = _STAKEHOLDER.alias("place")
    works = (
        sa.select(names_in_order(place))
        .select_from(_AFFILIATION.join(place, place.c.id == _AFFILIATION.c.organisation_id))
        .where(_AFFILIATION.c.person_id == _STAKEHOLDER.c.id, *affiliations_today(cleared))
        .order_by(*_LATEST_FIRST)
        .limit(1)
        .scalar_subquery()
    )
    city = sa.func.nullif(LetterByLetter(sa.func.lower(_STAKEHOLDER.c.city)), "")
    return {
        "name": names_in_order(_STAKEHOLDER),
        "first_name": sa.func.coalesce(
            sa.func.nullif(LetterByLetter(_STAKEHOLDER.c.sort_first), ""), names_in_order(_STAKEHOLDER)
        ),
        "category": label_in_order(TermList.CATEGORY, category_today(cleared)),
        "place": sa.func.coalesce(works, city),
    }
