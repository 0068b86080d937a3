"""Card, directory, picture and files say the same of somebody's work and category as of today."""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest
from consortium_builders import FOUNDER, found_consortium
from everything_told import clock
from random_dialogues import TODAY
from sqlalchemy.engine import Engine

from dare_network.charts.node_rows import node_rows
from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft
from dare_network.domain.records.lists import DirectoryFilter
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.reference import Reference
from dare_network.domain.rules.work import Phase, category_on, phase_on
from dare_network.domain.vocabulary import TermList
from dare_network.graph.view import View, seen
from dare_network.services import exploring, lists, names, network, reference
from dare_network.services.directory_files import directory_csv
from dare_network.services.stakeholders import add_affiliation, add_organisation, add_person

CATEGORIES = ("", "clinician", "industry", "payer", "scientist")


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock(TODAY):
        yield


@pytest.fixture
def people(engine: Engine) -> list[UUID]:
    """People with work by chance: of before, of now, to come, twice at one place, of two categories."""
    dice = Random(11)
    found_consortium(engine)
    places = [add_organisation(engine, FOUNDER, OrganisationDraft(name=f"Place {n}")) for n in range(3)]
    made = []
    for number in range(24):
        person = PersonDraft(name=f"P {number:02}", category=dice.choice(CATEGORIES), city="Zwolle")
        made.append(add_person(engine, FOUNDER, person))
        for _work in range(dice.randrange(4)):
            first = dice.choice((None, *(TODAY + timedelta(days) for days in (-9, -1, 0, 1))))
            last = dice.choice((None, *(TODAY + timedelta(days) for days in (-1, 0, 1, 9))))
            draft = AffiliationDraft(
                person_id=made[-1],
                organisation_id=dice.choice(places),
                role_category=dice.choice(CATEGORIES),
                from_on=first,
                until_on=None if first and last and last < first else last,
            )
            add_affiliation(engine, FOUNDER, draft)
    return made


def _told(of: Reference, category: str) -> str:
    return of.label(TermList.CATEGORY, category)


def test_of_work_as_of_today_all_say_the_same(engine: Engine, people: list[UUID]) -> None:
    of = reference.reference(engine)
    found = network.network(engine, FOUNDER)
    whole = exploring.graph_of_all(found, of)
    today = seen(whole, View(TODAY))
    contacts = exploring.contacts_of(found, TODAY)
    picture = {row.id: row for row in node_rows(today, whole, of, contacts)}
    page = lists.stakeholders(engine, FOUNDER, DirectoryFilter(), Wanted())
    directory = {entry.who.id: entry for entry in page.entries}
    rows = csv.DictReader(io.StringIO(directory_csv(engine, FOUNDER, people).decode("utf-8-sig")))
    exported = {row["Name"]: row["Organisation or place"] for row in rows}
    kinds = set()
    for key in people:
        entry, row = directory[key], picture[str(key)]
        work = names.profile(engine, FOUNDER, key, 9).affiliations
        now = {each.organisation_id for each in work if phase_on(each, TODAY) is Phase.HOLDS}
        card = category_on(entry.who.category, work, TODAY)
        assert {place.id for place in entry.places} == now
        assert len(entry.places) == len(now)
        assert row.organisations == ", ".join(sorted(place.short_label for place in entry.places))
        assert exported[entry.who.name] == (", ".join(place.label for place in entry.places) or "Zwolle")
        assert card == entry.category == today.nodes[str(key)].category
        assert _told(of, card) == row.category
        assert not card or _told(of, card) in row.title
        kinds.add((card != entry.who.category, len(now)))
    assert {(True, 1), (False, 0), (True, 2)} <= kinds


def test_the_directory_is_filtered_and_ordered_by_the_category_of_today(
    engine: Engine, people: list[UUID]
) -> None:
    of = reference.reference(engine)
    every = lists.stakeholders(engine, FOUNDER, DirectoryFilter(), Wanted()).entries
    for category in CATEGORIES[1:]:
        page = lists.stakeholders(engine, FOUNDER, DirectoryFilter(category=category), Wanted())
        assert page.entries == tuple(entry for entry in every if entry.category == category)
    ordered = lists.stakeholders(engine, FOUNDER, DirectoryFilter(), Wanted(by="category")).entries
    labels = [
        _told(of, entry.category).lower() for entry in ordered if entry.who.id in people and entry.category
    ]
    assert labels == sorted(labels)
