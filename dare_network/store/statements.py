"""Statements that are sent again and again, made once a table: SQLite runs one sooner than it is made."""

from functools import cache
from typing import Any

import sqlalchemy as sa

from dare_network.store.tables.base import Base, Entity, Link, table_of


@cache
def insertion(row: type[Base]) -> sa.Insert:
    """Inserts rows with the columns that each of them names."""
    return sa.insert(table_of(row))


@cache
def selection(row: type[Entity]) -> sa.Select[Any]:
    """All columns of the row with this `key`."""
    table = table_of(row)
    return sa.select(table).where(table.c[row.key] == sa.bindparam("key"))


@cache
def listing(link: Link) -> sa.Select[Any]:
    """The list that belongs to the record with this `key`."""
    table = table_of(link.row)
    query = sa.select(table.c[link.value]).where(table.c[link.owner] == sa.bindparam("key"))
    return query.order_by(table.c.position)


@cache
def listings(link: Link, of_these: bool) -> sa.Select[Any]:
    """All such lists, or those that belong to the records with these `keys`: owner and value, in order."""
    table = table_of(link.row)
    query = sa.select(table.c[link.owner], table.c[link.value]).order_by(table.c.position)
    return query.where(table.c[link.owner].in_(sa.bindparam("keys", expanding=True))) if of_these else query


@cache
def alteration(row: type[Entity]) -> sa.Update:
    """Sets the columns that are named, of the row with this key `of_key` while it has this `of_version`."""
    table = table_of(row)
    update = sa.update(table).where(table.c[row.key] == sa.bindparam("of_key"))
    if "version" in table.c:
        update = update.where(table.c.version == sa.bindparam("of_version"))
    return update
