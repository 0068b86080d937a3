"""Writing: versions, events, revisions, all or nothing."""

import threading

import pytest
from audit_trail import latest_events
from consortium_builders import MEB, found_consortium
from dialogue_builders import dialogue, dossier, store_dossier
from sqlalchemy.engine import Engine

from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.records.network import Stakeholder, Tie
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Action, StakeholderKind
from dare_network.errors import ConflictError, InvalidInputError, NotFoundError
from dare_network.services.clearance import clearance
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.keys import new_id
from dare_network.store.revision import Revisions, read_revisions
from dare_network.store.stakeholders import get_stakeholder, list_stakeholders

PERSON = {"kind": StakeholderKind.PERSON, "name": "Anna de Wit"}


def test_what_is_added_can_be_read_back(engine: Engine, office: Viewer) -> None:
    with unit_of_work(engine, office) as unit:
        key = unit.add(Stakeholder, PERSON)
    with read_transaction(engine) as transaction:
        found = get_stakeholder(transaction, clearance(office), key)
    assert isinstance(found, Stakeholder)
    assert (found.name, found.kind, found.version) == ("Anna de Wit", StakeholderKind.PERSON, 1)


def test_every_write_leaves_an_event_with_before_and_after(empty_engine: Engine, office: Viewer) -> None:
    with unit_of_work(empty_engine, office) as unit:
        key = unit.add(Stakeholder, PERSON)
    with unit_of_work(empty_engine, office, reason="married") as unit:
        unit.change(Stakeholder, key, {"name": "Anna Bos"}, version=1)
    with unit_of_work(empty_engine, office) as unit:
        unit.remove(Stakeholder, key)
    with read_transaction(empty_engine) as transaction:
        removed, changed, added = latest_events(transaction, 10)
    assert (added.action, added.before, added.after["name"]) == (Action.ADDED, None, "Anna de Wit")
    assert changed.before == {"name": "Anna de Wit", "earlier_names": []}
    assert changed.after == {"name": "Anna Bos", "earlier_names": ["Anna de Wit"]}
    assert (changed.reason, changed.account) == ("married", "office")
    assert (removed.before["name"], removed.after) == ("Anna Bos", None)


def test_a_stale_change_is_refused_with_both_versions(engine: Engine, office: Viewer) -> None:
    with unit_of_work(engine, office) as unit:
        key = unit.add(Stakeholder, PERSON)
    with unit_of_work(engine, office) as unit:
        unit.change(Stakeholder, key, {"name": "Anna Bos"}, version=1)
    with pytest.raises(ConflictError) as caught, unit_of_work(engine, office) as unit:
        unit.change(Stakeholder, key, {"name": "Anna Berg"}, version=1)
    assert caught.value.mine == {"name": "Anna Berg"}
    assert caught.value.theirs == {"name": "Anna Bos"}


def test_a_failure_half_way_leaves_nothing(empty_engine: Engine, office: Viewer) -> None:
    with pytest.raises(InvalidInputError), unit_of_work(empty_engine, office) as unit:
        unit.add(Stakeholder, PERSON)
        unit.add(Tie, {"type_id": "knows", "from_id": new_id(), "to_id": new_id()})
    with read_transaction(empty_engine) as transaction:
        assert list_stakeholders(transaction, clearance(office)) == ()
        assert latest_events(transaction, 10) == ()
        assert read_revisions(transaction) == Revisions()


def test_a_write_raises_the_revision_of_its_family_once(empty_engine: Engine, office: Viewer) -> None:
    with unit_of_work(empty_engine, office) as unit:
        unit.add_all(Stakeholder, [PERSON | {"id": new_id()} for _each in range(3)])
    with read_transaction(empty_engine) as transaction:
        assert read_revisions(transaction) == Revisions(network=1)


