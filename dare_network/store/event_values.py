"""Values as audit events keep them, and back."""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.store.rows import Values
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.stored import row_of

_PLAIN = frozenset({str, int, float, bool})


def plain(value: object) -> object:
    """A value as JSON can hold it."""
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def plain_values(values: Mapping[str, object]) -> dict[str, object]:
    """Values as an audit event keeps them."""
    return {name: plain(value) for name, value in values.items()}


def revive(record: type[object], values: Mapping[str, Any]) -> Values:
    """Values of an audit event as records of this class take them."""
    row = row_of(record)
    return {name: _revived(_column(row, name), value) for name, value in values.items()}


def _column(row: type[Entity], name: str) -> sa.Column[Any]:
    if name in row.links:
        link = row.links[name]
        return table_of(link.row).c[link.value]
    return table_of(row).c[name]


def _revived(column: sa.Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, list):
        return tuple(_revived(column, item) for item in value)
    if isinstance(column.type, sa.Enum) and column.type.enum_class:
        return column.type.enum_class(value)
    held = column.type
    if isinstance(held, sa.TypeDecorator):
        # A type that wraps another, as that of instants does, does not say itself what it holds.
        held = held.impl_instance
    kind = held.python_type
    if kind in (date, datetime, time):
        return kind.fromisoformat(value)
    return UUID(value) if kind is UUID else value
