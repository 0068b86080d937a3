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
