"""The audit trail: the newest first, of one record or of all."""

import pytest
from audit_trail import latest_events
from sqlalchemy.engine import Engine

from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Action, Role, StakeholderKind
from dare_network.errors import ConflictError
from dare_network.services.clearance import clearance
from dare_network.store.audit import list_events
from dare_network.store.engine import read_transaction, unit_of_work

CLEARED = clearance(Viewer("office", Role.COORDINATOR))
ANNA = {"kind": StakeholderKind.PERSON, "name": "Anna de Wit"}
BERT = {"kind": StakeholderKind.PERSON, "name": "Bert Bos"}


def test_events_of_one_record_come_newest_first(empty_engine: Engine, office: Viewer) -> None:
    with unit_of_work(empty_engine, office) as unit:
        anna, _bert = unit.add(Stakeholder, ANNA), unit.add(Stakeholder, BERT)
    for city in ("Leiden", "Delft", "Utrecht"):
        with unit_of_work(empty_engine, office) as unit:
            unit.change(Stakeholder, anna, {"city": city})
    with read_transaction(empty_engine) as transaction:
        events = list_events(transaction, CLEARED, [str(anna)], 10)
        assert len(latest_events(transaction, 10)) == 5
    assert [event.action for event in events] == [Action.CHANGED] * 3 + [Action.ADDED]
    cities = [dict(event.after or {}).get("city") for event in events]
    assert cities == ["Utrecht", "Delft", "Leiden", ""]
    assert [dict(event.before or {}).get("city") for event in events[:3]] == ["Delft", "Leiden", ""]


def test_no_more_events_come_than_were_asked_for(engine: Engine, office: Viewer) -> None:
    for record in (ANNA, BERT):
        with unit_of_work(engine, office) as unit:
            unit.add(Stakeholder, record)
    with read_transaction(engine) as transaction:
        (latest,) = latest_events(transaction, 1)
    assert dict(latest.after or {})["name"] == "Bert Bos"


def test_an_event_names_who_really_acted_and_as_whom(empty_engine: Engine) -> None:
    with unit_of_work(empty_engine, Viewer("piet", Role.LIAISON, listed_as=None)) as unit:
        unit.add(Stakeholder, ANNA)
    with read_transaction(empty_engine) as transaction:
        (event,) = latest_events(transaction, 10)
    assert (event.account, event.role, event.entity) == ("piet", Role.LIAISON, "stakeholder")
    assert event.at.tzinfo is not None


def test_the_event_of_a_write_that_is_refused_is_not_kept(engine: Engine, office: Viewer) -> None:
    with unit_of_work(engine, office) as unit:
        anna = unit.add(Stakeholder, ANNA)
    with pytest.raises(ConflictError), unit_of_work(engine, office) as unit:
        unit.change(Stakeholder, anna, {"name": "Anna Bos"}, version=7)
    with read_transaction(engine) as transaction:
        assert [event.action for event in list_events(transaction, CLEARED, [str(anna)], 10)] == [
            Action.ADDED
        ]
