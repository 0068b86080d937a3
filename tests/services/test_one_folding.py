"""Every search finds a name however it is typed: case, accents, apostrophes, dashes and what is invisible."""

from collections.abc import Callable, Mapping
from uuid import UUID

import pytest
from consortium_builders import FOUNDER, Consortium, dialogue_draft, found_consortium
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft
from dare_network.domain.records.lists import DirectoryFilter
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.search import Narrowing
from dare_network.matching.candidates import Candidate
from dare_network.services import dialogues, duplicates, lists
from dare_network.services.search import search
from dare_network.services.stakeholders import add_organisation, add_person
from dare_network.words.cutting import folded_words
from dare_network.words.query import read_query

TYPED = {
    "Sean O'Neill": ("sean o’neill", "SEAN O`NEILL", "Sean O\u02bcNeill"),
    "Niamh O\u02bcDea": ("niamh odea", "Niamh O'Dea", "niamh o’dea"),
    "Łukasz Żak": ("lukasz zak", "ŁUKASZ ŻAK", "Lukasz\u00a0Zak"),
    "Hans Müller": ("hans muller", "Hans Mu\u0308ller", "HANS MÜLLER"),
    "Jan-Willem Smit": ("jan willem smit", "Jan\u2011Willem Smit", "jan–willem  smit"),
    "Søren Bjørk": ("soren bjork", "Sø\u200bren Bjø\u00adrk"),
    "Zoë Ünal": ("zoe unal", "ZOË ÜNAL", "Zoe\u0308 U\u0308nal"),
}


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def in_directory(engine: Engine, text: str) -> set[UUID]:
    to = DirectoryFilter(tuple(folded_words(text)))
    return set(lists.stakeholder_keys(engine, FOUNDER, to, Wanted()))


def likely_when_typed(engine: Engine, text: str) -> set[UUID]:
    register = duplicates.register(engine, FOUNDER)
    return {
        other
        for is_person in (True, False)
        for pair in register.like(Candidate(UUID(int=0), is_person, (text,)))
        for other in (pair.one_id, pair.other_id)
    }


def in_texts(engine: Engine, text: str) -> set[UUID]:
    return {hit.dialogue_id for hit in search(engine, FOUNDER, read_query(text), Narrowing(), 50).hits}


PEOPLE: Mapping[str, Callable[[Engine, str], set[UUID]]] = {
    "the directory": in_directory,
    "who a new record may be": likely_when_typed,
}


@pytest.mark.parametrize("where", PEOPLE)
def test_people_and_organisations_are_found_however_their_name_is_typed(
    engine: Engine, of: Consortium, where: str
) -> None:
    for name, typed in TYPED.items():
        keys = {
            add_person(engine, FOUNDER, PersonDraft(name=name)),
            add_organisation(engine, FOUNDER, OrganisationDraft(name=f"{name} Instituut")),
        }
        for text in typed:
            assert keys & PEOPLE[where](engine, text), text
            assert keys & PEOPLE[where](engine, f"{text} Instituut"), text


def test_texts_are_found_however_a_name_in_them_is_typed(engine: Engine, of: Consortium) -> None:
    for name, typed in TYPED.items():
        key = dialogues.record_dialogue(engine, FOUNDER, dialogue_draft(of, summary=f"Told by {name}."))
        for text in typed:
            # Whoever leaves an apostrophe out writes another word, of which texts hold too many.
            if "odea" not in text:
                assert key in in_texts(engine, text), text
