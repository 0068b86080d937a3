"""The base of all tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from dare_network.domain.vocabulary import Family

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


# A registry of our own: when the modules are imported again after an edit, their tables meet an empty one.
class Base(SQLModel, registry=registry(metadata=sa.MetaData(naming_convention=NAMING))):
    """The parent of every table."""


@dataclass(frozen=True, slots=True)
class Link:
    """A list that belongs to a record and is kept in a table of its own: owner column, value column."""

    row: type[Base]
    owner: str
    value: str


Follows = Callable[[Mapping[str, Any]], object]
"""Tells from all other columns of a row what one column holds."""
Entails = Callable[[Mapping[str, Any], Mapping[str, Any]], Mapping[str, Any]]
"""Tells from what is stored, and what changes of it, what changes along with that."""


class Entity(Base):
    """A row that is written through `store.engine.unit_of_work`: each change leaves an event.

    `entity` is its name in the audit trail, `record` the record that it stores, by which services name it
    (None where only the store itself writes it), `family` the revision that a change raises, `links` the
    lists kept in tables of their own, by the name of the record's field. `hangs_on` names the columns for
    the records that it hangs on, down to its dialogue: whoever may not see one of those may not see it. It is
    empty for a record of its own, and has no default, so that none is forgotten. `beside` are the columns
    that are set from elsewhere: their change makes no form of the record stale, and raises no version.
    `follows` are those that follow from others: they are stored for queries alone, and no event tells of
    them. `entails` tells what else changes when some of it does.
    """

    entity: ClassVar[str]
    record: ClassVar[type[object] | None]
    family: ClassVar[Family]
    hangs_on: ClassVar[Mapping[str, "type[Entity]"]]
    key: ClassVar[str] = "id"
    links: ClassVar[Mapping[str, Link]] = {}
    beside: ClassVar[frozenset[str]] = frozenset()
    follows: ClassVar[Mapping[str, Follows]] = {}
    entails: ClassVar[Entails | None] = None


class Record(Entity):
    """An entity with a key made by the program, a version that each change raises, and a sample mark."""

    id: UUID = Field(primary_key=True)
    sample: bool = Field(default=False, index=True)
    version: int = 1


def vocabulary(members: type[StrEnum], name: str, *, checked: bool = True) -> Any:
    """A text column that holds the values of a closed vocabulary, with a check that it does.

    Unchecked ones need no migration when a later release adds a member.
    """
    return sa.Enum(
        members,
        values_callable=lambda kind: [member.value for member in kind],
        native_enum=False,
        create_constraint=checked,
        name=name,
        length=40,
    )


def entities() -> Mapping[str, type[Entity]]:
    """Every table that is written with events, by its name in the audit trail."""
    found: dict[str, type[Entity]] = {}
    waiting: list[type[Entity]] = [Entity]
    while waiting:
        row = waiting.pop()
        waiting.extend(row.__subclasses__())
        if hasattr(row, "__table__"):
            found[row.entity] = row
    return found


def records() -> tuple[type[Record], ...]:
    """Every table of records, each before those that it refers to."""
    rows = {table_of(row).name: row for row in entities().values() if issubclass(row, Record)}
    return tuple(rows[table.name] for table in reversed(Base.metadata.sorted_tables) if table.name in rows)


def table_of(row: type[Base]) -> sa.Table:
    """The table behind a row class."""
    table = row.__table__  # type: ignore[attr-defined]  # set by SQLModel for table=True
    assert isinstance(table, sa.Table)
    return table
