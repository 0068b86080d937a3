"""First guesses at the columns of a file."""

import pytest

from dare_network.formats.columns import FIELDS, described
from dare_network.formats.mapping import ColumnMapping, apply, from_json, suggest, to_json
from dare_network.formats.suggesting.looks import folded
from dare_network.formats.suggesting.words import words_of
from dare_network.formats.tables import Table, read_tables
from dare_network.language import Language, speaking


def table(text: str, name: str = "list") -> Table:
    (read,) = read_tables(f"{name}.csv", text.encode())
    return read


SUGGESTIONS = {
    "a Dutch list": (
        "Naam;Afkorting;Plaats;Soort;Trefwoorden\nUMC Utrecht;UMCU;Utrecht;Ziekenhuis;a|b\n",
        [
            {
                "label": "UMC Utrecht",
                "short_name": "UMCU",
                "kind": "organisation",
                "city": "Utrecht",
                "tags": "a; b",
                "organisation_kind": "Ziekenhuis",
                "category": "Ziekenhuis",
            }
        ],
    ),
    "a list of people": (
        "Name,E-mail\nAnna,anna@example.org\n",
        [{"label": "Anna", "kind": "person", "email": "anna@example.org"}],
    ),
    "Dutch ties": (
        "Van,Naar,Soort,Vanaf,Opmerking\nA,B,adviseert,01-02-2026,x\n",
        [{"from": "A", "to": "B", "type": "adviseert", "from_on": "2026-02-01", "note": "x"}],
    ),
    "Kumu connections": (
        "From,To,Label,Type,Direction\nA,B|C,l,knows,directed\n",
        [{"from": "A", "to": end, "type": "knows", "note": "l", "direction": "directed"} for end in "BC"],
    ),
    "Gephi edges": (
        "Source,Target,Type,Label\nA,B,Undirected,knows\n",
        [{"from": "A", "to": "B", "type": "knows", "direction": "Undirected"}],
    ),
    "ties without a type": (
        "From,To\nA,B\n",
        [{"from": "A", "to": "B", "type": "related_to"}],
    ),
    "a list of organisations": (
        "Organisatie,Website\nKWF,https://www.kwf.nl\n",
        [{"label": "KWF", "kind": "organisation", "website": "https://www.kwf.nl"}],
    ),
    "a list of contacts": (
        "Naam,Organisatie,Functie,E-mail,Plaats\nAnna,KWF,Adviseur,a@kwf.nl,Amsterdam\n",
        [
            {"label": "Anna", "kind": "person", "email": "a@kwf.nl", "city": "Amsterdam"},
            {"label": "KWF", "kind": "organisation"},
            {"person": "Anna", "organisation": "KWF", "role": "Adviseur"},
        ],
    ),
    "something else": ("Datum,Bedrag\n1,2\n", []),
}


@pytest.mark.parametrize("case", SUGGESTIONS)
def test_a_suggestion_reads_what_the_headers_mean(case: str) -> None:
    text, expected = SUGGESTIONS[case]
    tables = [table(text)]
    suggested = suggest(tables)
    assert [dict(row.values) for row in apply(suggested, tables)] == expected
    assert from_json(to_json(suggested)) == suggested


def test_a_list_of_contacts_makes_no_stakeholders_that_another_table_describes() -> None:
    tables = [
        table("person,organisation,role\na,b,c\n", "affiliations"),
        table("name,kind\na,person\nb,organisation\n", "people"),
    ]
    assert [(part.table, part.target) for part in suggest(tables).tables] == [
        ("affiliations", "affiliations"),
        ("people", "stakeholders"),
    ]


def test_no_tables_give_an_empty_suggestion() -> None:
    assert suggest([]) == ColumnMapping(name="New mapping")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("target", sorted(FIELDS))
def test_every_field_is_known_by_what_it_is_called_on_screen(target: str, language: Language) -> None:
    with speaking(language):
        for field, about in described(target).items():
            assert folded(about.title) in words_of(target)[field]
