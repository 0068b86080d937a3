"""The meaning of a file hangs neither on the order of its columns and tables nor on how headers are typed."""

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dare_network.formats.grid import Row, Table
from dare_network.formats.mapping import apply, from_json, reading_remarks, suggest, to_json, unread_columns

REGISTER = {
    "Contactpersonen": (
        ("Achternaam", "Tussenvoegsel", "Voornaam", "Titel", "Organisatie", "Functie", "E-mail", "Telefoon",
         "Categorie", "Tags", "Opmerkingen", "Actief", "Sinds", "Afdeling"),
        ("Berg", "van der", "Anna", "dr.", "Celbrug", "arts", "a@x.example, b@x.example", "010-1", "Arts",
         "a, b", "x", "ja", "mrt '19", "Lab"),
        ("Bos", "", "Piet", "", "GP", "jurist", "-", "", "", "", "", "nee", "2015", ""),
    ),
    "Organisaties": (
        ("Naam", "Afkorting", "Engelse naam", "Straat", "Nr", "Plaats", "Website", "Soort", "ROR"),
        ("Celbrug", "CB", "Celbridge", "Dreef", "1", "Delft", "celbrug.example", "ziekenhuis",
         "ROR:05xvt9f17"),
        ("Genpad", "GP", "", "Laan", "2", "Leiden", "", "fonds", ""),
    ),
    "Relaties": (
        ("Van", "Naar", "Soort relatie", "Vanaf", "Tot", "Sterkte", "Bron"),
        ("Berg, Anna van der", "Celbrug", "werkt bij", "01-02-2015", "heden", "3", "BG"),
        ("P. Bos", "CB", "adviseert", "2016", "eind 2019", "", ""),
    ),
}  # fmt: skip


def table(name: str, headers: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    lines = tuple(Row(line, dict(zip(headers, row, strict=True))) for line, row in enumerate(rows, 2))
    return Table(name, headers, lines, ())


def read(tables: list[Table]) -> set[tuple[object, ...]]:
    """All that is read of these tables, in no order."""
    mapping = suggest(tables)
    assert from_json(to_json(mapping)) == mapping
    rows = apply(mapping, tables)
    return {(row.table, row.line, row.target, row.problem, frozenset(row.values.items())) for row in rows}


AS_IT_STANDS = read([table(name, *rows) for name, rows in REGISTER.items()])


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_any_order_of_columns_and_tables_is_read_alike(chance: random.Random) -> None:
    tables = []
    for name, (headers, *rows) in REGISTER.items():
        places = chance.sample(range(len(headers)), len(headers))
        tables.append(table(name, *(tuple(row[place] for place in places) for row in (headers, *rows))))
    chance.shuffle(tables)
    assert read(tables) == AS_IT_STANDS


TYPED = {
    "capitals": str.upper,
    "small letters": str.lower,
    "blanks": lambda header: f"  {header.replace(' ', '  ')} ",
    "a colon": lambda header: f"{header}:",
    "accents by themselves": lambda header: unicodedata.normalize("NFD", header.replace("e", "é")),
    "a star": lambda header: f"{header} *",
    "something in brackets": lambda header: f"{header} (verplicht)",
}


@pytest.mark.parametrize("how", TYPED)
def test_headers_are_known_however_they_are_typed(how: str) -> None:
    tables = [
        table(name, tuple(map(TYPED[how], headers)), *rows) for name, (headers, *rows) in REGISTER.items()
    ]
    sentences = {row[3] for row in AS_IT_STANDS}
    found = read(tables)
    assert {row[:3] + row[4:] for row in found} == {row[:3] + row[4:] for row in AS_IT_STANDS}
    assert len({row[3] for row in found}) == len(sentences)


CELLS = st.text(max_size=12) | st.sampled_from(
    ["Anna Bos", "UMC Utrecht", "ja", "2019", "01-02-2019", "a@x.example", "-", "1", "Person", "works at",
     "Totaal", "A, B"]
)  # fmt: skip
HEADERS = st.text(min_size=1, max_size=8) | st.sampled_from(
    ["Naam", "Voornaam", "Achternaam", "Titel", "Organisatie", "Type", "Van", "Naar", "ID", "Nr", "Straat",
     "Sinds", "Tot", "Tags", "E-mail", "Status", "Contact Type", "Functie", "Engelse naam", "Contactpersoon"]
)  # fmt: skip


@st.composite
def any_tables(draw: st.DrawFn) -> list[Table]:
    tables = []
    for place in range(draw(st.integers(1, 2))):
        headers = tuple(draw(st.lists(HEADERS, min_size=1, max_size=6, unique_by=str.casefold)))
        rows = draw(st.lists(st.tuples(*[CELLS] * len(headers)), max_size=4))
        tables.append(table(f"t{place}", headers, *rows))
    return tables


@settings(max_examples=100, deadline=None)
@given(any_tables())
def test_any_tables_are_read_or_left(tables: list[Table]) -> None:
    mapping = suggest(tables)
    assert from_json(to_json(mapping)) == mapping
    list(apply(mapping, tables))
    reading_remarks(mapping, tables)
    unread_columns(mapping, tables)
