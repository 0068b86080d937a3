"""Records that may be one are found with their reasons, and those that only look alike are left alone."""

from dataclasses import replace
from itertools import count
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.records.duplicates import Pair, Reason
from dare_network.matching.candidates import Candidate, city, email, folded_text, phone, site
from dare_network.matching.finding import Register, find_pairs
from dare_network.matching.sounds import sound
from dare_network.matching.titles import initials_of, organisation_words, stands_for

_keys = count(1)


def person(name: str, mail: str = "", at: str = "", place: str = "", tel: str = "", orcid: str = "",
           earlier: tuple[str, ...] = (), by_role: bool = False) -> Candidate:  # fmt: skip
    return Candidate(
        UUID(int=next(_keys)),
        True,
        (name,),
        earlier,
        emails=frozenset({email(mail)} - {""}),
        phones=frozenset({phone(tel)} - {""}),
        employers=frozenset({at} - {""}),
        city=folded_text(place),
        orcid=orcid,
        by_role=by_role,
    )


def organisation(*names: str, place: str = "", short: str = "", ror: str = "", web: str = "",
                 earlier: tuple[str, ...] = ()) -> Candidate:  # fmt: skip
    key = UUID(int=next(_keys))
    return Candidate(key, False, names, earlier, short, city=folded_text(place), ror_id=ror, site=site(web))


def pair_of(one: Candidate, other: Candidate) -> Pair | None:
    (found,) = find_pairs([one, other]) or (None,)
    return found


SAME_PEOPLE = {
    "accents": (person("Ünal van Dijk", at="tue"), person("Unal van Dijk", at="tue"), True, Reason.SAME_NAME),
    "titles": (
        person("dr. Özlem Kuipers", at="emc"),
        person("Özlem Kuipers", at="emc"),
        True,
        Reason.SAME_NAME,
    ),
    "family first": (
        person("Kuipers, Tess", at="lumc"),
        person("Tess Kuipers", at="lumc"),
        True,
        Reason.SAME_NAME,
    ),
    "initials": (person("A. de Wit", "a@x.nl"), person("Anna de Wit", "A@x.nl"), True, Reason.INITIALS),
    "call name": (person("A.B. (Bep) Smit", at="x"), person("Bep Smit", at="x"), True, Reason.SAME_NAME),
    "family name alone": (
        person("Bakker", tel="0612345678", at="x"),
        person("Jan Bakker", tel="0612345678", at="x"),
        False,
        Reason.PART_OF_NAME,
    ),
    "a slip of the pen": (
        person("Marijkee Bos", at="x"),
        person("Marijke Bos", at="x"),
        False,
        Reason.SIMILAR_NAME,
    ),
    "spelling of a sound": (
        person("Jan Meijer", place="Ede"),
        person("Jan Meyer", place="Ede"),
        False,
        Reason.SIMILAR_NAME,
    ),
    "married": (
        person("Pim IJzerman-Jansen", "p@x.nl"),
        person("Pim IJzerman", "p@x.nl"),
        True,
        Reason.PART_OF_NAME,
    ),
    "maiden name": (
        person("Eva Bakker", earlier=("Eva Visser",)),
        person("Eva Visser"),
        False,
        Reason.EARLIER_NAME,
    ),
    "infix forgotten": (
        person("Jan van der Berg", at="x"),
        person("Jan Berg", at="x"),
        False,
        Reason.SIMILAR_NAME,
    ),
    "another address there": (
        person("Mia Raai", "m.raai@x.nl", "x"),
        person("Mia Raai", "mia@x.nl", "x"),
        False,
        Reason.SAME_NAME,
    ),
    "telephone": (
        person("Mia Raai", tel="+31 6 12345678"),
        person("M. Raai", tel="0612345678"),
        False,
        Reason.PHONE,
    ),
    "orcid": (person("R. Bakker", orcid="1"), person("Ruben Bakker", orcid="1"), True, Reason.ORCID),
}


@pytest.mark.parametrize("case", SAME_PEOPLE)
def test_people_who_are_one_are_proposed_with_the_reason(case: str) -> None:
    one, other, hard, reason = SAME_PEOPLE[case]
    pair = pair_of(one, other)
    assert pair is not None
    assert reason in pair.reasons
    assert pair.hard is hard


