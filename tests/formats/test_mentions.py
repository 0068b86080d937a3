"""Rows mention people and organisations by other names than the lists of the same files."""

import pytest

from dare_network.formats.mapping import apply, suggest
from dare_network.formats.tables import read_tables

ORGANISATIONS = (
    "naam;afkorting;Engelse naam¶College ter Beoordeling van Celbruggen;CBC;Celbridge Board¶Genpad B.V.;;"
)
PEOPLE = "voornaam;tussenvoegsel;achternaam;e-mail¶Anna;van der;Berg;a@x.example¶Piet;;Bos;p@x.example"


def ends(*mentioned: str) -> list[str]:
    """Whom the ends of ties mean beside these two lists."""
    ties = "¶".join(["van;naar", *(f'"{text}";Genpad B.V.' for text in mentioned)])
    texts = {"organisaties": ORGANISATIONS, "personen": PEOPLE, "relaties": ties}
    tables = [
        table
        for name, text in texts.items()
        for table in read_tables(f"{name}.csv", "\n".join(text.split("¶")).encode())
    ]
    return [row.values["from"] for row in apply(suggest(tables), tables) if row.target == "ties"]


@pytest.mark.parametrize("text", ["CBC", "cbc", "Celbridge Board", "College ter Beoordeling van Celbruggen"])
def test_an_organisation_is_meant_by_each_name_that_its_list_gives(text: str) -> None:
    assert ends(text) == ["Celbridge Board"]


@pytest.mark.parametrize(
    "text",
    [
        "Anna van der Berg",
        "Berg, Anna van der",
        "dr. Anna van der Berg",
        "A. van der Berg",
        "van der Berg, A.",
    ],
)
def test_a_person_is_meant_in_any_order_with_titles_and_by_initials(text: str) -> None:
    assert ends(text) == ["Anna van der Berg"]


@pytest.mark.parametrize("text", ["Berg", "B. Bos", "Genpad, Delft", "Anna Berg", "CBG"])
def test_what_may_mean_another_stays_as_it_is(text: str) -> None:
    assert ends(text) == [text]


def test_initials_of_two_mean_neither() -> None:
    people = "naam;e-mail¶Anna Bos;a@x.example¶Arie Bos;b@x.example"
    tables = [
        table
        for name, text in {"personen": people, "relaties": "van;naar¶A. Bos;Arie Bos"}.items()
        for table in read_tables(f"{name}.csv", "\n".join(text.split("¶")).encode())
    ]
    (tie,) = [row for row in apply(suggest(tables), tables) if row.target == "ties"]
    assert (tie.values["from"], tie.values["to"]) == ("A. Bos", "Arie Bos")


def test_the_name_of_an_organisation_in_a_list_of_contacts_is_that_of_its_own_list() -> None:
    texts = {"organisaties": ORGANISATIONS, "contacten": "naam;organisatie¶Anna Bos;CBC¶Piet Bos;Kiem B.V."}
    tables = [
        table
        for name, text in texts.items()
        for table in read_tables(f"{name}.csv", "\n".join(text.split("¶")).encode())
    ]
    rows = list(apply(suggest(tables), tables))
    names = {row.values["label"] for row in rows if row.values.get("kind") == "organisation"}
    assert names == {"Celbridge Board", "Genpad B.V.", "Kiem B.V."}
    posts = [row.values["organisation"] for row in rows if row.target == "affiliations"]
    assert posts == ["Celbridge Board", "Kiem B.V."]
