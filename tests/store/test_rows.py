"""Rows: what an audit event keeps of a record can be brought back exactly."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from dare_network.store.event_values import plain_values, revive
from dare_network.store.rows import column_defaults, link_rows
from dare_network.store.tables import Base
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.custom_fields import Pairs
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.network import StakeholderRow

VALUES: dict[type, Any] = {
    bool: True,
    int: 42,
    float: 2.5,
    str: "“Ω”",
    date: date(2028, 2, 29),
    time: time(14, 30),
    datetime: datetime(2026, 5, 12, 14, 30, 1, 5, tzinfo=UTC),
}


def entities(kind: type[Entity] = Entity) -> Iterator[type[Entity]]:
    for child in kind.__subclasses__():
        if hasattr(child, "__table__"):
            yield child
        yield from entities(child)


def example(column: sa.Column[Any]) -> Any:
    if isinstance(column.type, sa.Enum) and column.type.enum_class:
        return list(column.type.enum_class)[-1]
    if isinstance(column.type, Pairs):
        return (("influence", "“Ω”"),)
    kind = getattr(column.type, "impl_instance", column.type).python_type
    return uuid4() if kind is UUID else VALUES[kind]


@pytest.mark.parametrize("row", list(entities()), ids=lambda row: row.entity)
def test_every_field_of_every_record_survives_its_event(row: type[Entity]) -> None:
    values = {column.name: example(column) for column in table_of(row).columns}
    for name, link in row.links.items():
        column = table_of(link.row).c[link.value]
        values[name] = (example(column), example(column))
    told = json.loads(json.dumps(plain_values(values)))
    back = revive(row, told)
    assert back == values
    assert {name: type(value) for name, value in back.items()} == {
        name: type(value) for name, value in values.items()
    }


@pytest.mark.parametrize("row", list(entities()), ids=lambda row: row.entity)
def test_nothing_is_brought_back_as_nothing(row: type[Entity]) -> None:
    empty = {column.name: None for column in table_of(row).columns}
    assert revive(row, empty) == empty


def test_every_entity_is_known_to_the_metadata() -> None:
    assert {table_of(row).name for row in entities()} <= set(Base.metadata.tables)
    assert len({row.entity for row in entities()}) == len(list(entities()))


def test_what_a_row_is_not_given_it_has_by_default() -> None:
    defaults = column_defaults(StakeholderRow)
    assert (defaults["sample"], defaults["version"], defaults["email"]) == (False, 1, "")
    assert "name" not in defaults


def test_a_value_named_twice_in_a_list_is_kept_once_and_in_order() -> None:
    link = DialogueRow.links["topic_ids"]
    assert link_rows(link, "d", ("b", "a", "b")) == [
        {"dialogue_id": "d", "topic_id": "b", "position": 0},
        {"dialogue_id": "d", "topic_id": "a", "position": 1},
    ]
