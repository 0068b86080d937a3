"""Every path of writing keeps the search in step with the records; what is out of step is noticed."""

from collections.abc import Callable
from datetime import date

import pytest
import sqlalchemy as sa
from consortium_builders import Consortium, found_consortium
from dialogue_builders import commitment, question
from library import OFFICE, fill_library, found
from sqlalchemy.engine import Engine

from dare_network.domain.records.dialogues import Commitment, Dialogue, Question
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import ConflictError
from dare_network.services.installation import check_store, fill_search
from dare_network.services.sample import load_sample, remove_sample
from dare_network.store.engine import open_engine, unit_of_work
from dare_network.store.integrity import find_faults
from dare_network.store.migrate import migrate
from dare_network.store.search.updating import count_faults
from dare_network.store.tables.base import table_of
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.meetings import MeetingRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.unit_of_work import UnitOfWork


@pytest.fixture
def library(engine: Engine) -> Consortium:
    of = found_consortium(engine)
    fill_library(engine, of)
    return of


def in_step(engine: Engine) -> bool:
    with unit_of_work(engine, OFFICE) as unit:
        return count_faults(unit.transaction) == 0 and list(find_faults(unit.transaction)) == []


def keys(unit: UnitOfWork, row: type) -> list[object]:
    table = table_of(row)
    return list(unit.transaction.connection.scalars(sa.select(table.c.id).order_by(table.c.id)))


def first(row: type, **values: object) -> Callable[[UnitOfWork], object]:
    return lambda unit: unit.change(row, keys(unit, row)[0], values)


@pytest.mark.parametrize(
    "act",
    [
        first(DialogueRow, title="Unheard"),
        first(DialogueRow, requested_on=date(2025, 1, 1)),
        first(DialogueRow, shared_with_public_body=True),
        first(MeetingRow, on=date(2025, 1, 1)),
        first(MeetingRow, place="", note=""),
        first(QuestionRow, text="Unheard?", position=""),
        first(AnswerRow, given_on=date(2025, 1, 1), verbatim="Unheard"),
        first(CommitmentRow, due_on=date(2027, 1, 1)),
        first(CommitmentRow, evidence="Unheard"),
    ],
)
def test_a_change_is_followed(
    engine: Engine, library: Consortium, act: Callable[[UnitOfWork], object]
) -> None:
    with unit_of_work(engine, OFFICE) as unit:
        assert act(unit)
    assert in_step(engine)


def test_what_is_added_changed_and_removed_is_found_as_it_is(engine: Engine, library: Consortium) -> None:
    with unit_of_work(engine, OFFICE) as unit:
        key = unit.add(Commitment, _values(unit, library, text="Unheard of"))
    assert found(engine, "unheard").count == 1
    with unit_of_work(engine, OFFICE) as unit:
        unit.change(Commitment, key, {"text": "Promised"})
    assert found(engine, "unheard").count == 0
    assert found(engine, "promised").count == 1
    with unit_of_work(engine, OFFICE) as unit:
        unit.remove(Commitment, key)
    assert found(engine, "promised").count == 0
    assert in_step(engine)


def _values(unit: UnitOfWork, of: Consortium, **changes: object) -> dict[str, object]:
    dialogue_id = keys(unit, DialogueRow)[0]
    made = commitment(of.anna, dialogue_id=dialogue_id, **changes)
    return {name: getattr(made, name) for name in made.__slots__}


def test_what_comes_and_goes_in_one_transaction_is_not_found(engine: Engine, library: Consortium) -> None:
    with unit_of_work(engine, OFFICE) as unit:
        key = unit.add(Commitment, _values(unit, library, text="Unheard of"))
        unit.change(Commitment, key, {"text": "Unheard"})
        unit.remove(Commitment, key)
        key = unit.add(Commitment, _values(unit, library, text="Unheard of"))
        unit.change(Commitment, key, {"text": "Promised"})
    assert found(engine, "unheard").count == 0
    assert found(engine, "promised").count == 1
    assert in_step(engine)


def test_a_question_moves_with_the_day_of_its_dialogue(engine: Engine, library: Consortium) -> None:
    with unit_of_work(engine, OFFICE) as unit:
        for key in keys(unit, DialogueRow):
            unit.change(Dialogue, key, {"requested_on": date(2024, 5, 6)})
    assert {hit.day for hit in found(engine, "enough").hits} == {date(2024, 5, 6)}
    assert in_step(engine)


def test_a_write_that_fails_leaves_the_search_as_it_was(engine: Engine, library: Consortium) -> None:
    before = found(engine, "potency")
    with pytest.raises(ConflictError), unit_of_work(engine, OFFICE) as unit:
        unit.change(Dialogue, keys(unit, DialogueRow)[0], {"title": "Unheard"})
        made = question(dialogue_id=library.anna)
        unit.add(Question, {name: getattr(made, name) for name in made.__slots__})
    assert found(engine, "potency") == before
    assert in_step(engine)


def test_the_sample_comes_and_goes_with_its_texts(engine: Engine, administrator: Viewer) -> None:
    found_consortium(engine)
    assert load_sample(engine)
    assert found(engine, "potency").count > 3
    assert in_step(engine)
    remove_sample(engine, administrator)
    assert found(engine, "potency").count == 0
    assert in_step(engine)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM passage WHERE kind = 'answer'",
        "UPDATE passage SET dialogue_id = record_id WHERE kind = 'answer'",
        "UPDATE question SET text = 'Another question'",
        "UPDATE dialogue SET requested_on = '2020-01-01'",
        "DELETE FROM commitment",
    ],
)
def test_what_is_out_of_step_is_noticed_and_can_be_made_anew(
    engine: Engine, library: Consortium, administrator: Viewer, damage: str
) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(damage)
    (told, *_rest) = check_store(engine, administrator)
    assert "fill-search" in told
    assert fill_search(engine, administrator) > 0
    assert check_store(engine, administrator) == ()


def test_what_was_taken_out_by_hand_is_not_shown(engine: Engine, library: Consortium) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM commitment")
    assert {hit.kind.value for hit in found(engine, "potency").hits} == {"dialogue", "question"}


def test_an_index_that_does_not_hold_the_passages_is_noticed(sqlite_url: str, administrator: Viewer) -> None:
    engine = open_engine(sqlite_url)
    fill_library(engine, found_consortium(engine))
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO passage_index (passage_index) VALUES ('delete-all')")
    assert check_store(engine, administrator) == (
        "The search index is damaged: run “python -m dare_network fill-search”.",
    )
    fill_search(engine, administrator)
    assert check_store(engine, administrator) == ()
    assert found(engine, "potency").count == 3
    engine.dispose()


def test_a_store_that_was_filled_in_another_way_is_filled_anew_at_the_start(
    engine: Engine, library: Consortium
) -> None:
    assert not migrate(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE passage SET kind = kind || '?'")
        connection.exec_driver_sql("UPDATE installation SET value = '0' WHERE name = 'search_recipe'")
    assert migrate(engine)
    assert found(engine, "potency").count == 3
    assert in_step(engine)
    assert not migrate(engine)
