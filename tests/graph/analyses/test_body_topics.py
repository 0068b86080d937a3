"""Who of ours is in contact with each body on each topic."""

from datetime import date

from builders import (
    TODAY,
    Record,
    advice,
    affiliation,
    attended,
    body,
    dialogue_node,
    key,
    lead,
    network,
    organisation,
    participation,
    person,
)
from hypothesis import given
from random_networks import TOPICS, networks, shuffled

from dare_network.domain.records.network import Network, Stakeholder
from dare_network.domain.vocabulary import DialogueState
from dare_network.graph.analyses.body_topics import body_by_topic
from dare_network.graph.analyses.coverage import Cell, Contact, Coverage

ANNA, BERT, UMC = person("Anna"), person("Bert"), organisation("UMC")
MEB, ZIN = body("MEB", "nl-meb"), body("ZIN", "nl-zin")
POTENCY, PRICE = TOPICS
HELD = dialogue_node(MEB, topic_ids=(POTENCY,))
MARCH, MAY, JUNE = date(2026, 3, 2), date(2026, 5, 12), date(2026, 6, 9)


def coverage(*records: Record, as_of: date = TODAY) -> Coverage:
    return body_by_topic(network(ANNA, BERT, UMC, MEB, ZIN, HELD, lead(HELD), *records), TOPICS, as_of)


def potency(*records: Record, as_of: date = TODAY) -> Cell:
    return coverage(*records, as_of=as_of).cell(at(MEB), POTENCY)


def at(who: Stakeholder) -> str:
    return str(who.id)


def test_who_sat_at_a_meeting_is_in_contact_with_the_body_on_its_topics() -> None:
    found = coverage(attended(HELD, ANNA))
    assert found.cell(at(MEB), POTENCY) == Cell((Contact(at(ANNA), at(MEB), MAY),), MAY)
    assert found.gaps == ((at(MEB), PRICE), (at(ZIN), POTENCY), (at(ZIN), PRICE))


def test_who_is_responsible_is_in_contact_since_the_last_contact_in_the_dialogue() -> None:
    assert potency(participation(HELD, BERT, "owner")).contacts == (Contact(at(BERT), at(MEB), MAY),)


def test_before_the_request_there_is_no_contact_and_before_the_meeting_only_the_request() -> None:
    owner, seat = participation(HELD, BERT, "owner"), attended(HELD, ANNA)
    assert potency(owner, seat, as_of=date(2026, 3, 1)) == Cell()
    assert potency(owner, seat, as_of=MARCH) == Cell((Contact(at(BERT), at(MEB), MARCH),), MARCH)


def test_every_body_of_a_dialogue_counts_also_one_that_only_sat_at_a_meeting() -> None:
    found = coverage(attended(HELD, ANNA), attended(HELD, ZIN))
    assert found.cell(at(ZIN), POTENCY).count == 1


def test_advice_on_another_topic_counts_for_that_topic() -> None:
    found = coverage(attended(HELD, ANNA), advice(HELD, PRICE))
    assert found.cell(at(MEB), PRICE) == Cell((Contact(at(ANNA), at(MEB), MAY),), JUNE)
    assert found.cell(at(MEB), POTENCY).last_on == MAY


def test_the_people_of_a_body_are_on_the_other_side() -> None:
    assert potency(attended(HELD, ANNA), affiliation(ANNA, MEB)).contacts == ()


def test_who_has_left_is_no_current_contact_but_the_day_is_kept() -> None:
    seat = attended(HELD, ANNA)
    gone = affiliation(ANNA, UMC, until_on=date(2026, 9, 1))
    assert potency(seat, gone) == Cell((), MAY)
    assert (at(MEB), POTENCY) in coverage(seat, gone).gaps
    assert potency(seat, gone, affiliation(ANNA, UMC, id=key("again"))).count == 1
    assert potency(seat, gone, as_of=date(2026, 8, 1)).count == 1


def test_a_cancelled_meeting_was_no_contact() -> None:
    cancelled = dialogue_node(ZIN, "DIA-2", topic_ids=(PRICE,), state=DialogueState.CANCELLED)
    found = coverage(cancelled, lead(cancelled), attended(cancelled, ANNA))
    assert found.cell(at(ZIN), PRICE).contacts == ()


@given(networks())
def test_nothing_is_known_of_what_comes_after_the_day(found: Network) -> None:
    as_of = date(2025, 10, 1)
    for cell in body_by_topic(found, TOPICS, as_of).cells.values():
        assert all(on <= as_of for on in (cell.last_on, *(one.last_on for one in cell.contacts)) if on)


@given(shuffled())
def test_the_order_of_the_records_changes_no_cell(both: tuple[Network, Network]) -> None:
    one, other = (body_by_topic(found, TOPICS, TODAY) for found in both)
    assert one == other
