"""The directory of people and organisations. Whom the reader may not see is neither listed nor counted."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.lists import StakeholderEntry
from dare_network.domain.records.network import Affiliation, Stakeholder
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import StakeholderKind, TermList
from dare_network.store.paging import (
    label_in_order,
    names_in_order,
    ordered,
    page_of,
    stakeholders_of,
)
from dare_network.store.rows import lists_of
from dare_network.store.shown import is_public, is_shown, people
from dare_network.store.stakeholders import BY_NAME, LATEST_FIRST
from dare_network.store.tables.base import table_of
from dare_network.store.tables.network import AffiliationRow, StakeholderRow
from dare_network.store.transaction import Transaction

_STAKEHOLDER = table_of(StakeholderRow)
_AFFILIATION = table_of(AffiliationRow)
_BY_NAME = BY_NAME, _STAKEHOLDER.c.id
_LATEST_FIRST = LATEST_FIRST, _AFFILIATION.c.id


def count_stakeholders(transaction: Transaction, cleared: Clearance) -> tuple[int, int]:
    """Return how many visible people and how many organisations there are."""
    kind = _STAKEHOLDER.c.kind
    query = sa.select(kind, sa.func.count()).where(*people(cleared)).group_by(kind)
    counts = {found: count for found, count in transaction.connection.execute(query)}
    persons = counts.pop(StakeholderKind.PERSON, 0)
    return persons, sum(counts.values())


def list_stakeholder_entries(
    transaction: Transaction, cleared: Clearance, category: str | None, wanted: Wanted
) -> Page[StakeholderEntry]:
    """A page of everyone of a category whom this reader may see, by name."""
    found = _of_category(cleared, category)
    order = ordered(wanted, _columns(cleared), _BY_NAME)
    return page_of(transaction, found, order, wanted, lambda keys: read_entries(transaction, cleared, keys))


def order_of_stakeholders(
    transaction: Transaction, cleared: Clearance, category: str | None, wanted: Wanted
) -> Sequence[UUID]:
    """The keys of all whom those pages hold, in their order."""
    order = ordered(wanted, _columns(cleared), _BY_NAME)
    return transaction.connection.scalars(_of_category(cleared, category).order_by(*order)).all()


def read_entries(
    transaction: Transaction, cleared: Clearance, keys: Sequence[UUID]
) -> Mapping[UUID, StakeholderEntry]:
    """Read these stakeholders with where they work now, by their keys."""
    found = stakeholders_of(transaction, cleared, keys)
    places: dict[UUID, list[UUID]] = {}
    for person, organisation in transaction.connection.execute(
        _now_at(cleared, _AFFILIATION.c.person_id.in_(keys))
    ):
        places.setdefault(person, []).append(organisation)
    at = stakeholders_of(transaction, cleared, {each for these in places.values() for each in these})
    return {
        key: StakeholderEntry(who, tuple(at[each] for each in places.get(key, ()) if each in at))
        for key, who in found.items()
    }


def stakeholder_texts(transaction: Transaction, cleared: Clearance) -> Mapping[UUID, str]:
    """Return by what each visible stakeholder is searched for: all names, city, and names of workplaces."""
    name, name_nl = _STAKEHOLDER.c.name, _STAKEHOLDER.c.name_nl
    columns = _STAKEHOLDER.c.id, name, name_nl, _STAKEHOLDER.c.short_name, _STAKEHOLDER.c.city
    rows = transaction.connection.execute(sa.select(*columns).where(*people(cleared))).all()
    known = {key: names for key, *names in rows}
    texts = {key: [*names] for key, names in known.items()}
    for key, earlier in _earlier_names(transaction, cleared).items():
        if key in texts:
            texts[key] += earlier
    if cleared.people:
        own = sa.select(_STAKEHOLDER.c.id, _STAKEHOLDER.c.custom)
        for key, custom in transaction.connection.execute(own):
            texts[key] += [text for _field, text in custom]
    for person, organisation in transaction.connection.execute(_now_at(cleared)):
        if person in texts and organisation in known:
            texts[person] += known[organisation][:2]
    return {key: " ".join(filter(None, words)) for key, words in texts.items()}


def _earlier_names(transaction: Transaction, cleared: Clearance) -> Mapping[UUID, list[str]]:
    if not (cleared.people or is_public(Stakeholder, "earlier_names")):
        return {}
    return lists_of(transaction, StakeholderRow.links["earlier_names"])


def _of_category(cleared: Clearance, category: str | None) -> sa.Select[Any]:
    found = sa.select(_STAKEHOLDER.c.id).where(*people(cleared))
    if category is None:
        return found
    by_work = sa.select(_AFFILIATION.c.person_id).where(
        *_holds(cleared), _AFFILIATION.c.role_category == category
    )
    return found.where((_STAKEHOLDER.c.category == category) | _STAKEHOLDER.c.id.in_(by_work))


def _now_at(cleared: Clearance, *where: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Select who works where today."""
    query = sa.select(_AFFILIATION.c.person_id, _AFFILIATION.c.organisation_id)
    return query.where(*_holds(cleared), *where).order_by(*_LATEST_FIRST)


def _holds(cleared: Clearance) -> list[sa.ColumnElement[bool]]:
    if not is_shown(cleared, Affiliation):
        return [sa.false()]
    first, last = _AFFILIATION.c.from_on, _AFFILIATION.c.until_on
    return [first.is_(None) | (first <= cleared.today), last.is_(None) | (last >= cleared.today)]


def _columns(cleared: Clearance) -> Mapping[str, sa.ColumnElement[Any]]:
    """Columns to order the directory by."""
    place = _STAKEHOLDER.alias("place")
    works = (
        sa.select(names_in_order(place))
        .select_from(_AFFILIATION.join(place, place.c.id == _AFFILIATION.c.organisation_id))
        .where(_AFFILIATION.c.person_id == _STAKEHOLDER.c.id, *_holds(cleared))
        .order_by(*_LATEST_FIRST)
        .limit(1)
        .scalar_subquery()
    )
    city = sa.func.nullif(sa.func.lower(_STAKEHOLDER.c.city), "")
    return {
        "name": names_in_order(_STAKEHOLDER),
        "category": label_in_order(TermList.CATEGORY, _STAKEHOLDER.c.category),
        "place": sa.func.coalesce(works, city),
    }
