"""Cells that say who was at a meeting: divided into names, and names found among known people."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.importing.bodies import Bodies
from dare_network.importing.participants import is_no_name, named_in
from dare_network.importing.people import People

DIVIDED = [
    ("A. Jansen, P. de Vries", ["A. Jansen", "P. de Vries"]),
    ("dr. R. Hoek, dr. Wim den Oud en F. ten Cate", ["dr. R. Hoek", "dr. Wim den Oud", "F. ten Cate"]),
    ("A. Jansen and P. Bos & C. Dam", ["A. Jansen", "P. Bos", "C. Dam"]),
    ("A. Jansen\n- P. Bos\n- C. Dam", ["A. Jansen", "P. Bos", "C. Dam"]),
    ("Berg, van den; Jansen, J.; Bos, Anna", ["Berg, van den", "Jansen, J.", "Bos, Anna"]),
    ("Berg, J. van den, Jansen, J., de Vries, K.", ["Berg, J. van den", "Jansen, J.", "de Vries, K."]),
    ("Berg, van den, J.", ["Berg, van den, J."]),
    ("Kanarie, Mies, Bos, Anna", ["Kanarie, Mies", "Bos", "Anna"]),
    ("A. Bos, MSc, PhD en C. Dam", ["A. Bos, MSc, PhD", "C. Dam"]),
    ("Rik Valk (QP en hoofd, lab); C. Dam", ["Rik Valk", "C. Dam"]),
    ("assessor, quality @ MEB; C. Dam", ["assessor, quality", "C. Dam"]),
    ("A. Bos, en nog drie anderen", ["A. Bos", "nog drie anderen"]),
    ("A. Bos, A. Bos,", ["A. Bos"]),
    (" ;, \n", []),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "names"), DIVIDED)
def test_a_cell_is_divided_where_one_name_ends(cell: str, names: list[str]) -> None:
    people = People()
    people.call(uuid4(), ["Mies Kanarie"])
    assert [each.name for each in named_in(cell, people.knows)] == names


@given(st.text(alphabet="abAB.,;\n ()@-'éß&", max_size=60))
def test_no_cell_raises_and_no_letter_is_lost(cell: str) -> None:
    found = named_in(cell, lambda _text: False)
    told = "".join(each.text for each in found)
    assert set(filter(str.isalnum, cell)) <= set(told) | set("and en")
    for each in found:
        is_no_name(each.name)


@pytest.mark.parametrize("text", ["nog drie anderen", "hele kernteam", "N.N.", "3 collega's", "e.a."])
def test_what_names_nobody_is_known_for_it(text: str) -> None:
    assert is_no_name(text)


@pytest.mark.parametrize("text", ["A. Jansen", "Piet Andersen", "mw. de Boer", "van den Berg, J."])
def test_a_name_is_a_name(text: str) -> None:
    assert not is_no_name(text)


PEOPLE = ["Karel Zwaluw", "Koen Zwaluw", "Ellen-Marie van der Kwartel", "Jan Willem Fazant", "José Müller"]


@pytest.mark.parametrize(
    ("written", "whom"),
    [
        ("dhr. K. Zwaluw", ["Karel Zwaluw", "Koen Zwaluw"]),
        ("drs. Karel Zwaluw", ["Karel Zwaluw"]),
        ("ZWALUW, KAREL", ["Karel Zwaluw"]),
        ("E.M. van der Kwartel", ["Ellen-Marie van der Kwartel"]),
        ("Kwartel, E. van der", ["Ellen-Marie van der Kwartel"]),
        ("Kwartel, van der, Ellen-Marie", ["Ellen-Marie van der Kwartel"]),
        ("E. Kwartel", ["Ellen-Marie van der Kwartel"]),
        ("J.W. Fazant", ["Jan Willem Fazant"]),
        ("Jan Fazant", ["Jan Willem Fazant"]),
        ("P. Fazant", []),
        ("J. Muller", ["José Müller"]),
        ("Piet Zwaluw", []),
        ("E. den Kwartel", []),
    ],
)
def test_titles_initials_and_order_do_not_hide_who_is_meant(written: str, whom: list[str]) -> None:
    people, keys = People(), {}
    for name in PEOPLE:
        keys[uuid4()] = name
        people.call(list(keys)[-1], [name])
    assert sorted(keys[key] for key in people.find(written)) == whom


def bodies(**names: list[str]) -> tuple[Bodies, dict[UUID, str]]:
    found, keys = Bodies(lambda _key: False), {}
    for place, (own, called) in enumerate(names.items()):
        key = UUID(int=place)
        keys[key] = own
        found.call(key, called)
    return found, keys


@pytest.mark.parametrize(
    ("cell", "whom"),
    [
        ("CBG en ZIN", ["cbg", "zin"]),
        ("CBG + ZIN", ["cbg", "zin"]),
        ("CBG/ZIN", ["cbg", "zin"]),
        ("CVZ", ["zin"]),
        ("Medicines Evaluation Board (MEB)", ["cbg"]),
        ("meb", ["cbg"]),
        ("Ministerie van Volksgezondheid, Welzijn en Sport", ["vws"]),
        ("VWS; CBG", ["vws", "cbg"]),
    ],
)
def test_bodies_are_found_by_any_of_their_names_and_divided_only_where_all_are_known(
    cell: str, whom: list[str]
) -> None:
    found, keys = bodies(
        cbg=["Medicines Evaluation Board", "College ter Beoordeling van Geneesmiddelen", "CBG-MEB"],
        zin=["National Health Care Institute", "Zorginstituut Nederland", "ZIN"],
        vws=["Ministry of Health", "Ministerie van Volksgezondheid, Welzijn en Sport", "VWS"],
    )
    assert [keys[key] for name in found.named_in(cell) for key in found.find(name)] == whom


def test_an_unknown_name_with_and_in_it_stays_one() -> None:
    found, _keys = bodies(cbg=["CBG"])
    assert found.named_in("Raad voor Volksgezondheid en Samenleving") == (
        "Raad voor Volksgezondheid en Samenleving",
    )
