"""Keeps columns that follow from others in step with what this release makes of them."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from dare_network.store.installation import keep_fact, read_fact
from dare_network.store.limits import allow_time
from dare_network.store.rows import chunks, lists_of
from dare_network.store.tables.base import Entity, entities, table_of
from dare_network.store.tables.found_by import recipe
from dare_network.store.transaction import Transaction
from dare_network.words.stems import RECIPE

_FACT = "following_recipe"


def _recipe() -> str:
    return f"1; {RECIPE}; {recipe()}"


def follows_as_now(transaction: Transaction) -> bool:
    """Return whether these columns were filled as this release fills them."""
    return read_fact(transaction, _FACT) == _recipe()


def fill_following(transaction: Transaction) -> int:
    """Fill these columns anew, and return in how many rows anything was different."""
    allow_time(transaction.connection)
    count = 0
    for row in _rows():
        table = table_of(row)
        update = sa.update(table).where(table.c[row.key] == sa.bindparam("of_key"))
        for some in chunks(list(_wrong(transaction, row))):
            values = [{"of_key": key} | following for key, following in some]
            transaction.connection.execute(update, values)
            count += len(some)
    keep_fact(transaction, _FACT, _recipe())
    return count


def count_out_of_step(transaction: Transaction) -> int:
    """Count rows in which these columns are not what follows from the others."""
    return sum(1 for row in _rows() for _wrong_one in _wrong(transaction, row))


def _rows() -> list[type[Entity]]:
    return [row for row in entities().values() if row.follows]


def _wrong(transaction: Transaction, row: type[Entity]) -> Iterator[tuple[object, dict[str, Any]]]:
    lists = {name: lists_of(transaction, link) for name, link in row.links.items()}
    for columns in transaction.connection.execute(sa.select(table_of(row))).mappings():
        values = dict(columns)
        key = values[row.key]
        values |= {name: tuple(known.get(key, ())) for name, known in lists.items()}
        following = {name: follow(values) for name, follow in row.follows.items()}
        if any(values[name] != text for name, text in following.items()):
            yield key, following
