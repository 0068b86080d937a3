"""The numbers that every write raises, one a family: the key of every cache."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dare_network.domain.vocabulary import Family
from dare_network.store.tables.base import Base, table_of
from dare_network.store.tables.operations import CounterRow, RevisionRow
from dare_network.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Revisions:
    """Numbers of the changes to each family of records."""

    reference: int = 0
    network: int = 0
    dialogues: int = 0
    imports: int = 0
    views: int = 0


def read_revisions(transaction: Transaction) -> Revisions:
    """The revisions at this moment. Read them before the records that they stand for."""
    table = table_of(RevisionRow)
    numbers = transaction.connection.execute(sa.select(table.c.family, table.c.number))
    return Revisions(**{family: number for family, number in numbers})


def raise_revisions(transaction: Transaction, families: Iterable[Family]) -> Mapping[Family, int]:
    """Count one more change in each family, and return the numbers; until the end, others wait for theirs."""
    connection = transaction.connection
    raising = _raising(connection.dialect.name)
    # In one order, so that two writers never wait for each other's row.
    return {
        family: connection.scalar(raising, {"family": family.value, "number": 1})
        for family in sorted(families)
    }


def next_number(transaction: Transaction, series: str, after: int = 0) -> int:
    """The next number of a series; writers wait for each other, so no number is given out twice.

    A series of which none was given out yet goes on `after` the last number that was given some other way.
    """
    connection = transaction.connection
    counting = _telling_number(connection.dialect.name)
    number = connection.scalar(counting, {"series": series, "number": after + 1})
    assert isinstance(number, int)
    return number


@cache
def _raising(dialect: str) -> sa.Insert:
    return _counting_up(RevisionRow, "family", dialect).returning(table_of(RevisionRow).c.number)


@cache
def _telling_number(dialect: str) -> sa.Insert:
    return _counting_up(CounterRow, "series", dialect).returning(table_of(CounterRow).c.number)


@cache
def _counting_up(row: type[Base], key: str, dialect: str) -> sa.Insert:
    """Counts one on in the row with this key, which begins at the number that is given."""
    table = table_of(row)
    insert = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    one_more = table.c.number + sa.literal_column("1")
    raised: sa.Insert = insert.on_conflict_do_update(index_elements=[table.c[key]], set_={"number": one_more})
    return raised
