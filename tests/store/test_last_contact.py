"""The last contact on a card is that of the picture, of which the card tells where and through whom."""

from datetime import timedelta

from consortium_builders import (
    FOUNDER,
    Consortium,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    seat_draft,
)
from dialogue_builders import dialogue, dossier, meeting, store_dossier
from everything_told import clock
from random_dialogues import TODAY, clearances, store_random_dialogues
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import AffiliationDraft
from dare_network.domain.records.profiles import LastContact
from dare_network.domain.vocabulary import DialogueState, TimelineKind
from dare_network.services import network
from dare_network.services.dialogues import record_dialogue
from dare_network.services.exploring import contacts_of
from dare_network.services.meetings import add_attendance, add_meeting
from dare_network.services.names import profile
from dare_network.services.network import read_network
from dare_network.services.stakeholders import add_affiliation
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.last_contact import read_last_contact


def test_it_is_the_last_contact_that_the_picture_tells_of(engine: Engine) -> None:
    of = found_consortium(engine)
    store_random_dialogues(engine, of, 40)
    kinds = set()
    for cleared in list(clearances(of))[::2]:
        with read_transaction(engine) as transaction:
            known = read_network(transaction, cleared)
            told = contacts_of(known, TODAY).last_on
            for who in known.stakeholders:
                found = read_last_contact(transaction, cleared, who.id)
                assert (found.on if found else None) == told.get(str(who.id))
                kinds.add(found.kind if found else None)
                if found:
                    assert found.dialogue.id in known.dialogue_by_id
                    assert set(found.through) <= known.by_id.keys()
    assert kinds >= {None, TimelineKind.MEETING, TimelineKind.ANSWER}


def contact(engine: Engine, of: Consortium) -> LastContact:
    found = profile(engine, FOUNDER, of.meb, 0).last_contact
    assert found is not None
    return found


def test_it_is_through_those_of_us_who_sat_there_or_else_through_the_owner(engine: Engine) -> None:
    with clock(TODAY):
        of = found_consortium(engine)
        assert profile(engine, FOUNDER, of.meb, 0).last_contact is None
        key = record_dialogue(engine, FOUNDER, dialogue_draft(of))
        asked = contact(engine, of)
        assert (asked.kind, asked.through, asked.place) == (TimelineKind.DIALOGUE, (of.anna,), None)
        held = add_meeting(engine, FOUNDER, key, meeting_draft())
        assert (contact(engine, of).kind, contact(engine, of).through) == (TimelineKind.MEETING, (of.anna,))
        add_attendance(engine, FOUNDER, held, seat_draft(of.bert))
        assert (contact(engine, of).place, contact(engine, of).through) == (held, (of.bert,))
        add_affiliation(engine, FOUNDER, AffiliationDraft(person_id=of.bert, organisation_id=of.meb))
        assert contact(engine, of).through == (of.anna,)


def test_it_can_be_that_up_to_an_earlier_day(engine: Engine) -> None:
    with clock(TODAY):
        of = found_consortium(engine)
        key = record_dialogue(engine, FOUNDER, dialogue_draft(of))
        first, second = TODAY - timedelta(days=20), TODAY - timedelta(days=2)
        for on in (first, second):
            add_meeting(engine, FOUNDER, key, meeting_draft(on=on))
        for on, last in ((first, first), (second - timedelta(days=1), first), (TODAY, second)):
            found = profile(engine, FOUNDER, of.meb, 0, on).last_contact
            assert found is not None
            assert found.on == last
        assert contact(engine, of).on == second


def test_what_is_planned_is_no_contact_yet(engine: Engine) -> None:
    with clock(TODAY):
        of = found_consortium(engine)
        key = record_dialogue(engine, FOUNDER, dialogue_draft(of))
        add_meeting(engine, FOUNDER, key, meeting_draft(on=TODAY.replace(year=TODAY.year + 1)))
        assert contact(engine, of).kind is TimelineKind.DIALOGUE
        # The picture has the same, though more is planned.
        told = contacts_of(network.network(engine, FOUNDER), TODAY).last_on
        assert told[str(of.meb)] == contact(engine, of).on


def test_a_dialogue_that_was_called_off_held_no_meeting(engine: Engine) -> None:
    with clock(TODAY):
        of = found_consortium(engine)
        begun = TODAY - timedelta(days=30)
        called_off = {"state": DialogueState.CANCELLED, "requested_on": begun}
        with unit_of_work(engine, FOUNDER) as unit:
            whole = dialogue(lead_body_id=of.meb, owner_id=of.anna, **called_off)
            store_dossier(unit, dossier(whole, meetings=[meeting(TODAY - timedelta(days=1))]))
        assert contact(engine, of).kind is TimelineKind.DIALOGUE
        told = contacts_of(network.network(engine, FOUNDER), TODAY).last_on
        assert told[str(of.meb)] == contact(engine, of).on
