"""Pages of lists: filtered, ordered and counted by the database."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import TermList
from dare_network.language import Language, current_language
from dare_network.store.letter_order import LetterByLetter
from dare_network.store.rows import load
from dare_network.store.shown import instead, people
from dare_network.store.tables.base import table_of
from dare_network.store.tables.network import StakeholderRow
from dare_network.store.tables.reference import TermRow
from dare_network.store.transaction import Transaction

T = TypeVar("T")
Order = Sequence[sa.ColumnElement[Any]]
_STAKEHOLDER = table_of(StakeholderRow)
_TERM = table_of(TermRow)


def page_of(
    transaction: Transaction,
    found: sa.Select[UUID],
    order: Order,
    wanted: Wanted,
    read: Callable[[Sequence[UUID]], Mapping[UUID, T]],
) -> Page[T]:
    """A page of what this finds by its keys, each of them once; `read` tells what each key stands for."""
    count = count_of(transaction, found)
    if not count:
        return Page(size=wanted.size)
    number = max(0, min(wanted.number, (count - 1) // wanted.size))
    keys = some_of(transaction, found, order, wanted.size, number * wanted.size)
    known = read(keys)
    return Page(tuple(known[key] for key in keys if key in known), count, number, wanted.size)


def count_of(transaction: Transaction, found: sa.Select[UUID]) -> int:
    """Return how many keys this finds."""
    return transaction.connection.scalar(sa.select(sa.func.count()).select_from(found.subquery())) or 0


def some_of(
    transaction: Transaction, found: sa.Select[UUID], order: Order, most: int, first: int = 0
) -> Sequence[UUID]:
    """Return at most so many of the keys that this finds, in this order, from the one at `first`."""
    return transaction.connection.scalars(found.order_by(*order).limit(most).offset(first)).all()


def ordered(wanted: Wanted, columns: Mapping[str, sa.ColumnElement[Any]], otherwise: Order) -> Order:
    """Order a list; what is equal stays as it would be `otherwise`."""
    by = columns.get(wanted.by)
    if by is None:
        return otherwise
    return [by.desc().nulls_last() if wanted.descending else by.asc().nulls_last(), *otherwise]


def by_vocabulary(column: sa.ColumnElement[Any], values: Collection[object]) -> sa.ColumnElement[int]:
    """A column in the order in which its values are listed."""
    return sa.case({value: place for place, value in enumerate(values)}, value=column)


def names_in_order(table: sa.FromClause, short: bool = False) -> sa.ColumnElement[str]:
    """The name of a stakeholder in the reader's language, as lists are ordered by it: family name first."""
    names: list[sa.ColumnElement[str]] = [table.c.sort_name]
    if current_language() is Language.DUTCH:
        names.insert(0, table.c.sort_name_nl)
    if short:
        names.insert(0, sa.func.lower(table.c.short_name))
    return LetterByLetter(sa.func.coalesce(*(sa.func.nullif(name, "") for name in names), ""))


def name_in_order(
    cleared: Clearance, key: sa.ColumnElement[Any], short: bool = False
) -> sa.ColumnElement[Any]:
    """The name of the visible stakeholder with this key, as lists are ordered by it."""
    named = sa.select(names_in_order(_STAKEHOLDER, short))
    return named.where(_STAKEHOLDER.c.id == key, *people(cleared)).scalar_subquery()


def label_in_order(name: TermList, term_id: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """The label of a term in the reader's language, as lists are ordered by it."""
    label = _TERM.c.label_nl if current_language() is Language.DUTCH else _TERM.c.label_en
    of_list = sa.select(sa.func.lower(label)).where(_TERM.c.list == name, _TERM.c.id == term_id)
    return of_list.scalar_subquery()


def stakeholders_of(
    transaction: Transaction, cleared: Clearance, keys: Collection[UUID]
) -> Mapping[UUID, Stakeholder]:
    """Return those of these people and organisations that are visible, by their keys."""
    found = load(
        transaction,
        StakeholderRow,
        Stakeholder,
        _STAKEHOLDER.c.id.in_(keys),
        *people(cleared),
        instead=instead(cleared, StakeholderRow, Stakeholder),
    )
    return {one.id: one for one in found}
