"""Check that values to be written stand in the reference data: the last look before a row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from dare_network.domain.nouns import term_fields
from dare_network.domain.vocabulary import Family
from dare_network.errors import InvalidInputError
from dare_network.language import _
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.reference import FormatRow, TermRow, TieTypeRow, TopicRow
from dare_network.store.transaction import Transaction

_LISTS: tuple[type[Entity], ...] = (FormatRow, TieTypeRow, TopicRow)


def check_vocabularies(
    transaction: Transaction, row: type[Entity], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Raise InvalidInputError, with the fields, where a value is in no list that the reference data has.

    The reference data itself is not looked at: its files come as a whole.
    """
    if row.family is Family.REFERENCE:
        return
    wanted = {each for values in rows for each in _wanted(row, values)}
    unknown = [field for field, of, key in wanted if not _is_known(transaction, of, key)]
    if unknown:
        reason = _("This is none of the known values.")
        raise InvalidInputError(reason, dict.fromkeys(unknown, reason))


def unknown_values(transaction: Transaction, row: type[Entity]) -> Iterator[tuple[str, str]]:
    """Each field of these rows with a value that stands in no list, once."""
    table = table_of(row)
    for field, listed in term_fields(row.entity).items():
        stored = transaction.connection.scalars(sa.select(table.c[field]).distinct().order_by(table.c[field]))
        for value in stored.all():
            if value and not _is_known(transaction, TermRow, f"{listed}/{value}"):
                yield field, value


def _wanted(row: type[Entity], values: Mapping[str, Any]) -> Iterator[tuple[str, type[Entity], str]]:
    for field, listed in term_fields(row.entity).items():
        if value := values.get(field):
            yield field, TermRow, f"{listed}/{value}"
    for field, of in _references(row):
        value = values.get(field)
        keys: Iterable[str] = value if isinstance(value, list | tuple) else (value,) if value else ()
        for key in keys:
            yield field, of, key


@cache
def _references(row: type[Entity]) -> tuple[tuple[str, type[Entity]], ...]:
    """The fields of a row that name a topic, a type of tie or a format, also in a list."""
    columns = [(column.name, column) for column in table_of(row).c]
    columns += [(name, table_of(link.row).c[link.value]) for name, link in row.links.items()]
    lists: Mapping[sa.Table, type[Entity]] = {table_of(each): each for each in _LISTS}
    return tuple(
        (name, lists[key.column.table])
        for name, column in columns
        for key in column.foreign_keys
        if key.column.table in lists
    )


def _is_known(transaction: Transaction, row: type[Entity], key: str) -> bool:
    return transaction.connection.scalar(_entry(row), {"key": key}) is not None


@cache
def _entry(row: type[Entity]) -> sa.Select[Any]:
    column = table_of(row).c[row.key]
    return sa.select(column).where(column == sa.bindparam("key"))
