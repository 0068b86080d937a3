"""Each event keeps who could see its record then."""

from typing import Any

import pytest
from audit_trail import kept_audiences, latest_events
from consortium_builders import Consortium, answer_draft, found_consortium
from history_builders import WRITER, C, classify, classify_parts, lived, rewrite
from sqlalchemy.engine import Engine
from test_migrate import back_to

from dare_network.services.answers import record_answer
from dare_network.services.meetings import remove_attendance
from dare_network.services.sample import load_sample, remove_sample
from dare_network.store.engine import read_transaction
from dare_network.store.migrate import migrate
from dare_network.store.tables.base import Entity, entities, table_of
from dare_network.store.tables.dialogues import DialogueRow

RECALLED = {"recalled", "public_withdrawn"}


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def leads_to_a_dialogue(row: type[Entity]) -> bool:
    return row is DialogueRow or any(leads_to_a_dialogue(holder) for holder in row.hangs_on.values())


def test_every_record_says_what_it_hangs_on_down_to_its_dialogue() -> None:
    for row in entities().values():
        table = table_of(row)
        named = {key.column.table.name for column in table.c for key in column.foreign_keys}
        of_dialogues = {table_of(each).name for each in entities().values() if leads_to_a_dialogue(each)}
        if row is not DialogueRow:
            assert leads_to_a_dialogue(row) == (not named.isdisjoint(of_dialogues)), row
        for name, holder in row.hangs_on.items():
            assert {key.column.table.name for key in table.c[name].foreign_keys} == {table_of(holder).name}


def as_sets(kept: dict[Any, Any]) -> dict[Any, Any]:
    return {
        key: None if each is None else {tuple(sorted((n, str(v)) for n, v in one.items())) for one in each}
        for key, each in kept.items()
    }


def test_who_could_see_what_is_found_again_for_events_of_an_older_release(
    engine: Engine, of: Consortium
) -> None:
    past = lived(engine, of, C.NAMED_ONLY)
    rewrite(engine, of, past, "second")
    classify(engine, of, past, C.RESTRICTED_STRICT)
    remove_attendance(engine, WRITER, past.seat)
    rewrite(engine, of, past, "third")
    classify(engine, of, past, C.PUBLIC)
    classify_parts(engine, of, past, C.RESTRICTED)
    rewrite(engine, of, past, "fourth")
    classify_parts(engine, of, past, None)
    stricter = answer_draft(of, confidentiality=C.NAMED_ONLY, supersedes_id=past.answer)
    record_answer(engine, WRITER, past.question, stricter)
    load_sample(engine)
    remove_sample(engine, WRITER)
    with read_transaction(engine) as transaction:
        # No older release has called minutes back.
        events = latest_events(transaction, 9_999)
        new = {event.id for event in events if event.before and RECALLED & event.before.keys()}
        kept = {key: each for key, each in as_sets(kept_audiences(transaction)).items() if key not in new}
    assert any(len(each) > 1 for each in kept.values())
    back_to(engine, "0009")
    assert migrate(engine)
    with read_transaction(engine) as transaction:
        found = as_sets(kept_audiences(transaction))
    assert {key: each for key, each in found.items() if key not in new} == kept
