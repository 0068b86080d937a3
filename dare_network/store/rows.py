"""Between rows and the records that leave the store."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from itertools import repeat
from types import NoneType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID, SafeUUID

import sqlalchemy as sa
from pydantic_core import PydanticUndefined

from dare_network.store.statements import listing, listings, selection
from dare_network.store.tables.base import Entity, Link, table_of
from dare_network.store.tables.stored import row_of
from dare_network.store.transaction import Transaction

T = TypeVar("T")
Values = dict[str, Any]
Instead = Mapping[str, sa.ColumnElement[Any] | None]
"""The expression to read in place of a column, by its name; None for what is not read at all."""
_BLANKS: Mapping[type, object] = {
    str: "",
    bool: False,
    int: 0,
    tuple: (),
    UUID: UUID(int=0),
    date: date.min,
}
# Of so few records the lists are asked for by name; of more all lists are read.
_FEW = 500
# No database takes more parameters than this in one statement.
_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class RecordQuery(Generic[T]):
    """A query for the records of some rows. To make one takes longer than to run it on SQLite.

    `names` are the fields of the record that are read, `columns` those of the table by name, in the order in
    which the statement has them. `blank` is what all other fields hold.
    """

    row: type[Entity]
    record: type[T]
    names: tuple[str, ...]
    columns: Mapping[str, sa.Column[Any]]
    blank: Mapping[str, object]
    statement: sa.Select[Any]


def query(
    dialect: sa.Dialect,
    row: type[Entity],
    record: type[T],
    *where: sa.ColumnElement[bool],
    order_by: Sequence[sa.ColumnElement[Any]] = (),
    instead: Mapping[str, sa.ColumnElement[Any] | None] = {},
) -> RecordQuery[T]:
    """Reads the rows that meet all conditions; a record's fields are named like columns.

    Of `instead` a column is read in place of that of its name, and what is None there is left blank.
    """
    table = table_of(row)
    hints = get_type_hints(record)
    names = tuple(name for name in hints if instead.get(name, True) is not None)
    blank = {name: _blank(hint) for name, hint in hints.items() if name not in names}
    columns = {name: table.c[name] for name in dict.fromkeys((*names, row.key)) if name in table.c}
    read = (_quick(dialect, column, instead.get(name)) for name, column in columns.items())
    statement = sa.select(*read).where(*where)
    return RecordQuery(row, record, names, columns, blank, statement.order_by(*order_by, table.c[row.key]))


def load(
    transaction: Transaction,
    row: type[Entity],
    record: type[T],
    *where: sa.ColumnElement[bool],
    order_by: Sequence[sa.ColumnElement[Any]] = (),
    instead: Mapping[str, sa.ColumnElement[Any] | None] = {},
) -> tuple[T, ...]:
    """The records of the rows that meet all conditions."""
    asked = query(transaction.connection.dialect, row, record, *where, order_by=order_by, instead=instead)
    return fetch(transaction, asked)


def fetch(transaction: Transaction, asked: RecordQuery[T], **given: object) -> tuple[T, ...]:
    """The records that a query finds with these values for what it leaves open."""
    row, columns = asked.row, asked.columns
    found = transaction.connection.execute(asked.statement, given).all()
    if not found:
        return ()
    keys = transaction.info.setdefault(_Keys, _Keys())
    values: dict[str, Iterable[Any]] = {
        name: keys.of(read, name == row.key) if isinstance(columns[name].type, sa.Uuid) else read
        for name, read in zip(columns, zip(*found, strict=True), strict=True)
    }
    owners = list(values[row.key])
    for name in asked.names:
        if name in row.links:
            known = lists_of(transaction, row.links[name], owners)
            values[name] = [tuple(known.get(key, ())) for key in owners]
    blank = {name: repeat(value) for name, value in asked.blank.items()}
    return _filled(asked.record, {name: values[name] for name in asked.names} | blank, len(found))


def _blank(hint: Any) -> object:
    """Return what stands in a field that was not read: it tells nothing."""
    if NoneType in get_args(hint):
        return None
    kind = get_origin(hint) or hint
    if issubclass(kind, Enum):
        return next(iter(kind))
    return _BLANKS[kind]


def _filled(kind: type[T], columns: Mapping[str, Iterable[Any]], count: int) -> tuple[T, ...]:
    """Make so many objects of a class with slots, of which each column has one field.

    Frozen ones set their fields by one call each: whole columns at a time take a third of that.
    """
    made = tuple(map(object.__new__, repeat(kind, count)))
    for name, values in columns.items():
        # A deque of no length runs through an iterator without a step of Python for each object.
        deque(map(getattr(kind, name).__set__, made, values), maxlen=0)
    return made


def _quick(
    dialect: sa.Dialect, column: sa.Column[Any], instead: sa.ColumnElement[Any] | None
) -> sa.ColumnElement[Any]:
    """Read a column, or what stands for it, of which there may be a hundred thousand values."""
    read = column if instead is None else instead
    # SQLite keeps keys as text, and SQLAlchemy would turn them into UUIDs one call after another.
    as_text = isinstance(column.type, sa.Uuid) and dialect.name != "postgresql"
    return sa.type_coerce(read, sa.String) if as_text else read


class _Keys(dict[str, UUID]):
    """The key for each text of one; all that refers to the same record in a session shares it."""

    def of(self, column: Sequence[Any], each_once: bool = False) -> Sequence[UUID | None]:
        """The keys in a column as it was read: PostgreSQL has them as keys already.

        `each_once` where it is the column in which every record has its own, as a rule not met before.
        """
        known = next((each for each in column if each is not None), None)
        if not isinstance(known, str):
            return column
        if each_once and self.keys().isdisjoint(column):
            made = _filled(UUID, _numbers(column), len(column))
            self.update(zip(column, made, strict=True))
            return made
        texts = tuple(set(column).difference(self, (None,)))
        self.update(zip(texts, _filled(UUID, _numbers(texts), len(texts)), strict=True))
        # None is the text of no key, and stands for itself.
        return list(map(self.get, column, column))


def _numbers(texts: Sequence[str]) -> dict[str, Iterable[Any]]:
    """Return what is in a UUID, by the name of its field."""
    # Its own constructor sets no more than these two; everything else is computed from `int`.
    return {"int": map(int, texts, repeat(16)), "is_safe": repeat(SafeUUID.unknown)}


def lists_of(
    transaction: Transaction, link: Link, owners: Sequence[Any] | None = None
) -> Mapping[Any, list[Any]]:
    """The lists that belong to records, by their keys: to `owners`, and to others where these are many."""
    few = owners is not None and len(owners) <= _FEW
    lists: dict[Any, list[Any]] = defaultdict(list)
    for owner, value in transaction.connection.execute(listings(link, few), {"keys": owners} if few else {}):
        lists[owner].append(value)
    return lists


def column_values(transaction: Transaction, row: type[Entity], key: object) -> Values | None:
    """All columns of one row by name, without those that follow from others; None for no such row."""
    found = transaction.connection.execute(selection(row), {"key": key}).mappings().first()
    return {name: value for name, value in found.items() if name not in row.follows} if found else None


def values_of(transaction: Transaction, record: type[object], keys: Collection[Any]) -> dict[Any, Values]:
    """All that is stored of these records by key, with their lists; those that are gone are left out."""
    row, found = row_of(record), dict[Any, Values]()
    table = table_of(row)
    for some in chunks(keys):
        query = sa.select(table).where(table.c[row.key].in_(some))
        for columns in transaction.connection.execute(query).mappings():
            found[columns[row.key]] = {name: v for name, v in columns.items() if name not in row.follows}
        for name, link in row.links.items():
            lists = lists_of(transaction, link, some)
            for key in some:
                if key in found:
                    found[key][name] = tuple(lists.get(key, ()))
    return found


def list_values(transaction: Transaction, link: Link, key: object) -> tuple[Any, ...]:
    """A list that belongs to a record."""
    return tuple(transaction.connection.scalars(listing(link), {"key": key}))


@cache
def column_defaults(row: type[Entity]) -> Values:
    """Return what a new row holds in each column that is not given."""
    return {
        name: field.default
        for name, field in row.model_fields.items()
        if field.default is not PydanticUndefined and name not in row.follows
    }


def link_rows(link: Link, key: object, values: Iterable[object]) -> list[Values]:
    """The rows that keep a list; a value named twice is kept once."""
    unique = dict.fromkeys(values)
    return [
        {link.owner: key, link.value: value, "position": position} for position, value in enumerate(unique)
    ]


def chunks(keys: Collection[T]) -> Iterator[Sequence[T]]:
    """Yield as many keys at a time as one statement takes."""
    listed = list(keys)
    for start in range(0, len(listed), _AT_ONCE):
        yield listed[start : start + _AT_ONCE]
