"""Names of people and of organisations are told apart by what they are made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.actor_names import likely_kind, may_be_a_person


@pytest.mark.parametrize(
    "name",
    ["Anna Jansen", "Jan van der Berg", "A. Jansen", "J.P. de Vries", "Berg, Jan van den", "Jansen, A.",
     "prof. dr. Özlem Kuijpers", "Łukasz Nowak", "Anne-Marie Pol", "dhr. P. Brouwers", "Pieter van ’t Hof",
     "Xandra de Gier"],
)  # fmt: skip
def test_names_of_people(name: str) -> None:
    assert likely_kind(name) == "person"
    assert may_be_a_person(name)


@pytest.mark.parametrize(
    "name",
    ["UMC Utrecht", "LUMC", "Kite Pharma B.V.", "Stichting Jan Bakker", "Ministerie van VWS", "KWF",
     "De Boer & Zonen", "Radboudumc, Nijmegen", "Maastricht UMC+",
     "Hartwig Medical Foundation", "Centrum 45", "Zorginstituut Nederland",
     "Prinses Máxima Centrum", "College ter Beoordeling van Geneesmiddelen"],
)  # fmt: skip
def test_names_of_organisations(name: str) -> None:
    assert likely_kind(name) == "organisation"
    assert not may_be_a_person(name)


@pytest.mark.parametrize("name", ["", "Anna", "Celbrug", "Xxuq Yyuq", "?"])
def test_names_that_may_be_either(name: str) -> None:
    assert likely_kind(name) is None


@given(st.text(max_size=60))
def test_any_text_is_judged(name: str) -> None:
    assert likely_kind(name) in ("person", "organisation", None)
    assert may_be_a_person(name) in (True, False)
