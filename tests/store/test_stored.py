"""Which table stores which record."""

from typing import ClassVar

import pytest

from dare_network.domain.records.dialogues import Dossier, Question
from dare_network.store.tables.base import Entity, entities
from dare_network.store.tables.change_sets import DistinctPairRow
from dare_network.store.tables.questions import QuestionRow
from dare_network.store.tables.stored import by_record, row_of
from dare_network.store.tables.take_overs import TakeOverRow
from dare_network.store.tables.views import RefusedTieRow

WITHOUT = {TakeOverRow, RefusedTieRow, DistinctPairRow}
"""The tables that only the store writes: nobody reads what is in them as records."""


def test_every_table_that_services_write_is_found_by_its_record() -> None:
    told = {row.record: row for row in entities().values() if row.record}
    assert {record: row_of(record) for record in told} == told
    assert set(told.values()) == set(entities().values()) - WITHOUT


def test_what_no_table_stores_is_refused_by_its_name() -> None:
    with pytest.raises(TypeError, match="No table stores Dossier"):
        row_of(Dossier)


def test_two_tables_cannot_store_the_same_record() -> None:
    class Twin(Entity):
        record: ClassVar[type[object] | None] = Question

    with pytest.raises(TypeError, match="QuestionRow and Twin store the same record"):
        by_record([QuestionRow, Twin])
