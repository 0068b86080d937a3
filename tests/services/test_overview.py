"""The overview counts what its reader may see, and lists what it counts."""

from datetime import timedelta

from consortium_builders import found_consortium
from everything_told import clock
from random_dialogues import TODAY, store_random_dialogues
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import is_due_soon, is_overdue
from dare_network.domain.rules.states import UNFINISHED_DIALOGUE
from dare_network.domain.vocabulary import Role
from dare_network.services import dialogues, network
from dare_network.services.overview import SHOWN, overview


def test_it_agrees_with_whole_dossiers_on_each_day(engine: Engine) -> None:
    of = found_consortium(engine)
    store_random_dialogues(engine, of)
    viewers = [Viewer("x", role, of.leiden, "anna") for role in Role]
    counted = set()
    for day in (TODAY, TODAY + timedelta(days=1)):
        with clock(day):
            for viewer in viewers:
                found, dossiers = overview(engine, viewer), dialogues.dossiers(engine, viewer)
                known = network.network(engine, viewer).stakeholders
                promises = [promise for each in dossiers for promise in each.commitments]
                late = [each for each in promises if is_overdue(each, day)]
                due = sorted(
                    (each for each in promises if each in late or is_due_soon(each, day)),
                    key=lambda each: (each.due_on, each.ref),
                )
                assert found.people == sum(who.is_person for who in known)
                assert found.organisations == sum(not who.is_person for who in known)
                assert found.ongoing == sum(d.dialogue.state in UNFINISHED_DIALOGUE for d in dossiers)
                assert found.overdue == len(late)
                assert found.due.count == len(due)
                assert [each.commitment for each in found.due.entries] == due[:SHOWN]
                assert list(found.latest) == [each.dialogue for each in dossiers[:SHOWN]]
                counted.add((day, found.ongoing, found.overdue))
    # The public and the others, before and after an embargo.
    assert len(counted) > len(viewers)
