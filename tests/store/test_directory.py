"""The directory and its cards tell what follows from the whole network, to everybody."""

from collections.abc import Mapping
from datetime import timedelta
from itertools import product
from random import Random
from typing import Any
from uuid import UUID

import pytest
from consortium_builders import FOUNDER, Consortium, found_consortium
from random_dialogues import TODAY, clearances, pages_of, store_random_dialogues
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.person_names import sorting_name
from dare_network.domain.records.lists import DirectoryFilter
from dare_network.domain.records.network import Network
from dare_network.domain.records.paging import Wanted
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import ConflictError, NotFoundError
from dare_network.language import Language, speaking
from dare_network.services.network import read_network
from dare_network.services.stakeholders import add_affiliation, add_organisation, add_person, add_tie
from dare_network.store.directory import (
    count_stakeholders,
    list_stakeholder_entries,
    order_of_stakeholders,
)
from dare_network.store.engine import read_transaction
from dare_network.store.profiles import read_profile
from dare_network.store.stakeholders import get_stakeholder

DAYS = (None, TODAY - timedelta(days=9), TODAY, TODAY + timedelta(days=1))


@pytest.fixture
def of(engine: Engine) -> Consortium:
    """A consortium of some people who came, stay, and left."""
    made = found_consortium(engine)
    dice = Random(4)
    places = [made.leiden, made.utrecht, made.meb]
    places += [
        add_organisation(
            engine, FOUNDER, OrganisationDraft(name=f"House {n}", name_nl=dice.choice(("", f"Aardhuis {n}")))
        )
        for n in range(4)
    ]
    people = [made.anna, made.bert]
    people += [
        add_person(
            engine,
            FOUNDER,
            PersonDraft(
                name=f"{dice.choice('abcXYZ')} person {n}",
                category=dice.choice(("clinician", "industry", "")),
                city=dice.choice(("", "Gent", "Assen")),
            ),
        )
        for n in range(12)
    ]
    for who in people * 2:
        first, last = sorted(dice.sample(DAYS[1:], 2))
        add_affiliation(
            engine,
            FOUNDER,
            AffiliationDraft(
                person_id=who,
                organisation_id=dice.choice(places),
                from_on=dice.choice((None, first)),
                until_on=dice.choice((None, last)),
            ),
        )
    for _tie in range(20):
        one, other = dice.sample([*people, *places], 2)
        try:
            add_tie(engine, FOUNDER, TieDraft(type_id="knows", from_id=one, to_id=other, source="said"))
        except ConflictError:
            continue
    store_random_dialogues(engine, made, 40)
    return made


def places_of(network: Network) -> Mapping[UUID, list[Any]]:
    places: dict[UUID, list[Any]] = {}
    for place in network.affiliations:
        if place.holds_on(TODAY):
            places.setdefault(place.person_id, []).append(network.by_id[place.organisation_id])
    return places


def test_every_reader_is_shown_everyone_of_the_network(engine: Engine, of: Consortium) -> None:
    counts = set()
    for cleared in clearances(of):
        with read_transaction(engine) as transaction:
            network = read_network(transaction, cleared)
            places = places_of(network)
            persons = sum(who.is_person for who in network.stakeholders)
            assert count_stakeholders(transaction, cleared) == (persons, len(network.stakeholders) - persons)
            for category in ("", "clinician"):
                listed = pages_of(
                    lambda wanted: list_stakeholder_entries(
                        transaction,
                        cleared,  # noqa: B023
                        DirectoryFilter(category=category),  # noqa: B023
                        wanted,
                    )
                )
                wanted = [who for who in network.stakeholders if category in ("", who.category)]
                told = {each.who.id: (each.who, list(each.places)) for each in listed}
                assert told == {who.id: (who, places.get(who.id, [])) for who in wanted}
                assert len(told) == len(listed)
                counts.add((category, len(listed)))
    # People are for the consortium alone.
    assert len(counts) == 4


def test_it_is_ordered_over_all_pages_in_the_readers_language(engine: Engine, of: Consortium) -> None:
    cleared = list(clearances(of))[-1]
    for language, descending in product(Language, (False, True)):
        with speaking(language), read_transaction(engine) as transaction:
            for by in ("name", "category", "place"):
                listed = pages_of(
                    lambda wanted: list_stakeholder_entries(transaction, cleared, DirectoryFilter(), wanted),
                    by=by,
                    descending=descending,
                )
                wanted = Wanted(by=by, descending=descending)
                keys = order_of_stakeholders(transaction, cleared, DirectoryFilter(), wanted)
                assert [each.who.id for each in listed] == list(keys)
                # Each database has its own order of signs; of these words they are of one mind.
                known = [each for each in listed if each.who.kind is StakeholderKind.PERSON]
                if by == "name":
                    names = [sorting_name(each.who.label) for each in known]
                    assert names == sorted(names, reverse=descending)
                elif by == "place":
                    firsts = [each.place.split(",")[0].lower() for each in known if each.place]
                    assert firsts == sorted(firsts, reverse=descending)


def test_a_card_tells_of_somebody_what_the_network_holds(engine: Engine, of: Consortium) -> None:
    had = set()
    for cleared in list(clearances(of))[::3]:
        with read_transaction(engine) as transaction:
            network = read_network(transaction, cleared)
            for who in network.stakeholders:
                known = read_profile(transaction, cleared, who.id, 3)
                ties = {tie for tie in network.ties if who.id in (tie.from_id, tie.to_id)}
                parts = {part.dialogue_id for part in network.participations if part.stakeholder_id == who.id}
                assert list(known.affiliations) == [
                    each for each in network.affiliations if who.id in (each.person_id, each.organisation_id)
                ]
                assert set(known.ties) == ties
                assert known.count == len(parts)
                first = [node.id for node in network.dialogues if node.id in parts][:3]
                assert [dialogue.id for dialogue in known.dialogues] == first
                had |= {(cleared.people, bool(ties), bool(parts))}
    assert len(had) >= 6


def test_a_hidden_person_has_no_page(engine: Engine, of: Consortium) -> None:
    public = next(each for each in clearances(of) if not each.people)
    with pytest.raises(NotFoundError), read_transaction(engine) as transaction:
        get_stakeholder(transaction, public, of.anna)