OTHER_PEOPLE = {
    "namesakes": (person("Jan de Boer", "jan@x.nl", "x"), person("Jan de Boer", "jan@y.nl", "y")),
    "a shared mailbox": (person("Anna Smit", "info@x.nl"), person("Bert Bos", "info@x.nl")),
    "a family": (person("Bram Smeets", at="x", place="Ede"), person("Loïs Smeets", at="x", place="Ede")),
    "another initial": (person("A. Smit", at="x"), person("Bert Smit", at="x")),
    "colleagues": (person("Anna Smit", at="x", place="Ede"), person("Bert Bos", at="x", place="Ede")),
    "only a role is known": (
        person("Assessor", at="x", by_role=True),
        person("Assessor", at="x", by_role=True),
    ),
    "an address by mistake": (person("Anna Smit", "a@x.nl"), person("Bert Bos", "a@x.nl")),
}


@pytest.mark.parametrize("case", OTHER_PEOPLE)
def test_people_who_only_look_alike_are_left_alone(case: str) -> None:
    pair = pair_of(*OTHER_PEOPLE[case])
    assert pair is None or not pair.hard
    assert pair is None or case == "an address by mistake"


SAME_ORGANISATIONS = {
    "legal form": (
        organisation("Celwerk B.V.", place="Geleen"),
        organisation("Celwerk", place="Geleen"),
        Reason.SAME_NAME,
    ),
    "abbreviated": (
        organisation("Zorginst. Nederland", place="Diemen"),
        organisation("Zorginstituut Nederland", place="Diemen"),
        Reason.SIMILAR_NAME,
    ),
    "part as acronym": (
        organisation("UMC Utrecht", place="Utrecht"),
        organisation("Universitair Medisch Centrum Utrecht", place="Utrecht"),
        Reason.ACRONYM,
    ),
    "acronym": (
        organisation("CBG"),
        organisation("College ter Beoordeling van Geneesmiddelen"),
        Reason.ACRONYM,
    ),
    "acronym within words": (
        organisation("NVZA", place="Ede"),
        organisation("Ned. Vereniging van Ziekenhuisapothekers", place="Ede"),
        Reason.ACRONYM,
    ),
    "other language": (
        organisation("Medicines Board", "College Middelen", web="https://a.example"),
        organisation("College Middelen", web="www.a.example/nl"),
        Reason.OTHER_LANGUAGE,
    ),
    "renamed": (
        organisation("Velo", earlier=("Oude Velders",), place="Ede"),
        organisation("Oude Velders", place="Ede"),
        Reason.EARLIER_NAME,
    ),
    "withdrawn": (
        organisation("Zorgraad", place="Ede", web="zorgraad.example", ror="1"),
        organisation("Zorgraad", place="Ede", web="zorgraad.example", ror="2"),
        Reason.WEBSITE,
    ),
}


@pytest.mark.parametrize("case", SAME_ORGANISATIONS)
def test_organisations_that_are_one_are_proposed_with_the_reason(case: str) -> None:
    one, other, reason = SAME_ORGANISATIONS[case]
    pair = pair_of(one, other)
    assert pair is not None
    assert reason in pair.reasons


OTHER_ORGANISATIONS = {
    "the same acronym": (organisation("Medicines Board", short="CBG", place="Utrecht"),
                         organisation("Genealogical archive", short="CBG", place="The Hague")),
    "numbered": (organisation("Regio 1", place="Ede"), organisation("Regio 2", place="Ede")),
    }  # fmt: skip


@pytest.mark.parametrize("case", OTHER_ORGANISATIONS)
def test_organisations_that_only_look_alike_are_left_alone(case: str) -> None:
    assert pair_of(*OTHER_ORGANISATIONS[case]) is None


