"""The parts of a name: told apart as people write them, and put together again without a word lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.person_names import (
    PersonName,
    join_name,
    parts_left,
    sorting_name,
    split_name,
    with_earlier,
)

GIVEN = st.sampled_from(["Jan", "Anna Maria", "Jean-Pierre", "Łukasz", "Zoë", "Al", "Ben", ""])
INITIALS = st.sampled_from(["J.A.", "Th.", "J.-P.", "A. B.", "IJ.", "AB", ""])
INFIX = st.sampled_from(
    ["van", "van der", "de", "in 't", "'t", "van ’t", "De La", "von und zu", "op den", ""]
)
FAMILY = st.sampled_from(
    ["Berg", "Vries", "O'Neill", "Bos-van den Akker", "Müller", "Wit - de Boer", "IJzerman"]
)
BEFORE = st.sampled_from(["prof. dr.", "Drs.", "Prof.dr.ir.", "mevrouw", "de heer", "mr.", ""])
AFTER = st.sampled_from(["MSc", "MD PhD", "Ph.D.", "Jr.", "PharmD", ""])


@st.composite
def names(draw: st.DrawFn) -> PersonName:
    """A name of which every part is written as people write it."""
    given_name, initials = draw(GIVEN), draw(INITIALS)
    return PersonName(
        given_name, draw(INFIX), draw(FAMILY), initials, draw(BEFORE), draw(AFTER) if given_name else ""
    )


@given(names())
def test_the_parts_of_a_name_are_told_from_it(parts: PersonName) -> None:
    if parts.family == "Wit - de Boer" and not (parts.given or parts.initials or parts.infix):
        return
    assert split_name(join_name(parts)) == parts


@given(names())
def test_a_name_that_begins_with_the_family_name_has_the_same_parts(parts: PersonName) -> None:
    first = join_name(PersonName(parts.given, initials=parts.initials))
    if not first:
        return
    family = " ".join(filter(None, (parts.infix, parts.family)))
    for written in (
        f"{family}, {parts.title_before} {first}, {parts.title_after}",
        f"{parts.family}, {parts.title_before} {first} {parts.infix}, {parts.title_after}",
        f"{parts.title_before} {family}, {first} , {parts.title_after}",
    ):
        assert split_name(written) == parts, written


@given(st.text(alphabet=st.characters(exclude_characters=","), max_size=60))
def test_parts_joined_are_the_name_that_was_split(written: str) -> None:
    assert join_name(split_name(written)) == " ".join(written.split())


@given(st.text(max_size=60))
def test_no_word_of_a_name_is_lost(written: str) -> None:
    found = join_name(split_name(written))
    assert sorted(found.replace(",", " ").split()) == sorted(written.replace(",", " ").split())


@pytest.mark.parametrize(
    ("written", "sorted_by"),
    [
        ("Jan van der Berg", "berg jan van der"),
        ("Berg, J. van der", "berg j van der"),
        ("JAN VAN DER BERG", "berg jan van der"),
        ("van der Berg, Jan", "berg jan van der"),
        ("prof. dr. J.A. (Jan) de Vries, MSc", "vries jan de"),
        ("V. Anand", "anand v"),
        ("Al Gore", "gore al"),
        ("Yo Ma", "ma yo"),
        ("Ben de Vries", "vries ben de"),
        ("Shane O’Neill", "oneill shane"),
        ("Łukasz Kowalski", "kowalski lukasz"),
        ("Plato", "plato"),
        ("dr., dr.", "drdr"),
    ],
)
def test_people_are_sorted_by_their_family_name(written: str, sorted_by: str) -> None:
    assert sorting_name(written) == sorted_by


def test_parts_that_are_given_count_before_those_that_a_name_seems_to_have() -> None:
    parts = PersonName(given="Gabriel", family="García Márquez")
    assert sorting_name("Gabriel García Márquez", parts) == "garciamarquez gabriel"
    assert sorting_name("Gabriel Díaz", parts) == "diaz gabriel"


def test_only_parts_that_a_name_had_and_has_no_more_are_dropped() -> None:
    parts = PersonName("Anna", "de", "Vries", "A.M.", "prof.", "")
    assert parts_left("Anna de Vries", "Anna Bos", parts) == PersonName("Anna", "", "", "A.M.", "prof.", "")


def test_another_spelling_of_a_name_is_no_earlier_name() -> None:
    assert with_earlier(("Anna Smit",), ["Anna  DE Vries", "anna smit"], ["Anna de Vries"]) == ("Anna Smit",)
    assert with_earlier((), ["Anna de Vries"], ["Anna Bos"]) == ("Anna de Vries",)
