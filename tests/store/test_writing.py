"""Writing: versions, events, revisions, all or nothing."""

import threading

import pytest
from audit_trail import latest_events
from consortium_builders import MEB, found_consortium
from dialogue_builders import dialogue, dossier, store_dossier
from sqlalchemy.engine import Engine

from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Action, StakeholderKind
from dare_network.errors import ConflictError, InvalidInputError, NotFoundError
from dare_network.services.clearance import clearance
from dare_network.store.engine import reading, writing
from dare_network.store.keys import new_id
from dare_network.store.revision import Revisions, read_revisions
from dare_network.store.stakeholders import get_stakeholder, list_stakeholders
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.network import StakeholderRow, TieRow

PERSON = {"kind": StakeholderKind.PERSON, "name": "Anna de Wit"}


def test_what_is_added_can_be_read_back(engine: Engine, office: Viewer) -> None:
    with writing(engine, office) as pen:
        key = pen.add(StakeholderRow, PERSON)
    with reading(engine) as session:
        found = get_stakeholder(session, clearance(office), key)
    assert isinstance(found, Stakeholder)
    assert (found.name, found.kind, found.version) == ("Anna de Wit", StakeholderKind.PERSON, 1)


def test_every_write_leaves_an_event_with_before_and_after(empty_engine: Engine, office: Viewer) -> None:
    with writing(empty_engine, office) as pen:
        key = pen.add(StakeholderRow, PERSON)
    with writing(empty_engine, office, reason="married") as pen:
        pen.change(StakeholderRow, key, {"name": "Anna Bos"}, version=1)
    with writing(empty_engine, office) as pen:
        pen.remove(StakeholderRow, key)
    with reading(empty_engine) as session:
        removed, changed, added = latest_events(session, 10)
    assert (added.action, added.before, added.after["name"]) == (Action.ADDED, None, "Anna de Wit")
    assert (changed.before, changed.after) == ({"name": "Anna de Wit"}, {"name": "Anna Bos"})
    assert (changed.reason, changed.account) == ("married", "office")
    assert (removed.before["name"], removed.after) == ("Anna Bos", None)


def test_a_stale_change_is_refused_with_both_versions(engine: Engine, office: Viewer) -> None:
    with writing(engine, office) as pen:
        key = pen.add(StakeholderRow, PERSON)
    with writing(engine, office) as pen:
        pen.change(StakeholderRow, key, {"name": "Anna Bos"}, version=1)
    with pytest.raises(ConflictError) as caught, writing(engine, office) as pen:
        pen.change(StakeholderRow, key, {"name": "Anna Berg"}, version=1)
    assert caught.value.mine == {"name": "Anna Berg"}
    assert caught.value.theirs == {"name": "Anna Bos"}


def test_a_failure_half_way_leaves_nothing(empty_engine: Engine, office: Viewer) -> None:
    with pytest.raises(InvalidInputError), writing(empty_engine, office) as pen:
        pen.add(StakeholderRow, PERSON)
        pen.add(TieRow, {"type_id": "knows", "from_id": new_id(), "to_id": new_id()})
    with reading(empty_engine) as session:
        assert list_stakeholders(session, clearance(office)) == ()
        assert latest_events(session, 10) == ()
        assert read_revisions(session) == Revisions()


def test_a_write_raises_the_revision_of_its_family_once(empty_engine: Engine, office: Viewer) -> None:
    with writing(empty_engine, office) as pen:
        pen.add_all(StakeholderRow, [PERSON | {"id": new_id()} for _each in range(3)])
    with reading(empty_engine) as session:
        assert read_revisions(session) == Revisions(network=1)


def test_a_change_that_changes_nothing_leaves_no_trace(empty_engine: Engine, office: Viewer) -> None:
    with writing(empty_engine, office) as pen:
        key = pen.add(StakeholderRow, PERSON)
    with writing(empty_engine, office) as pen:
        assert not pen.change(StakeholderRow, key, {"name": "Anna de Wit"}, version=1)
    with reading(empty_engine) as session:
        assert read_revisions(session) == Revisions(network=1)


def test_a_transaction_knows_what_it_has_changed_itself(engine: Engine, office: Viewer) -> None:
    with writing(engine, office) as pen:
        key = pen.add(StakeholderRow, PERSON)
    with writing(engine, office) as pen:
        assert pen.current(StakeholderRow, key)["name"] == "Anna de Wit"
        pen.change(StakeholderRow, key, {"name": "Anna Bos"})
        assert pen.current(StakeholderRow, key)["name"] == "Anna Bos"
        pen.change(StakeholderRow, key, {"name": "Anna Berg"}, version=2)
        assert pen.current(StakeholderRow, key)["version"] == 3
        pen.remove(StakeholderRow, key)
        with pytest.raises(NotFoundError):
            pen.current(StakeholderRow, key)
    with reading(engine) as session:
        events = latest_events(session, 10)
    before = {event.before["name"] for event in events if event.action is Action.CHANGED}
    assert before == {"Anna de Wit", "Anna Bos"}
    assert [e.before["name"] for e in events if e.action is Action.REMOVED] == ["Anna Berg"]


def test_what_is_taken_back_is_not_remembered(engine: Engine, office: Viewer) -> None:
    with writing(engine, office) as pen:
        key = pen.add(StakeholderRow, PERSON)
    with writing(engine, office) as pen:
        with pytest.raises(ConflictError), pen.attempt():
            pen.change(StakeholderRow, key, {"name": "Anna Bos"})
            assert pen.current(StakeholderRow, key)["name"] == "Anna Bos"
            raise ConflictError("")
        assert pen.current(StakeholderRow, key)["name"] == "Anna de Wit"
        assert pen.change(StakeholderRow, key, {"name": "Anna Bos"}, version=1)


def test_a_list_is_read_where_it_is_asked_for_and_before_it_changes(engine: Engine, office: Viewer) -> None:
    of = found_consortium(engine)
    asked = dossier(dialogue(owner_id=of.anna, lead_body_id=MEB, topic_ids=("q_potency", "q_release")))
    key = asked.dialogue.id
    with writing(engine, office) as pen:
        store_dossier(pen, asked)
    with writing(engine, office) as pen:
        assert "topic_ids" not in pen.columns(DialogueRow, key)
        assert pen.change(DialogueRow, key, {"topic_ids": ("q_release",)})
        assert pen.columns(DialogueRow, key)["version"] == 2
        assert pen.current(DialogueRow, key)["topic_ids"] == ("q_release",)
    with reading(engine) as session:
        (changed,) = latest_events(session, 1)
    assert changed.before == {"topic_ids": ["q_potency", "q_release"]}


def test_eight_writers_lose_nothing(engine: Engine, office: Viewer) -> None:
    with writing(engine, office) as pen:
        key = pen.add(StakeholderRow, PERSON | {"description": "0"})
    numbers: list[int] = []
    failures: list[Exception] = []

    def count_up() -> None:
        try:
            for _each in range(10):
                with writing(engine, office) as pen:
                    numbers.append(pen.next_number("T"))
                    stored = pen.current(StakeholderRow, key)
                    pen.change(StakeholderRow, key, {"description": str(int(stored["description"]) + 1)})
        except Exception as error:  # noqa: BLE001 - shown by the assertion below
            failures.append(error)

    threads = [threading.Thread(target=count_up) for _each in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(numbers) == list(range(1, 81))
    with reading(engine) as session:
        assert get_stakeholder(session, clearance(office), key).description == "80"