SPELLINGS = (
    ("Marie Dubois", "Marie Du Bois"), ("Karin van der Meer", "Karin Vandermeer"),
    ("Jan ter Braak", "Jan Terbraak"), ("Jan van den Berg", "Jan v.d. Berg"),
    ("Jan IJsseldijk", "Jan Ysseldijk"), ("Wytze Dijkstra", "Wijtze Dykstra"),
    ("Anna Bakker-Visser", "Anna Visser-Bakker"), ("Anna Bakker Visser", "Anna Visser-Bakker"),
    ("Eva de Vries", "Eva Jansen-de Vries"), ("Sean O'Neill", "Sean ONeill"), ("Hans Müller", "Hans Mueller"),
    ("Łukasz Nowak", "Lukasz Nowak"), ("Jan-Willem Smit", "JW Smit"), ("An\u00adna Bos", "Anna Bos"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_a_person_written_in_two_ways_is_proposed_without_anything_else_known(one: str, other: str) -> None:
    assert pair_of(person(one), person(other)) is not None


FORMS = (
    "B.V.", "BV", "b.v.", "B. V.", "N.V.", "V.O.F.", "U.A.", "Holding B.V.", "GmbH", "S.r.l.", "Pty. Ltd.",
    "S.A.", "Besloten Vennootschap", "B.V. (in liquidatie)", "(Netherlands)",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_no_legal_form_tells_two_organisations_of_one_name_apart(form: str) -> None:
    assert pair_of(organisation(f"Celwerk {form}"), organisation("CELWERK")) is not None
    other = organisation("Celwerk", place="Breda")
    assert pair_of(organisation(f"Celwerk {form}", place="Groningen"), other) is None


@pytest.mark.parametrize("place", ["'s-Gravenhage", "The Hague", "den haag"])
def test_a_place_of_several_names_is_one(place: str) -> None:
    assert city(place) == city("Den Haag")


def test_the_surest_come_first_and_those_told_apart_do_not_come_again() -> None:
    sure = person("Anna Smit", "a@x.nl", "x"), person("Anna Smit", "a@x.nl", "x")
    likely = person("Tess Bakkerman", place="Ede"), person("Tess Bakkermann", place="Ede")
    found = find_pairs([*likely, *sure])
    assert [{pair.one_id, pair.other_id} for pair in found] == [
        {each.id for each in sure}, {each.id for each in likely}
    ]  # fmt: skip
    apart = {(pair.one_id, pair.other_id) for pair in found[:1]}
    assert find_pairs([*likely, *sure], apart) == found[1:]


def test_who_is_typed_is_known_again_by_name_by_sound_and_by_address() -> None:
    known = [person("Ünal van Dijk", "unal@x.nl"), person("Jan Meijer"), person("Bert Bos")]
    register = Register(tuple(known))
    typed = {"unal van dijk": 0, "Dijk, U. van": 0, "jan meyer": 1, "bert bos": 2}
    for name, place in typed.items():
        assert _known_again(register, person(name)) == [known[place].id], name
    assert _known_again(register, person("U.", "UNAL@x.nl")) == [known[0].id]
    assert _known_again(register, person("Carla Vos")) == []


def _known_again(register: Register, typed: Candidate) -> list[UUID]:
    return [pair.other_id for pair in register.like(replace(typed, id=UUID(int=0)))]


@pytest.mark.parametrize(
    ("one", "other"),
    [("meijer", "meyer"), ("kuijpers", "kuypers"), ("schmidt", "schmitt")],
)
def test_spellings_of_a_sound_are_heard_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_acronyms_leave_small_words_out_or_not() -> None:
    assert {"cbg", "ctbvg"} <= initials_of("College ter Beoordeling van Geneesmiddelen")
    assert stands_for("nvza", ("ned", "vereniging", "ziekenhuisapothekers"))
    assert not stands_for("nvz", ("ned", "vereniging", "ziekenhuisapothekers", "amsterdam"))
    assert organisation_words("Ned. Vereniging B.V.") == ("ned.",)


@given(st.lists(st.text(max_size=30), max_size=12), st.booleans())
def test_no_name_stops_the_search_and_the_order_changes_nothing(names: list[str], people: bool) -> None:
    known = [person(name, place="Ede") if people else organisation(name, place="Ede") for name in names]
    found = find_pairs(known)
    assert set(find_pairs(known[::-1])) == set(found)
