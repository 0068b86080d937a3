"""The audit trail: the newest first, of one record or of all."""

import pytest
from audit_trail import latest_events
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Action, Role, StakeholderKind
from dare_network.errors import ConflictError
from dare_network.services.clearance import clearance
from dare_network.store.audit import list_events
from dare_network.store.engine import reading, writing
from dare_network.store.tables.network import StakeholderRow

CLEARED = clearance(Viewer("office", Role.COORDINATOR))
ANNA = {"kind": StakeholderKind.PERSON, "name": "Anna de Wit"}
BERT = {"kind": StakeholderKind.PERSON, "name": "Bert Bos"}


def test_events_of_one_record_come_newest_first(empty_engine: Engine, office: Viewer) -> None:
    with writing(empty_engine, office) as pen:
        anna, _bert = pen.add(StakeholderRow, ANNA), pen.add(StakeholderRow, BERT)
    for city in ("Leiden", "Delft", "Utrecht"):
        with writing(empty_engine, office) as pen:
            pen.change(StakeholderRow, anna, {"city": city})
    with reading(empty_engine) as session:
        events = list_events(session, CLEARED, [str(anna)], 10)
        assert len(latest_events(session, 10)) == 5
    assert [event.action for event in events] == [Action.CHANGED] * 3 + [Action.ADDED]
    cities = [dict(event.after or {}).get("city") for event in events]
    assert cities == ["Utrecht", "Delft", "Leiden", ""]
    assert [dict(event.before or {}).get("city") for event in events[:3]] == ["Delft", "Leiden", ""]


def test_no_more_events_come_than_were_asked_for(engine: Engine, office: Viewer) -> None:
    for record in (ANNA, BERT):
        with writing(engine, office) as pen:
            pen.add(StakeholderRow, record)
    with reading(engine) as session:
        (latest,) = latest_events(session, 1)
    assert dict(latest.after or {})["name"] == "Bert Bos"


def test_an_event_names_who_really_acted_and_as_whom(empty_engine: Engine) -> None:
    with writing(empty_engine, Viewer("piet", Role.LIAISON, listed_as=None)) as pen:
        pen.add(StakeholderRow, ANNA)
    with reading(empty_engine) as session:
        (event,) = latest_events(session, 10)
    assert (event.account, event.role, event.entity) == ("piet", Role.LIAISON, "stakeholder")
    assert event.at.tzinfo is not None


def test_the_event_of_a_write_that_is_refused_is_not_kept(engine: Engine, office: Viewer) -> None:
    with writing(engine, office) as pen:
        anna = pen.add(StakeholderRow, ANNA)
    with pytest.raises(ConflictError), writing(engine, office) as pen:
        pen.change(StakeholderRow, anna, {"name": "Anna Bos"}, version=7)
    with reading(engine) as session:
        assert [event.action for event in list_events(session, CLEARED, [str(anna)], 10)] == [Action.ADDED]
