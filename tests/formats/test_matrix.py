"""A matrix of who with whom is read as ties."""

import pytest

from dare_network.formats.mapping import apply, suggest
from dare_network.formats.tables import read_tables


def ties(text: str) -> list[tuple[str, str, str, str]]:
    tables = read_tables("matrix.csv", "\n".join(text.split("¶")).encode())
    rows = list(apply(suggest(tables), tables))
    assert {row.target for row in rows} == {"ties"}
    return [
        (row.values["from"], row.values["to"], row.values["strength"], row.values["direction"])
        for row in rows
    ]


def test_a_matrix_with_two_like_halves_has_each_pair_once_and_no_direction() -> None:
    assert ties("wie met wie;Anna;Bert;Cees¶Anna;-;3;0¶Bert;3;-;1.5¶Cees;0;1,5;-") == [
        ("Anna", "Bert", "3", "undirected"),
        ("Bert", "Cees", "1.5", "undirected"),
    ]


def test_a_slip_in_one_half_does_not_give_the_others_a_direction() -> None:
    names = "ABCDEFGHIJKL"
    rows = [f"{one};" + ";".join("-" if one == other else "1" for other in names) for one in names]
    rows[0] = rows[0].replace("1", "2", 1)
    found = ties("¶".join([";" + ";".join(names), *rows]))
    assert {direction for *_ends, direction in found} == {"undirected"}
    assert len(found) == 67


def test_a_matrix_with_one_half_has_each_pair_in_its_direction() -> None:
    assert ties(";Anna;Bert;Cees¶Anna;;2;¶Bert;;;x¶Cees;;;") == [
        ("Anna", "Bert", "2", "directed"),
        ("Bert", "Cees", "", "directed"),
    ]


def test_the_reader_is_told_that_it_is_a_matrix() -> None:
    (table,) = read_tables("m.csv", b";A;B;C\nA;;1;\nB;;;1\nC;;;\n")
    assert table.remarks[-1] == "This table is a matrix of who with whom; each filled cell was read as a tie."
    assert [row.line for row in table.rows] == [2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "naam;Anna;Bert;Cees¶Jan;1;2;3¶Piet;1;2;3¶Els;1;2;3",
        ";Anna;Bert;Cees¶Anna;;kent;¶Bert;;;¶Cees;;;",
        ";Anna;Bert¶Anna;;1¶Bert;1;",
    ],
)
def test_other_tables_stay_as_they_are(text: str) -> None:
    (table,) = read_tables("m.csv", "\n".join(text.split("¶")).encode())
    assert table.headers[1] == "Anna"


def posts(text: str) -> list[tuple[str, str, str]]:
    tables = read_tables("matrix.csv", "\n".join(text.split("¶")).encode())
    rows = list(apply(suggest(tables), tables))
    return [
        (row.values["person"], row.values["organisation"], row.values.get("role", ""))
        for row in rows
        if row.target == "affiliations"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "lid van;Stuurgroep Noord;CBG;ZonMw fonds¶Anna Bos;x;;voorzitter¶Bert Kok;;1;¶Cor Vos;X;;",
        "wie zit waar;Anna Bos;Bert Kok;Cor Vos¶Stuurgroep Noord;x;;X¶CBG;;1;¶ZonMw fonds;voorzitter;;",
    ],
)
def test_a_matrix_of_people_and_organisations_says_who_is_where_whichever_way_it_lies(text: str) -> None:
    assert sorted(posts(text)) == [
        ("Anna Bos", "Stuurgroep Noord", ""),
        ("Anna Bos", "ZonMw fonds", "voorzitter"),
        ("Bert Kok", "CBG", ""),
        ("Cor Vos", "Stuurgroep Noord", ""),
    ]


def test_totals_of_such_a_matrix_are_left_out_and_named() -> None:
    text = "naam;Stuurgroep;CBG;Totaal\nAnna Bos;x;x;2\nBert Kok;;x;1\nTotaal;1;2;3\n"
    (table,) = read_tables("m.csv", text.encode())
    assert {row.cells["Person"] for row in table.rows} == {"Anna Bos", "Bert Kok"}
    assert "Totals were left out: Totaal." in table.remarks


def test_numbers_between_people_and_organisations_are_strengths_of_ties() -> None:
    assert ties("naam;Stuurgroep;CBG¶Anna Bos;3;0¶Bert Kok;;1") == [
        ("Anna Bos", "Stuurgroep", "3", "directed"),
        ("Bert Kok", "CBG", "1", "directed"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "naam;nieuwsbrief;kerstkaart 2024;symposium 2025¶Anna Bos;x;;x¶Bert Kok;;x;",
        "naam;organisatie;afdeling¶Anna Bos;CBG;kwaliteit¶Bert Kok;UMC Utrecht;apotheek",
        "naam;Stuurgroep;CBG¶Anna Bos;zie de mail van 3 mei over dit onderwerp;¶Bert Kok;x;",
    ],
)
def test_a_list_of_people_with_marks_is_no_matrix(text: str) -> None:
    (table,) = read_tables("m.csv", "\n".join(text.split("¶")).encode())
    assert table.headers[0] == "naam"