def test_a_change_that_changes_nothing_leaves_no_trace(empty_engine: Engine, office: Viewer) -> None:
    with unit_of_work(empty_engine, office) as unit:
        key = unit.add(Stakeholder, PERSON)
    with unit_of_work(empty_engine, office) as unit:
        assert not unit.change(Stakeholder, key, {"name": "Anna de Wit"}, version=1)
    with read_transaction(empty_engine) as transaction:
        assert read_revisions(transaction) == Revisions(network=1)


def test_a_transaction_knows_what_it_has_changed_itself(engine: Engine, office: Viewer) -> None:
    with unit_of_work(engine, office) as unit:
        key = unit.add(Stakeholder, PERSON)
    with unit_of_work(engine, office) as unit:
        assert unit.current(Stakeholder, key)["name"] == "Anna de Wit"
        unit.change(Stakeholder, key, {"name": "Anna Bos"})
        assert unit.current(Stakeholder, key)["name"] == "Anna Bos"
        unit.change(Stakeholder, key, {"name": "Anna Berg"}, version=2)
        assert unit.current(Stakeholder, key)["version"] == 3
        unit.remove(Stakeholder, key)
        with pytest.raises(NotFoundError):
            unit.current(Stakeholder, key)
    with read_transaction(engine) as transaction:
        events = latest_events(transaction, 10)
    before = {event.before["name"] for event in events if event.action is Action.CHANGED}
    assert before == {"Anna de Wit", "Anna Bos"}
    assert [e.before["name"] for e in events if e.action is Action.REMOVED] == ["Anna Berg"]


def test_what_is_taken_back_is_not_remembered(engine: Engine, office: Viewer) -> None:
    with unit_of_work(engine, office) as unit:
        key = unit.add(Stakeholder, PERSON)
    with unit_of_work(engine, office) as unit:
        with pytest.raises(ConflictError), unit.attempt():
            unit.change(Stakeholder, key, {"name": "Anna Bos"})
            assert unit.current(Stakeholder, key)["name"] == "Anna Bos"
            raise ConflictError("")
        assert unit.current(Stakeholder, key)["name"] == "Anna de Wit"
        assert unit.change(Stakeholder, key, {"name": "Anna Bos"}, version=1)


def test_a_list_is_read_where_it_is_asked_for_and_before_it_changes(engine: Engine, office: Viewer) -> None:
    of = found_consortium(engine)
    asked = dossier(dialogue(owner_id=of.anna, lead_body_id=MEB, topic_ids=("q_potency", "q_release")))
    key = asked.dialogue.id
    with unit_of_work(engine, office) as unit:
        store_dossier(unit, asked)
    with unit_of_work(engine, office) as unit:
        assert "topic_ids" not in unit.columns(Dialogue, key)
        assert unit.change(Dialogue, key, {"topic_ids": ("q_release",)})
        assert unit.columns(Dialogue, key)["version"] == 2
        assert unit.current(Dialogue, key)["topic_ids"] == ("q_release",)
    with read_transaction(engine) as transaction:
        (changed,) = latest_events(transaction, 1)
    assert changed.before == {"topic_ids": ["q_potency", "q_release"]}


def test_eight_writers_lose_nothing(engine: Engine, office: Viewer) -> None:
    with unit_of_work(engine, office) as unit:
        key = unit.add(Stakeholder, PERSON | {"description": "0"})
    numbers: list[int] = []
    failures: list[Exception] = []

    def count_up() -> None:
        try:
            for _each in range(10):
                with unit_of_work(engine, office) as unit:
                    numbers.append(unit.next_number("T"))
                    stored = unit.current(Stakeholder, key)
                    unit.change(Stakeholder, key, {"description": str(int(stored["description"]) + 1)})
        except Exception as error:  # noqa: BLE001 - shown by the assertion below
            failures.append(error)

    threads = [threading.Thread(target=count_up) for _each in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(numbers) == list(range(1, 81))
    with read_transaction(engine) as transaction:
        assert get_stakeholder(transaction, clearance(office), key).description == "80"
