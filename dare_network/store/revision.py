"""The numbers that every write raises, one a family: the key of every cache."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dare_network.domain.vocabulary import Family
from dare_network.store.session import Session
from dare_network.store.tables.base import Base, table_of
from dare_network.store.tables.operations import CounterRow, RevisionRow


@dataclass(frozen=True, slots=True)
class Revisions:
    """How often each family of records has changed."""

    reference: int = 0
    network: int = 0
    dialogues: int = 0
    imports: int = 0
    views: int = 0


def read_revisions(session: Session) -> Revisions:
    """The revisions at this moment. Read them before the records that they stand for."""
    table = table_of(RevisionRow)
    numbers = session.connection.execute(sa.select(table.c.family, table.c.number))
    return Revisions(**{family: number for family, number in numbers})


def raise_revisions(session: Session, families: Iterable[Family]) -> None:
    """Count one more change in each family."""
    # In one order, so that two writers never wait for each other's row.
    for family in sorted(families):
        _count_up(session, RevisionRow, "family", family.value)


def next_number(session: Session, series: str) -> int:
    """The next number of a series; writers wait for each other, so no number is given out twice."""
    return _count_up(session, CounterRow, "series", series)


def _count_up(session: Session, row: type[Base], key: str, name: str) -> int:
    connection = session.connection
    statement = _counting_up(row, key, connection.dialect.name)
    number = connection.scalar(statement, {key: name, "number": 1})
    assert isinstance(number, int)
    return number


@cache
def _counting_up(row: type[Base], key: str, dialect: str) -> sa.Executable:
    table = table_of(row)
    insert = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    raised = insert.on_conflict_do_update(index_elements=[table.c[key]], set_={"number": table.c.number + 1})
    counting: sa.Executable = raised.returning(table.c.number)
    return counting
