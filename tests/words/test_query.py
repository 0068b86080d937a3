"""What a query asks for: a small language in which nothing is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.words.query import LONGEST, Query, QueryTerm, read_query


def word(text: str, **changes: bool) -> QueryTerm:
    return QueryTerm((text,), **({"inflected": True} | changes))


def phrase(text: str, **changes: bool) -> QueryTerm:
    return QueryTerm(tuple(text.split()), **changes)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("potency Assays", [word("potency"), word("assays")]),
        ("potency potency", [word("potency")]),
        ('"Potency assay"', [phrase("potency assay")]),
        ("“potency assay” phase", [phrase("potency assay"), word("phase")]),
        ('"assays"', [phrase("assays")]),
        ("potentie*", [phrase("potentie", unfinished=True)]),
        ('"potency as*"', [phrase("potency as")]),
        ('"potency assa"*', [phrase("potency assa", unfinished=True)]),
        ("po*", [word("po")]),
        ("*", []),
        ("potency -donor", [word("potency"), word("donor", excluded=True)]),
        ('cell -"potency assay"', [word("cell"), phrase("potency assay", excluded=True)]),
        ("cell -CAR-T", [word("cell"), phrase("car t", excluded=True)]),
        ("cell -poten*", [word("cell"), phrase("poten", unfinished=True, excluded=True)]),
        ("CAR-T-cel", [word("car"), word("t"), word("cel")]),
        ("T-cel*", [word("t"), phrase("cel", unfinished=True)]),
        ('potency"assay', [word("potency"), word("assay")]),
        ('"potency assay', [word("potency"), word("assay")]),
        ("- potency", [word("potency")]),
        ("OR NEAR(a) words:x ^y", [word("or"), word("near"), word("a"), word("words"), word("x"), word("y")]),
        ("c++ ' \\ %_ {} () \x00", [word("c")]),
        ('""  "-" *', []),
    ],
)
def test_a_text_is_read_as_terms(text: str, terms: list[QueryTerm]) -> None:
    assert list(read_query(text).terms) == terms


@pytest.mark.parametrize("text", ["", "   ", "-donor", '-"a b"', "…", '"'])
def test_a_query_that_wants_nothing_is_false(text: str) -> None:
    assert not read_query(text)


@given(st.text())
def test_no_text_is_a_wrong_query(text: str) -> None:
    query = read_query(text)
    assert bool(query) == any(not term.excluded for term in query.terms)
    for term in query.terms:
        assert term.words
        assert all(each.isalnum() for each in term.words)
        assert not (term.inflected and (term.unfinished or len(term.words) > 1))


def test_no_more_is_read_than_somebody_types() -> None:
    assert read_query("a" * LONGEST + " beyond") == Query((word("a" * 60),))
